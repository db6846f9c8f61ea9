using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>The shape of one flowchart, by position of its steps: where it starts, which edges lead forward, what can be reached.</summary>
/// <remarks>Forward: breadth-first from the start, an edge (u, v) leads forward unless v already reaches u by forward edges; the rest lead back
/// (elsa-format: forward and backward edges). All ports of a pair (u, v) are alike; the order of the connections decides ties.</remarks>
internal sealed class FlowOutline
{
    private readonly List<int>[] _out;
    private readonly List<int>[] _forward;

    internal FlowOutline(ActivityNode chart, Func<ActivityNode, bool> isTerminal)
    {
        Steps = chart.Activities;
        Positions = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < Steps.Count; i++)
        {
            Positions.TryAdd(Steps[i].Id, i);
        }

        _out = [.. Steps.Select(_ => new List<int>())];
        _forward = [.. Steps.Select(_ => new List<int>())];
        foreach (var connection in chart.Connections)
        {
            var source = Positions[connection.Source];
            var target = Positions[connection.Target];
            if (!isTerminal(Steps[source]) && !_out[source].Contains(target))
            {
                _out[source].Add(target);
            }
        }

        Start = FirstStep(chart);
        Classify();
    }

    internal IReadOnlyList<ActivityNode> Steps { get; }

    internal SortedDictionary<string, int> Positions { get; }

    /// <summary>Position of the usual start; -1 in a flowchart without steps.</summary>
    internal int Start { get; }

    /// <summary>Forward targets of a step.</summary>
    internal IReadOnlyList<int> Forward(int step) => _forward[step];

    internal bool IsForward(int source, int target) => _forward[source].Contains(target);

    /// <summary>Marks what can be reached from a step along all connections, the step itself included.</summary>
    internal void Mark(int from, bool[] reached) => Mark(from, reached, _out);

    /// <summary>What lies behind a step along forward connections, the step itself included.</summary>
    internal bool[] Behind(int from)
    {
        var reached = new bool[Steps.Count];
        Mark(from, reached, _forward);
        return reached;
    }

    /// <summary>Steps so that every forward connection leads to a later one; steps that nothing reaches come last.</summary>
    internal IReadOnlyList<int> InOrder()
    {
        var inbound = new int[Steps.Count];
        foreach (var targets in _forward)
        {
            foreach (var target in targets)
            {
                inbound[target]++;
            }
        }

        var order = new List<int>(Steps.Count);
        var ready = new Queue<int>(Enumerable.Range(0, Steps.Count).Where(i => inbound[i] == 0));
        while (ready.TryDequeue(out var step))
        {
            order.Add(step);
            foreach (var target in _forward[step])
            {
                if (--inbound[target] == 0)
                {
                    ready.Enqueue(target);
                }
            }
        }

        return order;
    }

    private int FirstStep(ActivityNode chart)
    {
        var inbound = new bool[Steps.Count];
        foreach (var connection in chart.Connections)
        {
            inbound[Positions[connection.Target]] = true;
        }

        return First(i => Steps[i].Type == "Elsa.Start") ?? First(i => Steps[i].CanStartWorkflow) ?? First(i => !inbound[i]) ?? (Steps.Count == 0 ? -1 : 0);
    }

    private int? First(Predicate<int> matches)
    {
        for (var i = 0; i < Steps.Count; i++)
        {
            if (matches(i))
            {
                return i;
            }
        }

        return null;
    }

    private void Classify()
    {
        var seen = new bool[Steps.Count];
        if (Start >= 0)
        {
            ClassifyFrom(Start, seen);
        }

        // Other triggers start a flow of their own.
        for (var i = 0; i < Steps.Count; i++)
        {
            if (!seen[i] && Steps[i].CanStartWorkflow)
            {
                ClassifyFrom(i, seen);
            }
        }
    }

    private void ClassifyFrom(int start, bool[] seen)
    {
        var queue = new Queue<int>([start]);
        seen[start] = true;
        while (queue.TryDequeue(out var source))
        {
            foreach (var target in _out[source])
            {
                // A step seen for the first time has no forward connections yet, so it cannot lead back.
                if (!seen[target])
                {
                    seen[target] = true;
                    queue.Enqueue(target);
                    _forward[source].Add(target);
                }
                else if (!Behind(target)[source])
                {
                    _forward[source].Add(target);
                }
            }
        }
    }

    private static void Mark(int from, bool[] reached, List<int>[] edges)
    {
        if (reached[from])
        {
            return;
        }

        var open = new Stack<int>([from]);
        reached[from] = true;
        while (open.TryPop(out var step))
        {
            foreach (var target in edges[step])
            {
                if (!reached[target])
                {
                    reached[target] = true;
                    open.Push(target);
                }
            }
        }
    }
}
