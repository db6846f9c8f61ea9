using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

/// <summary>Makes the instances of a rule class.</summary>
public interface IRuleActivator
{
    /// <summary>One or more instances.</summary>
    IEnumerable<Rule> Activate(Type type);
}

/// <summary>Makes one instance by the parameterless constructor.</summary>
public class RuleActivator : IRuleActivator
{
    /// <inheritdoc/>
    public IEnumerable<Rule> Activate(Type type) => [(Rule)(Activator.CreateInstance(type) ?? throw new ArgumentException($"{type} cannot be made.", nameof(type)))];
}

/// <summary>Turns instances of rule classes into data.</summary>
public class RuleDefinitionFactory
{
#pragma warning disable CA1822 // An instance, as the authors of rules know it.
    /// <summary>What a rule defines.</summary>
    /// <exception cref="RuleDefinitionException">It does not define what it must.</exception>
    public IRuleDefinition Create(Rule rule)
    {
        try
        {
            return rule.Definition();
        }
        catch (Exception error)
        {
            throw new RuleDefinitionException(rule.GetType(), error);
        }
    }

    /// <summary>What rules define.</summary>
    /// <exception cref="RuleDefinitionException">One does not define what it must.</exception>
    public IEnumerable<IRuleDefinition> Create(IEnumerable<Rule> rules) => [.. rules.Select(Create)];
#pragma warning restore CA1822
}
