using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>One version of a workflow, as read from Elsa-3 JSON. Immutable: what has been published is never edited.</summary>
/// <remarks>The typed members are what the engine reads. <see cref="Source"/> is what was written, unknown members included, so that writing loses nothing.</remarks>
public sealed record WorkflowDefinition
{
    /// <summary>Id of this version (Elsa's <c>id</c>); unique over all versions of all definitions.</summary>
    public required string VersionId { get; init; }

    /// <summary>Id shared by all versions (Elsa's <c>definitionId</c>).</summary>
    public required string DefinitionId { get; init; }

    /// <summary>1 or more; a missing or zero version reads as 1.</summary>
    public required int Version { get; init; }

    /// <summary>The author's name of the workflow, or null.</summary>
    public string? Name { get; init; }

    /// <summary>Variables of the outermost scope, in file order.</summary>
    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    /// <summary>Inputs a start may give, in file order.</summary>
    public required IReadOnlyList<ArgumentDefinition> Inputs { get; init; }

    /// <summary>Outputs the instance may leave, in file order.</summary>
    public required IReadOnlyList<ArgumentDefinition> Outputs { get; init; }

    /// <summary>Named outcomes when the workflow is used as an activity.</summary>
    public required IReadOnlyList<string> Outcomes { get; init; }

    /// <summary>Start rules, incident strategy and use as an activity.</summary>
    public required WorkflowOptions Options { get; init; }

    /// <summary>The outermost activity: usually a flowchart, any activity is allowed.</summary>
    public required ActivityNode Root { get; init; }

    /// <summary>The whole document as read, for writing back. Not to be changed.</summary>
    public required JsonObject Source { get; init; }
}

/// <summary>A named value of a scope. <see cref="Id"/> resolves it; <see cref="Name"/> is what expressions say.</summary>
public sealed record VariableDefinition(string Id, string Name, string? TypeName, bool IsArray, JsonNode? Value);

/// <summary>A workflow input or output.</summary>
public sealed record ArgumentDefinition(string Name, string? TypeName, string? DisplayName, bool IsArray = false);

/// <summary>How a definition starts and what a fault does. Strategies are simple class names, e.g. <c>SingletonStrategy</c>; null is the default.</summary>
public sealed record WorkflowOptions(
    string? ActivationStrategy, IncidentStrategy IncidentStrategy, bool UsableAsActivity, bool AutoUpdateConsumingWorkflows, string? ActivityCategory);

/// <summary>What an instance does after an incident (the Elsa format).</summary>
public enum IncidentStrategy
{
    /// <summary>The instance ends as faulted once the current burst is empty.</summary>
    Fault,

    /// <summary>The other branches go on; the incident stays open.</summary>
    ContinueWithIncidents,
}
