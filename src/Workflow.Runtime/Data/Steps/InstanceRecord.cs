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
    DateTimeOffset? EndedAt);
