namespace Workflow.Rules.RuleModel;

/// <summary>A rule as data: what it matches and what it does.</summary>
public interface IRuleDefinition
{
    /// <summary>Unique in its rule set.</summary>
    string Name { get; }

    /// <summary>In words; empty when none is given.</summary>
    string Description { get; }

    /// <summary>The higher fires first; 0 when none is given.</summary>
    int Priority { get; }

    /// <summary>Whether an updated match fires again.</summary>
    RuleRepeatability Repeatability { get; }

    /// <summary>Words to find the rule by.</summary>
    IEnumerable<string> Tags { get; }

    /// <summary>Further properties by name, see <see cref="Fluent.RuleProperties"/>.</summary>
    IPropertyMap Properties { get; }

    /// <summary>Services the actions use.</summary>
    IReadOnlyList<DependencyElement> Dependencies { get; }

    /// <summary>What decides whether a match comes on the agenda.</summary>
    IReadOnlyList<FilterElement> Filters { get; }

    /// <summary>The conditions.</summary>
    GroupElement LeftHandSide { get; }

    /// <summary>The actions in order.</summary>
    IReadOnlyList<ActionElement> RightHandSide { get; }
}

/// <summary>Whether an updated match fires again.</summary>
public enum RuleRepeatability
{
    /// <summary>Fires whenever a matching set of facts is inserted or updated.</summary>
    Repeatable = 0,

    /// <summary>Fires once for a set of facts, until the set has ceased to match.</summary>
    NonRepeatable = 1,
}

/// <summary>A named collection of rules.</summary>
public interface IRuleSet
{
    /// <summary>Name, e.g. <c>default</c>.</summary>
    string Name { get; }

    /// <summary>The rules in load order.</summary>
    IEnumerable<IRuleDefinition> Rules { get; }

    /// <summary>Appends rules.</summary>
    void Add(IEnumerable<IRuleDefinition> ruleDefinitions);
}

/// <summary>Rules kept in memory.</summary>
/// <param name="name">Name of the set.</param>
public sealed class RuleSet(string name) : IRuleSet
{
    private readonly List<IRuleDefinition> _rules = [];

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <inheritdoc/>
    public IEnumerable<IRuleDefinition> Rules => _rules;

    /// <inheritdoc/>
    public void Add(IEnumerable<IRuleDefinition> ruleDefinitions) => _rules.AddRange(ruleDefinitions);
}

/// <summary>Rule sets by name.</summary>
public interface IRuleRepository
{
    /// <summary>All rule sets, in the order they were made.</summary>
    IEnumerable<IRuleSet> GetRuleSets();
}

/// <summary>Named values.</summary>
public interface IPropertyMap
{
    /// <summary>How many.</summary>
    int Count { get; }

    /// <summary>The value under a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    object this[string name] { get; }

    /// <summary>The value under a name, or the default.</summary>
    object? this[string name, object? defaultValue] { get; }
}
