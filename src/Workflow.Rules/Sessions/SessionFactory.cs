using Workflow.Rules.Diagnostics;
using Workflow.Rules.Extensibility;
using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>The plans of a rule set. What it learns of fact types it keeps in a list that is replaced, never changed, so that many threads may read it.</summary>
internal sealed class SessionFactory : ISessionFactory
{
    private readonly Pattern[] _patterns;
    private volatile TypePatterns[] _known = [];

    public SessionFactory(IReadOnlyList<IRuleDefinition> rules, RuleCompilerOptions options)
    {
        var builder = new PlanBuilder();
        var plans = new List<RulePlan>();
        foreach (var rule in rules)
        {
            try
            {
                plans.Add(builder.Build(rule));
            }
            catch (Exception error)
            {
                throw new RuleCompilationException(rule.Name, error);
            }
        }

        var priorities = plans.Select(plan => plan.Definition.Priority).Distinct().OrderDescending().ToList();
        plans.ForEach(plan => plan.Rank = priorities.IndexOf(plan.Definition.Priority));
        Priorities = priorities.Count;
        Branches = [.. plans.SelectMany(plan => plan.Branches)];
        Unconditional = [.. Branches.Where(branch => branch.Required == 0)];
        _patterns = [.. Branches.SelectMany(branch => branch.Levels).Select(level => level.Pattern).OfType<Pattern>()];
        for (var i = 0; i < _patterns.Length; i++)
        {
            _patterns[i].Index = i;
        }

        IsFiltered = Array.Exists(Branches, branch => branch.IsFiltered);
        Identity = options.FactIdentityComparerRegistry.Comparer();
        LoopLimit = options.LoopLimit;
        RuleSet = options.RuleSet;
    }

    public IEventProvider Events => EventHub;

    public SessionEvents EventHub { get; } = new(null);

    public IDependencyResolver DependencyResolver { get; set; } = new NoResolver();

    public IActionInterceptor? ActionInterceptor { get; set; }

    public Branch[] Branches { get; }

    /// <summary>The branches that need no fact to match.</summary>
    public Branch[] Unconditional { get; }

    /// <summary>Whether any rule has a filter.</summary>
    public bool IsFiltered { get; }

    /// <summary>How many different ones there are.</summary>
    public int Priorities { get; }

    public IEqualityComparer<object> Identity { get; }

    public int LoopLimit { get; }

    public string RuleSet { get; }

    /// <summary>How many facts sessions have had: room for so many is made from the start.</summary>
    public int UsualFacts { get; set; }

    public ISession CreateSession() => CreateSession(null);

    public ISession CreateSession(Action<ISession>? initializationAction)
    {
        var session = new Session(this);
        initializationAction?.Invoke(session);
        if (Unconditional.Length > 0)
        {
            session.Begin();
        }

        return session;
    }

    /// <summary>The patterns facts of a type may fulfil.</summary>
    public TypePatterns PatternsOf(Type type)
    {
        foreach (var known in _known)
        {
            if (known.Type == type)
            {
                return known;
            }
        }

        var found = new TypePatterns(type, _patterns, Branches.Length);
        _known = [.. _known, found];
        return found;
    }
}
