using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Flowchart;

/// <summary>A flowchart compiled: its steps, its connections, and the graph from each start it was begun at.</summary>
internal sealed class FlowMap
{
    private readonly CompiledNode[] _steps;
    private readonly IReadOnlyList<Connection> _connections;
    private readonly OrderedDictionary<string, int> _positions = new(StringComparer.Ordinal);
    private readonly FlowGraph?[] _graphs;

    public FlowMap(CompiledNode[] steps, IReadOnlyList<Connection> connections)
    {
        _steps = steps;
        _connections = connections;
        _graphs = new FlowGraph?[steps.Length];
        for (var i = 0; i < steps.Length; i++)
        {
            _positions.TryAdd(steps[i].ActivityId, i);
        }

        DefaultStart = FlowStart.Of([.. steps.Select(step => step.Source)], connections);
        if (DefaultStart >= 0)
        {
            GraphFrom(DefaultStart);
        }
    }

    /// <summary>Where the flowchart begins when no trigger says otherwise; -1 when it is empty.</summary>
    public int DefaultStart { get; }

    /// <summary>The graph as seen from a start. Which edges are backward depends on it.</summary>
    public FlowGraph GraphFrom(int start)
    {
        if (_graphs[start] is { } known)
        {
            return known;
        }

        var edges = new List<FlowEdge>(_connections.Count);
        foreach (var connection in _connections)
        {
            if (_positions.TryGetValue(connection.Source, out var source) && _positions.TryGetValue(connection.Target, out var target))
            {
                edges.Add(new FlowEdge(edges.Count, source, connection.Port, target));
            }
        }

        return _graphs[start] = new FlowGraph(_steps.Length, edges, start);
    }

    /// <summary>The tokens of a stored execution, without those that live in children; null when what is stored does not fit.</summary>
    public FlowTokens? TokensOf(Value memory, int[]? arrivals)
    {
        var start = memory.AsString() is { } id ? _positions.TryGetValue(id, out var position) ? position : -1 : DefaultStart;
        if (start < 0)
        {
            return null;
        }

        var tokens = new FlowTokens(GraphFrom(start));
        foreach (var index in arrivals ?? [])
        {
            if ((uint)index >= (uint)tokens.Graph.Edges.Length || tokens.Graph.Edges[index].IsBackward)
            {
                return null;
            }

            tokens.Arrive(tokens.Graph.Edges[index], null);
        }

        return tokens;
    }
}
