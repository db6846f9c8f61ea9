using Workflow.Rules.Diagnostics;
using Workflow.Rules.Extensibility;
using Workflow.Rules.Matching;
using Workflow.Rules.Receipts;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>A session: facts, matches, agenda.</summary>
internal sealed partial class Session : ISession
{
    private readonly SessionFactory _factory;
    private readonly WorkingMemory _memory;
    private readonly Matcher _matcher;
    private readonly FiringLog _log = new();
    private SessionEvents? _events;
    private IDependencyResolver? _resolver;
    private IActionInterceptor? _interceptor;
    private bool _hasInterceptor;

    public Session(SessionFactory factory)
    {
        _factory = factory;
        _memory = new(factory);
        _matcher = new(factory, _memory, this);
        Waiting = new(factory.Priorities);
    }

    public bool AutoPropagateLinkedFacts { get; set; } = true;

    public IAgenda Agenda => Waiting;

    public Agenda Waiting { get; }

    public IEventProvider Events => _events ??= new(_factory.EventHub);

    /// <summary>The session's own while somebody asked for it, else its factory's.</summary>
    public SessionEvents EventHub => _events ?? _factory.EventHub;

    public IDependencyResolver DependencyResolver
    {
        get => _resolver ?? _factory.DependencyResolver;
        set => _resolver = value;
    }

    public IActionInterceptor? ActionInterceptor
    {
        get => _hasInterceptor ? _interceptor : _factory.ActionInterceptor;
        set => (_interceptor, _hasInterceptor) = (value, true);
    }

    /// <summary>Puts rules that need no fact on the agenda.</summary>
    public void Begin()
    {
        _matcher.Begin();
        Match();
        Finish();
    }

    public Receipt Receipt() => _log.Receipt(_factory.RuleSet);

    public WhyNot WhyNot(string ruleName)
    {
        var branches = Array.FindAll(_factory.Branches, branch => branch.Rule.Definition.Name == ruleName);
        if (branches.Length == 0)
        {
            throw new ArgumentException($"There is no rule {ruleName}.", nameof(ruleName));
        }

        var facts = _memory.Of<object>();
        var explainers = Array.ConvertAll(branches, branch => new Explainer(new Matcher(_factory, _memory, this, isLenient: true), branch, facts));
        List<Obstacle> ways = [.. explainers.Select(explainer => explainer.Explain()).OfType<Obstacle>()];
        return new(ruleName, explainers.Sum(explainer => explainer.Matches), ways);
    }

    public IReadOnlyList<TFact> Query<TFact>()
    {
        var facts = _memory.Of<TFact>();
        var values = new TFact[facts.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (TFact)facts[i].Value!;
        }

        return values;
    }

    /// <summary>Joins what an operation changed, and asks the filters.</summary>
    private void Match()
    {
        _matcher.Propagate();
        Filter();
    }

    /// <summary>Nothing of an operation counts.</summary>
    private void Fail() => _matcher.Fail();

    /// <summary>An operation counts. Listeners are told when all of it does: they may operate on the session themselves.</summary>
    private void Finish()
    {
        Change[] told = EventHub.HearsMatches ? [.. _matcher.Changes] : [];
        Schedule();
        _matcher.Finish();
        foreach (var (activation, kind, _, _) in told)
        {
            EventHub.Changed(this, activation, kind);
        }
    }

    private void Schedule()
    {
        foreach (var (activation, kind, accepts, keys) in _matcher.Changes)
        {
            if (keys is not null)
            {
                (activation.Keys ??= new()).Now = keys;
            }

            switch (kind)
            {
                case DeltaKind.Added:
                    _matcher.Stand(activation);
                    Wait(activation, MatchTrigger.Created, accepts);
                    break;
                case DeltaKind.Updated:
                    Wait(activation, activation.HasFired ? MatchTrigger.Updated : MatchTrigger.Created, accepts && (!activation.HasFired || (activation.Plan.IsRepeatable && Runs(activation, ActionTrigger.Reactivated))));
                    break;
                default:
                    _matcher.Fall(activation);
                    Wait(activation, MatchTrigger.Removed, activation.HasFired && Runs(activation, ActionTrigger.Deactivated));
                    Unlink(activation);
                    break;
            }
        }
    }

    private static bool Runs(Activation activation, ActionTrigger trigger) => (activation.Plan.Triggers & trigger) != 0;

    private void Wait(Activation activation, MatchTrigger trigger, bool waits)
    {
        activation.Trigger = trigger;
        if (waits)
        {
            Waiting.Add(activation);
        }
        else
        {
            Waiting.Remove(activation);
        }
    }
}
