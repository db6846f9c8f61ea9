using Workflow.Engine.Execution;

namespace Workflow.Engine.Flowchart;

/// <summary>Where the tokens of one run of a flowchart are: in live steps, or waiting at joins.</summary>
/// <remarks>Kept by step and by connection, so that a question about a join costs the steps that are live, never the number of tokens:
/// a loop that splits makes thousands.</remarks>
internal sealed class FlowTokens(FlowGraph graph)
{
    private readonly int[] _live = new int[graph.Outbound.Length];
    private readonly List<int> _liveSteps = [];
    private readonly List<int> _joins = [];
    private Queue<Arrival>?[]? _arrivals;
    private int _arrived;

    public FlowGraph Graph { get; } = graph;

    /// <summary>Steps that are queued, running or faulted; each execution counts.</summary>
    public int LiveCount { get; private set; }

    /// <summary>Joins at which tokens wait, in no order that means anything.</summary>
    public IReadOnlyList<int> Joins => _joins;

    public bool IsEmpty => LiveCount == 0 && _joins.Count == 0;

    /// <summary>Joins at which tokens wait, the one whose oldest token came first in front.</summary>
    public int[] JoinsByAge()
    {
        var joins = _joins.ToArray();
        Array.Sort(joins, (left, right) => OldestAt(left).CompareTo(OldestAt(right)));
        return joins;
    }

    public bool IsLive(int step) => _live[step] > 0;

    public bool IsAnyLive(NodeSet steps)
    {
        foreach (var step in _liveSteps)
        {
            if (steps.Contains(step))
            {
                return true;
            }
        }

        return false;
    }

    public void Enter(int step)
    {
        if (_live[step]++ == 0)
        {
            _liveSteps.Add(step);
        }

        LiveCount++;
    }

    public void Leave(int step)
    {
        if (--_live[step] == 0)
        {
            _liveSteps.Remove(step);
        }

        LiveCount--;
    }

    public bool IsWaitingAt(int join) => _joins.Contains(join);

    public bool HasArrived(FlowEdge edge) => _arrivals?[edge.Index] is { Count: > 0 };

    /// <summary>A token came over an edge and waits at its end.</summary>
    /// <param name="edge">The edge it came over; it leads forward.</param>
    /// <param name="lateFor">Joins that fired without it; null for none.</param>
    public void Arrive(FlowEdge edge, int[]? lateFor)
    {
        _arrivals ??= new Queue<Arrival>?[Graph.Edges.Length];
        (_arrivals[edge.Index] ??= []).Enqueue(new Arrival(++_arrived, lateFor));
        if (!_joins.Contains(edge.Target))
        {
            _joins.Add(edge.Target);
        }
    }

    /// <summary>Takes the oldest token that came over an edge.</summary>
    public bool TryTake(FlowEdge edge, out int[]? lateFor)
    {
        lateFor = null;
        if (_arrivals?[edge.Index] is not { } waiting || !waiting.TryDequeue(out var arrival))
        {
            return false;
        }

        lateFor = arrival.LateFor;
        ForgetIfEmpty(edge.Target);
        return true;
    }

    /// <summary>Tokens that wait before a join which fired without them are gone.</summary>
    public void DropBefore(NodeSet before)
    {
        for (var i = _joins.Count - 1; i >= 0; i--)
        {
            if (before.Contains(_joins[i]))
            {
                foreach (var edge in Graph.ForwardInbound[_joins[i]])
                {
                    _arrivals![edge.Index]?.Clear(); // a join is in the list because a token arrived
                }

                _joins.RemoveAt(i);
            }
        }
    }

    /// <summary>Tokens that came too late for some join are gone.</summary>
    public void DropLate()
    {
        for (var i = _joins.Count - 1; i >= 0; i--)
        {
            var join = _joins[i];
            foreach (var edge in Graph.ForwardInbound[join])
            {
                if (_arrivals![edge.Index] is { } waiting && waiting.Any(arrival => arrival.LateFor is not null)) // as above
                {
                    _arrivals[edge.Index] = new Queue<Arrival>(waiting.Where(arrival => arrival.LateFor is null));
                }
            }

            ForgetIfEmpty(join);
        }
    }

    /// <summary>Edges of the waiting tokens, in order of arrival; null when none waits.</summary>
    public int[]? ArrivedConnections()
    {
        if (_joins.Count == 0)
        {
            return null;
        }

        var arrivals = new List<(int Number, int Edge)>();
        foreach (var join in _joins)
        {
            foreach (var edge in Graph.ForwardInbound[join])
            {
                foreach (var arrival in _arrivals![edge.Index] ?? []) // a join is in the list because a token arrived
                {
                    arrivals.Add((arrival.Number, edge.Index));
                }
            }
        }

        arrivals.Sort();
        return [.. arrivals.Select(arrival => arrival.Edge)];
    }

    /// <summary>The first waiting join, and in words which of its branches arrived and which did not.</summary>
    public (CompiledNode Join, string Branches) Describe(StepExecution flowchart)
    {
        var children = flowchart.Node.Children;
        var join = JoinsByAge()[0];
        var inbound = Graph.ForwardInbound[join];
        var arrived = inbound.Where(HasArrived).Select(edge => children[edge.Source].ActivityId);
        var missing = inbound.Where(edge => !HasArrived(edge)).Select(edge => children[edge.Source].ActivityId);
        return (children[join], $"has the branches from {string.Join(", ", arrived)} and waits for those from {string.Join(", ", missing)}.");
    }

    private void ForgetIfEmpty(int join)
    {
        foreach (var edge in Graph.ForwardInbound[join])
        {
            if (HasArrived(edge))
            {
                return;
            }
        }

        _joins.Remove(join);
    }

    private int OldestAt(int join)
    {
        var oldest = int.MaxValue;
        foreach (var edge in Graph.ForwardInbound[join])
        {
            if (_arrivals?[edge.Index] is { } waiting && waiting.TryPeek(out var arrival))
            {
                oldest = Math.Min(oldest, arrival.Number);
            }
        }

        return oldest;
    }

    /// <summary>A token that waits at a join.</summary>
    /// <param name="Number">Rises with each arrival in this run of the flowchart.</param>
    /// <param name="LateFor">Joins that fired without it; null for none.</param>
    private readonly record struct Arrival(int Number, int[]? LateFor);
}
