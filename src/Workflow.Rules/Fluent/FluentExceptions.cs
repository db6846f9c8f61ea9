namespace Workflow.Rules.Fluent;

/// <summary>A rule does not define what it must.</summary>
public class RuleDefinitionException : Exception
{
    /// <summary>In words.</summary>
    public RuleDefinitionException(string message)
        : base(message)
    {
    }

    /// <summary>Of which rule, and why.</summary>
    public RuleDefinitionException(Type ruleType, Exception innerException)
        : base($"The rule {ruleType} cannot be read: {innerException.Message}", innerException) => RuleType = ruleType;

    /// <summary>The rule class, when known.</summary>
    public Type? RuleType { get; }
}

/// <summary>A rule class cannot be made.</summary>
public class RuleActivationException : Exception
{
    /// <summary>Which class, and why.</summary>
    public RuleActivationException(Type ruleType, Exception innerException)
        : base($"The rule class {ruleType} cannot be made: {innerException.Message}", innerException) => RuleType = ruleType;

    /// <summary>The rule class.</summary>
    public Type RuleType { get; }
}
