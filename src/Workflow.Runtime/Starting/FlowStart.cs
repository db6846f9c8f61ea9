using Workflow.Approvals;

namespace Workflow.Runtime.Starting;

/// <summary>One start of a flow by the clock, as its row of <c>flow_starts</c> asks for it.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Version">The version the row was made for.</param>
/// <param name="NodeId">The step that starts the flow.</param>
/// <param name="DueAt">When; the row must still say so.</param>
/// <param name="Next">When it starts again; null when never.</param>
internal sealed record FlowStart(string DefinitionId, int Version, string NodeId, DateTimeOffset DueAt, DateTimeOffset? Next);

/// <summary>The start is no longer due: another node has made it, or the definition has another version.</summary>
internal sealed record FlowStartTaken(string Definition) : Refusal("flow.start-taken", $"This start of {Definition} is no longer due.", ("definition", Definition));
