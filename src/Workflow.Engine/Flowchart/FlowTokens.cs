using Workflow.Engine.Execution;

namespace Workflow.Engine.Flowchart;

/// <summary>Where the tokens of one run of a flowchart are: in live steps, or waiting at joins.</summary>
internal sealed class FlowTokens(FlowGraph graph)
{
    public FlowGraph Graph { get; } = graph;

    /// <summary>Positions of steps that are queued, running or faulted; one entry for each execution.</summary>
    public List<int> Live { get; } = [];

    /// <summary>Tokens waiting at joins, in order of arrival.</summary>
    public List<Arrival> Arrivals { get; } = [];

    public int[]? ArrivedConnections()
    {
        if (Arrivals.Count == 0)
        {
            return null;
        }

        var connections = new int[Arrivals.Count];
        for (var i = 0; i < connections.Length; i++)
        {
            connections[i] = Arrivals[i].Edge.Index;
        }

        return connections;
    }

    public bool IsWaitingAt(int join)
    {
        foreach (var arrival in Arrivals)
        {
            if (arrival.Edge.Target == join)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Position of the oldest token that came over an edge; -1 when none did.</summary>
    public int FindArrival(FlowEdge edge)
    {
        for (var i = 0; i < Arrivals.Count; i++)
        {
            if (Arrivals[i].Edge.Index == edge.Index)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The first waiting join, and in words which of its branches arrived and which did not.</summary>
    public (CompiledNode Join, string Branches) Describe(StepExecution flowchart)
    {
        var children = flowchart.Node.Children;
        var join = Arrivals[0].Edge.Target;
        var inbound = Graph.ForwardInbound[join];
        var arrived = inbound.Where(edge => FindArrival(edge) >= 0).Select(edge => children[edge.Source].ActivityId);
        var missing = inbound.Where(edge => FindArrival(edge) < 0).Select(edge => children[edge.Source].ActivityId);
        return (children[join], $"has the branches from {string.Join(", ", arrived)} and waits for those from {string.Join(", ", missing)}.");
    }
}

/// <summary>A token that waits at a join.</summary>
/// <param name="Edge">The edge it came over.</param>
/// <param name="LateFor">Joins that fired without it; null for none.</param>
internal sealed record Arrival(FlowEdge Edge, int[]? LateFor);
