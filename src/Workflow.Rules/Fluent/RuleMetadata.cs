using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

/// <summary>What the attributes of a rule class say.</summary>
public interface IRuleMetadata
{
    /// <summary>The class.</summary>
    Type RuleType { get; }

    /// <summary>Name; the full type name where none is given.</summary>
    string Name { get; }

    /// <summary>In words; empty where none are given.</summary>
    string Description { get; }

    /// <summary>Tags of the class and of its base classes.</summary>
    string[] Tags { get; }
}

/// <summary>What the attributes of a rule class say.</summary>
/// <param name="ruleType">The class.</param>
public class RuleMetadata(Type ruleType) : IRuleMetadata
{
    /// <inheritdoc/>
    public Type RuleType { get; } = ruleType;

    /// <inheritdoc/>
    public string Name => One<NameAttribute>(inherit: false)?.Value ?? RuleType.FullName ?? RuleType.Name;

    /// <inheritdoc/>
    public string Description => One<DescriptionAttribute>(inherit: false)?.Value ?? "";

    /// <inheritdoc/>
    public string[] Tags => [.. RuleType.GetCustomAttributes(typeof(TagAttribute), inherit: true).Cast<TagAttribute>().Select(tag => tag.Value)];

    /// <summary>Priority, of the nearest class that says one; else null.</summary>
    public int? Priority => One<PriorityAttribute>(inherit: true)?.Value;

    /// <summary>Repeatability, of the nearest class that says one; else null.</summary>
    public RuleRepeatability? Repeatability => One<RepeatabilityAttribute>(inherit: true)?.Value;

    private T? One<T>(bool inherit)
        where T : Attribute => RuleType.GetCustomAttributes(typeof(T), inherit).Cast<T>().FirstOrDefault();
}

/// <summary>Names of the properties of rules that are classes.</summary>
public static class RuleProperties
{
    /// <summary>The class, a <see cref="Type"/>.</summary>
    public const string ClrType = "ClrType";
}

/// <summary>Short words for metadata.</summary>
public static class RuleMetadataExtensions
{
    /// <summary>Whether a rule has a tag.</summary>
    public static bool IsTagged(this IRuleMetadata metadata, string tag) => metadata.Tags.Contains(tag, StringComparer.Ordinal);
}
