using Workflow.Approvals.Cases;
using Workflow.Engine.State;

namespace Workflow.Runtime.Data.Steps;

/// <summary>The narrow row of a workflow instance; its state document is stored apart.</summary>
/// <param name="Id">Id of the instance.</param>
/// <param name="Case">The case it carries.</param>
/// <param name="DefinitionId">Definition it runs on, pinned.</param>
/// <param name="DefinitionVersion">Version it runs on, pinned.</param>
/// <param name="Status">Where it stands; says also whether it still runs.</param>
/// <param name="Incidents">Open incidents.</param>
/// <param name="StartedAt">Office time.</param>
/// <param name="UpdatedAt">Office time of the last step.</param>
/// <param name="EndedAt">Office time of the end, or null.</param>
internal sealed record InstanceRecord(
    string Id, CaseNo Case, string DefinitionId, int DefinitionVersion, InstanceSubStatus Status, int Incidents, DateTimeOffset StartedAt, DateTimeOffset UpdatedAt,
    DateTimeOffset? EndedAt)
{
    /// <summary>The instance of the same case that started this one; null for the one that carries the case.</summary>
    public string? ParentId { get; init; }

    /// <summary>Key of the bookmark its end is told to, or null.</summary>
    public string? ReportTo { get; init; }

    /// <summary>Of the one that carries the case: how many others still run or have faulted.</summary>
    public int Children { get; init; }
}

/// <summary>An instance as it is stored.</summary>
/// <param name="Record">Its row.</param>
/// <param name="State">Its state document.</param>
internal sealed record StoredInstance(InstanceRecord Record, byte[] State);
