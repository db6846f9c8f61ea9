using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>Name of a rule; the full type name where absent.</summary>
/// <param name="value">The name.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NameAttribute(string value) : Attribute
{
    /// <summary>The name.</summary>
    public string Value { get; } = value;
}

/// <summary>A rule in words.</summary>
/// <param name="value">The words.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DescriptionAttribute(string value) : Attribute
{
    /// <summary>The words.</summary>
    public string Value { get; } = value;
}

/// <summary>A word to find rules by; base classes pass theirs on.</summary>
/// <param name="value">The word.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class TagAttribute(string value) : Attribute
{
    /// <summary>The word.</summary>
    public string Value { get; } = value;
}

/// <summary>Priority of a rule; the nearest class that says one decides.</summary>
/// <param name="value">The higher fires first.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PriorityAttribute(int value) : Attribute
{
    /// <summary>The higher fires first.</summary>
    public int Value { get; } = value;
}

/// <summary>Whether an updated match fires again.</summary>
/// <param name="value">The answer.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RepeatabilityAttribute(RuleRepeatability value) : Attribute
{
    /// <summary>The answer.</summary>
    public RuleRepeatability Value { get; } = value;
}
