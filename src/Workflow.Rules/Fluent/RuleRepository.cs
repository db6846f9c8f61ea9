using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

/// <summary>Rules read from classes.</summary>
public class RuleRepository : IRuleRepository
{
    private const string DefaultSet = "default";
    private readonly List<IRuleSet> _sets = [];

    /// <summary>Makes the instances of rule classes; by their parameterless constructors unless replaced.</summary>
    public IRuleActivator Activator { get; set; } = new RuleActivator();

    /// <inheritdoc/>
    public IEnumerable<IRuleSet> GetRuleSets() => _sets;

    /// <summary>Adds a rule set.</summary>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public void Add(IRuleSet ruleSet)
    {
        if (_sets.Exists(known => known.Name == ruleSet.Name))
        {
            throw new ArgumentException($"There is a rule set {ruleSet.Name} already.", nameof(ruleSet));
        }

        _sets.Add(ruleSet);
    }

    /// <summary>Loads rules into a rule set.</summary>
    /// <param name="specAction">Which rules, into which set; into <c>default</c> when it does not say.</param>
    /// <exception cref="RuleActivationException">A rule class cannot be made.</exception>
    /// <exception cref="RuleDefinitionException">A rule does not define what it must.</exception>
    public void Load(Action<IRuleLoadSpec> specAction)
    {
        var spec = new RuleLoadSpec(Activator);
        specAction(spec);
        var name = spec.RuleSetName ?? DefaultSet;
        var rules = spec.Load();
        if (!_sets.Exists(known => known.Name == name))
        {
            _sets.Add(new RuleSet(name));
        }

        _sets.Find(known => known.Name == name)!.Add(rules);
    }
}
