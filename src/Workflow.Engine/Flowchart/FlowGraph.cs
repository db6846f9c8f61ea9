namespace Workflow.Engine.Flowchart;

/// <summary>The connections of a flowchart as seen from one start step: which lead forward, which close loops, who is before a join.</summary>
/// <remarks>
/// The forward edges hold no circle. "Before" a join J means: can reach J on a path, loops included, that passes neither J nor a step after J.
/// A way through a step after J is a new round of a loop around J, a new activation; a loop that closes before J belongs to this one.
/// </remarks>
internal sealed class FlowGraph
{
    private readonly FlowEdge[][] _inbound;
    private readonly NodeSet?[][] _beforeEdge;
    private readonly NodeSet?[] _before;
    private readonly int _size;

    /// <param name="size">Steps of the flowchart.</param>
    /// <param name="edges">Its connections; they are classified here.</param>
    /// <param name="start">Where this run began.</param>
    /// <param name="furtherStarts">Other triggers whose parts of the drawing are looked at too; none when the flowchart runs.</param>
    public FlowGraph(int size, IReadOnlyList<FlowEdge> edges, int start, params ReadOnlySpan<int> furtherStarts)
    {
        _size = size;
        Start = start;
        Edges = [.. edges];
        Outbound = Grouped(Edges, edge => edge.Source);
        _inbound = Grouped(Edges, edge => edge.Target);
        ForwardInbound = new FlowEdge[size][];
        _beforeEdge = new NodeSet?[size][];
        _before = new NodeSet?[size];
        Classify(furtherStarts);
        for (var node = 0; node < size; node++)
        {
            ForwardInbound[node] = Array.FindAll(_inbound[node], edge => !edge.IsBackward);
            _beforeEdge[node] = new NodeSet?[ForwardInbound[node].Length];
        }
    }

    public int Start { get; }

    public FlowEdge[] Edges { get; }

    /// <summary>Edges that leave a step, in the order of the connection list.</summary>
    public FlowEdge[][] Outbound { get; }

    /// <summary>Edges that enter a step without closing a loop and can be reached from the start.</summary>
    public FlowEdge[][] ForwardInbound { get; }

    /// <summary>Steps from which a token can still arrive at a step in this activation.</summary>
    public NodeSet Before(int node)
    {
        // Two runs may compute this at the same time: the result is the same, and a reference is written whole.
        if (_before[node] is { } known)
        {
            return known;
        }

        var before = new NodeSet(_size);
        for (var i = 0; i < ForwardInbound[node].Length; i++)
        {
            before.AddAll(BeforeEdge(node, i));
        }

        return _before[node] = before;
    }

    /// <summary>Steps from which a token can still arrive over one inbound edge of a join in this activation.</summary>
    public NodeSet BeforeEdge(int join, int inbound)
    {
        if (_beforeEdge[join][inbound] is { } known)
        {
            return known;
        }

        var after = ForwardFrom(join);
        var before = new NodeSet(_size);
        var open = new Stack<int>();
        Visit(ForwardInbound[join][inbound].Source);
        while (open.TryPop(out var node))
        {
            foreach (var edge in _inbound[node])
            {
                if (!edge.IsAmbiguous)
                {
                    Visit(edge.Source);
                }
            }
        }

        return _beforeEdge[join][inbound] = before;

        void Visit(int node)
        {
            if (node != join && !after.Contains(node) && before.Add(node))
            {
                open.Push(node);
            }
        }
    }

    /// <summary>The step and everything that lies forward of it.</summary>
    public NodeSet ForwardFrom(int node)
    {
        var after = new NodeSet(_size);
        var open = new Stack<int>();
        after.Add(node);
        open.Push(node);
        while (open.TryPop(out var current))
        {
            foreach (var edge in Outbound[current])
            {
                if (!edge.IsBackward && after.Add(edge.Target))
                {
                    open.Push(edge.Target);
                }
            }
        }

        return after;
    }

    // Breadth-first from the start; an edge is forward unless its target already reaches its source (the Elsa format). Ties go to the list's order.
    private void Classify(ReadOnlySpan<int> furtherStarts)
    {
        foreach (var edge in Edges)
        {
            edge.IsBackward = true;
        }

        var seen = new NodeSet(_size);
        ClassifyFrom(Start, seen);
        foreach (var start in furtherStarts)
        {
            ClassifyFrom(start, seen);
        }

        foreach (var edge in Edges)
        {
            edge.IsAmbiguous = edge.IsBackward && edge.Target != edge.Source && seen.Contains(edge.Source) && ReachesAround(edge.Source, edge.Target);
        }
    }

    private void ClassifyFrom(int start, NodeSet seen)
    {
        if (!seen.Add(start))
        {
            return;
        }

        var open = new Queue<int>([start]);
        while (open.TryDequeue(out var node))
        {
            foreach (var edge in Outbound[node])
            {
                // A step seen for the first time has no forward edges yet, so it cannot lead back.
                if (seen.Add(edge.Target))
                {
                    open.Enqueue(edge.Target);
                    edge.IsBackward = false;
                }
                else if (edge.Target != node && !ForwardFrom(edge.Target).Contains(node))
                {
                    edge.IsBackward = false;
                }
            }
        }
    }

    // True when the start reaches a step without passing another one.
    private bool ReachesAround(int node, int without)
    {
        if (Start == without)
        {
            return false;
        }

        var seen = new NodeSet(_size);
        var open = new Stack<int>();
        seen.Add(without);
        seen.Add(Start);
        open.Push(Start);
        while (open.TryPop(out var current))
        {
            if (current == node)
            {
                return true;
            }

            foreach (var edge in Outbound[current])
            {
                if (!edge.IsBackward && seen.Add(edge.Target))
                {
                    open.Push(edge.Target);
                }
            }
        }

        return false;
    }

    private FlowEdge[][] Grouped(FlowEdge[] edges, Func<FlowEdge, int> key)
    {
        var groups = new List<FlowEdge>[_size];
        foreach (var edge in edges)
        {
            (groups[key(edge)] ??= []).Add(edge);
        }

        return Array.ConvertAll(groups, group => group is null ? [] : group.ToArray());
    }
}
