using System.Text.Json.Nodes;

namespace Workflow.Approvals.Stages;

/// <summary>Answers the conditions of matters (<c>appliesWhen</c>, <c>replacedWhen</c>). The runtime answers with the engine's expressions.</summary>
public interface IMatterConditions
{
    /// <summary>Whether a condition holds.</summary>
    /// <param name="expression">As written in the catalogue, over <c>project</c> and <c>form</c>.</param>
    /// <param name="project">Attributes of the project.</param>
    /// <param name="form">The merged form as filed.</param>
    /// <returns>Unknown when a name it reads is absent or it fails: an absent attribute must never read as false.</returns>
    ConditionAnswer Evaluate(string expression, JsonObject project, JsonObject form);
}

/// <summary>Answer of a condition.</summary>
/// <param name="Holds">True, false, or null for unknown.</param>
/// <param name="Missing">Name of the absent attribute or field, e.g. <c>project.eiaClass</c>, where that is why; else null.</param>
public readonly record struct ConditionAnswer(bool? Holds, string? Missing = null);

/// <summary>Knows nothing: every condition is unknown, so every matter is kept.</summary>
internal sealed class UnknownConditions : IMatterConditions
{
    public static UnknownConditions Instance { get; } = new();

    public ConditionAnswer Evaluate(string expression, JsonObject project, JsonObject form) => new(Holds: null);
}
