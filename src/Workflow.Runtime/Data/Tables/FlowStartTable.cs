using System.Diagnostics;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Starting;

namespace Workflow.Runtime.Data.Tables;

/// <summary>Starts of flows, each made once: by the clock those of <c>flow_starts</c>, by an event or a grant those not yet counted in <c>counters</c>.</summary>
internal static class FlowStartTable
{
    /// <summary>Takes a start; gives one row, or none when it was made already. What is taken stays locked until the commit.</summary>
    public static Statement Taking(FlowStart start) => start switch
    {
        FlowStart.ByClock clock => new(
            "update flow_starts set due_at = $1 where definition_id = $2 and node_id = $3 and version = $4 and due_at = $5 returning version",
            new RowWriter().Instant(clock.Next).Text(clock.DefinitionId).Text(clock.NodeId).Number(clock.Version).Instant(clock.DueAt).Cells),
        FlowStart.ByEvent published => Once(published.Key),
        FlowStart.ByCommitment granted => Once(granted.Key),
        _ => throw new UnreachableException(),
    };

    private static Statement Once(string key) => new("insert into counters (scope, value) values ($1, 1) on conflict (scope) do nothing returning value", new RowWriter().Text(key).Cells);
}
