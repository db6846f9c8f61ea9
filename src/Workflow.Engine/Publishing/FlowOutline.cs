using Workflow.Engine.Definitions;
using Workflow.Engine.Flowchart;

namespace Workflow.Engine.Publishing;

/// <summary>The shape of one flowchart, by position of its steps: the engine's own graph, as the gate asks about it.</summary>
/// <remarks>Connections that leave a terminal step lead nowhere. Steps behind a trigger that is not the usual start belong to the drawing too.</remarks>
internal sealed class FlowOutline
{
    private readonly FlowGraph? _graph;

    internal FlowOutline(ActivityNode chart, Func<ActivityNode, bool> isTerminal)
    {
        Steps = chart.Activities;
        Positions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Steps.Count; i++)
        {
            Positions.TryAdd(Steps[i].Id, i);
        }

        Start = FlowStart.Of(Steps, chart.Connections);
        if (Start < 0)
        {
            return;
        }

        var edges = new List<FlowEdge>(chart.Connections.Count);
        foreach (var connection in chart.Connections)
        {
            var source = Positions[connection.Source];
            if (!isTerminal(Steps[source]))
            {
                edges.Add(new FlowEdge(edges.Count, source, connection.Port, Positions[connection.Target]));
            }
        }

        _graph = new FlowGraph(Steps.Count, edges, Start, [.. Enumerable.Range(0, Steps.Count).Where(i => Steps[i].CanStartWorkflow)]);
    }

    internal IReadOnlyList<ActivityNode> Steps { get; }

    internal SortedDictionary<string, int> Positions { get; }

    /// <summary>Position of the usual start; -1 in a flowchart without steps.</summary>
    internal int Start { get; }

    /// <summary>Connections that close a loop which can be entered beside its head.</summary>
    internal IEnumerable<FlowEdge> InvalidLoops => _graph?.Edges.Where(edge => edge.IsAmbiguous) ?? [];

    /// <summary>Forward targets of a step, each once.</summary>
    internal IEnumerable<int> Forward(int step) => (_graph?.Outbound[step] ?? []).Where(edge => !edge.IsBackward).Select(edge => edge.Target).Distinct();

    internal bool IsForward(int source, int target) => Array.Exists(_graph?.Outbound[source] ?? [], edge => edge.Target == target && !edge.IsBackward);

    /// <summary>Marks what can be reached from a step along all connections, the step itself included.</summary>
    internal void Mark(int from, bool[] reached)
    {
        var open = new Stack<int>([from]);
        while (open.TryPop(out var step))
        {
            if (!reached[step])
            {
                reached[step] = true;
                foreach (var edge in _graph?.Outbound[step] ?? [])
                {
                    open.Push(edge.Target);
                }
            }
        }
    }

    /// <summary>What lies behind a step along forward connections, the step itself included.</summary>
    internal NodeSet? Behind(int step) => _graph?.ForwardFrom(step);

    /// <summary>Steps so that every forward connection leads to a later one; steps that nothing reaches come last.</summary>
    internal IReadOnlyList<int> InOrder()
    {
        var inbound = new int[Steps.Count];
        for (var step = 0; step < Steps.Count; step++)
        {
            foreach (var target in Forward(step))
            {
                inbound[target]++;
            }
        }

        var order = new List<int>(Steps.Count);
        var ready = new Queue<int>(Enumerable.Range(0, Steps.Count).Where(i => inbound[i] == 0));
        while (ready.TryDequeue(out var step))
        {
            order.Add(step);
            foreach (var target in Forward(step))
            {
                if (--inbound[target] == 0)
                {
                    ready.Enqueue(target);
                }
            }
        }

        return order;
    }
}
