using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Which waits have to be tried in every order (partial-order reduction): those where one may take another back. All other orders lead to the same states (E4).</summary>
/// <remarks>
/// A hazard is something ahead of a live step that ends live steps beside it: a race, a cascade or an End in its flowchart; a Break, Finish, Complete or Fault wherever it stands.
/// What lies behind a join that waits for all live steps is no hazard yet: when it comes, they are gone.
/// </remarks>
internal sealed class Hazards(FlowNodes nodes)
{
    /// <summary>Waits of which every order with the others is covered when only these go on: one, or those inside one hazard, or all.</summary>
    /// <param name="state">Where the flow stands.</param>
    /// <param name="waiting">Its waits that may go on.</param>
    public IReadOnlyList<LiveExecution> Next(WorkflowState state, List<LiveExecution> waiting)
    {
        if (waiting.Count < 2)
        {
            return waiting;
        }

        var live = new SortedDictionary<long, LiveExecution>();
        foreach (var execution in state.Executions)
        {
            live[execution.Number] = execution;
        }

        var scopes = new SortedSet<long>();
        foreach (var wait in waiting)
        {
            if (!TryMark(state, live, waiting, wait, scopes))
            {
                return waiting;
            }
        }

        var last = waiting.FindLast(wait => Outermost(live, wait, scopes) == 0);
        if (last is not null)
        {
            return [last];
        }

        var scope = Outermost(live, waiting[^1], scopes);
        return waiting.FindAll(wait => Outermost(live, wait, scopes) == scope);
    }

    // False when something ahead may end steps anywhere.
    private bool TryMark(WorkflowState state, SortedDictionary<long, LiveExecution> live, List<LiveExecution> waiting, LiveExecution wait, SortedSet<long> scopes)
    {
        var child = wait;
        while (live.TryGetValue(child.Parent, out var parent))
        {
            var (container, position) = (nodes[parent.NodeId], nodes[child.NodeId].Position);
            switch (container.Source.Type)
            {
                case "Elsa.Flowchart" when FlowNodes.GraphOf(container, parent) is { } graph:
                    var others = state.Executions.Where(execution => execution.Parent == parent.Number && execution != child).Select(execution => nodes[execution.NodeId].Position)
                        .Concat((parent.Arrivals ?? []).Select(edge => graph.Edges[edge].Target)).ToList();
                    if (Meets(container, graph, position, others, escapes: false))
                    {
                        scopes.Add(parent.Number);
                    }

                    var isAlone = waiting.TrueForAll(other => IsInside(live, other, parent.Number));
                    if (Meets(container, graph, position, isAlone ? others : null, escapes: true))
                    {
                        return false;
                    }

                    break;
                case "Elsa.Sequence" when container.Children.Skip(position + 1).Any(nodes.Escapes):
                case "Elsa.ForEach" or "Elsa.ParallelForEach" when nodes.Escapes(container):
                    return false;
                case "Elsa.Fork" when container.Source.Source["joinMode"]?.ToString() == "WaitAny":
                    scopes.Add(parent.Number);
                    break;
            }

            child = parent;
        }

        return true;
    }

    // Whether a hazard lies ahead of a step; others: where else tokens are in the flowchart, null when a join is no shelter.
    private bool Meets(CompiledNode chart, FlowGraph graph, int from, List<int>? others, bool escapes)
    {
        var seen = new bool[chart.Children.Length];
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            foreach (var edge in graph.Outbound[at])
            {
                if (seen[edge.Target])
                {
                    continue;
                }

                seen[edge.Target] = true;
                var target = chart.Children[edge.Target];
                var rule = FlowNodes.RuleOf(chart, graph, edge.Target);
                if (escapes ? nodes.Escapes(target) : target.IsTerminal || rule == JoinRule.First || (rule == JoinRule.Each && graph.ForwardInbound[edge.Target].Length > 1))
                {
                    return true;
                }

                var isShelter = rule is JoinRule.Decided or JoinRule.All && others is not null && others.TrueForAll(other => other == edge.Target || graph.Before(edge.Target).Contains(other));
                if (!isShelter)
                {
                    open.Push(edge.Target);
                }
            }
        }

        return false;
    }

    private static bool IsInside(SortedDictionary<long, LiveExecution> live, LiveExecution execution, long container)
    {
        for (var at = execution.Parent; at != 0; at = live.TryGetValue(at, out var parent) ? parent.Parent : 0)
        {
            if (at == container)
            {
                return true;
            }
        }

        return false;
    }

    private static long Outermost(SortedDictionary<long, LiveExecution> live, LiveExecution wait, SortedSet<long> scopes)
    {
        var outermost = 0L;
        for (var at = wait.Parent; at != 0; at = live.TryGetValue(at, out var parent) ? parent.Parent : 0)
        {
            outermost = scopes.Contains(at) ? at : outermost;
        }

        return outermost;
    }
}
