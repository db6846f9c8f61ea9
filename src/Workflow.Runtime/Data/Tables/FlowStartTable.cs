using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Starting;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>flow_starts</c>: when definitions start by the clock.</summary>
internal static class FlowStartTable
{
    /// <summary>Moves the row on to its next start; gives one row, or none when the start is not due any more. The row stays locked until the commit.</summary>
    public static Statement Taking(FlowStart start) => new(
        "update flow_starts set due_at = $1 where definition_id = $2 and node_id = $3 and version = $4 and due_at = $5 returning version",
        new RowWriter().Instant(start.Next).Text(start.DefinitionId).Text(start.NodeId).Number(start.Version).Instant(start.DueAt).Cells);
}
