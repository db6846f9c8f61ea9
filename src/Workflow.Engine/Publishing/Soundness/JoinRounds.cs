using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Which joins have run in the round they are in: a second run without a new round is a token too many.</summary>
/// <remarks>A new round begins when a step behind the join closes a loop around it, or its flowchart begins anew. Where one flowchart runs several times at once nothing is said of its joins.</remarks>
internal sealed class JoinRounds(FlowNodes nodes)
{
    /// <summary>Joins that have run, after one more run of the engine; and those that ran though they had.</summary>
    public (SortedSet<string> Spent, List<string> Twice) After(SortedSet<string> spent, WorkflowState? before, RunResult.Ran ran)
    {
        var now = new SortedSet<string>(spent, StringComparer.Ordinal);
        var twice = new List<string>();
        foreach (var entry in ran.Journal)
        {
            if (entry.Kind == JournalKind.Started && nodes[entry.NodeId].Flow is not null)
            {
                now.RemoveWhere(join => nodes.Parent(join)?.NodeId == entry.NodeId);
            }

            if (nodes.Parent(entry.NodeId) is not { Flow: not null } chart || IsManyfold(chart, before, ran)
                || FlowNodes.GraphOf(chart, ExecutionOf(chart, before) ?? ExecutionOf(chart, ran.State)) is not { } graph)
            {
                continue;
            }

            var position = nodes[entry.NodeId].Position;
            if (entry.Kind == JournalKind.Started && graph.ForwardInbound[position].Length > 1 && !nodes[entry.NodeId].IsTerminal && FlowNodes.RuleOf(chart, graph, position) != JoinRule.Each)
            {
                if (!now.Add(entry.NodeId))
                {
                    twice.Add(entry.NodeId);
                }
            }
            else if (entry.Kind == JournalKind.Completed)
            {
                BeginRounds(chart, graph, position, entry.Outcomes, now);
            }
        }

        return (now, twice);
    }

    /// <summary>True when a run closed a loop of some flowchart.</summary>
    public bool ClosedLoop(WorkflowState? before, RunResult.Ran ran) => ran.Journal.Any(entry =>
        entry.Kind == JournalKind.Completed && nodes.Parent(entry.NodeId) is { Flow: not null } chart
        && FlowNodes.GraphOf(chart, ExecutionOf(chart, before) ?? ExecutionOf(chart, ran.State)) is { } graph
        && Array.Exists(graph.Outbound[nodes[entry.NodeId].Position], edge => edge.IsBackward && Follows(edge, entry.Outcomes)));

    private void BeginRounds(CompiledNode chart, FlowGraph graph, int position, IReadOnlyList<string> outcomes, SortedSet<string> spent)
    {
        foreach (var edge in graph.Outbound[position])
        {
            if (edge.IsBackward && Follows(edge, outcomes))
            {
                spent.RemoveWhere(join => nodes.Parent(join) == chart && nodes[join].Position is var at && graph.ForwardFrom(at).Contains(position) && graph.ForwardFrom(edge.Target).Contains(at));
            }
        }
    }

    // The journal says Done for the default completion, which follows missing ports too.
    private static bool Follows(FlowEdge edge, IReadOnlyList<string> outcomes) => edge.Follows(outcomes is ["Done"] ? null : outcomes);

    private static bool IsManyfold(CompiledNode chart, WorkflowState? before, RunResult.Ran ran) =>
        ran.Journal.Count(entry => entry.Kind == JournalKind.Started && entry.NodeId == chart.NodeId) > 1
        || (before?.Executions.Count(execution => execution.NodeId == chart.NodeId) ?? 0) > 1
        || ran.State.Executions.Count(execution => execution.NodeId == chart.NodeId) > 1;

    private static LiveExecution? ExecutionOf(CompiledNode chart, WorkflowState? state) => state?.Executions.FirstOrDefault(execution => execution.NodeId == chart.NodeId);
}
