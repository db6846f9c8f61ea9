using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;

namespace Workflow.Engine.Migration;

/// <summary>Which steps an instance may still come to: everything that lies after what is live, loops included. Choices and joins are not weighed, so it is never too little.</summary>
internal static class Ahead
{
    /// <summary>Paths of those steps, in the order of the definition.</summary>
    public static IReadOnlyCollection<string> Of(CompiledDefinition definition, WorkflowState state)
    {
        var ahead = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var execution in state.Executions)
        {
            if (definition.Find(execution.NodeId) is { } container)
            {
                var live = state.Executions.Where(child => child.Parent == execution.Number).Select(child => definition.Find(child.NodeId)).OfType<CompiledNode>().ToList();
                foreach (var next in After(container, execution, live))
                {
                    Add(ahead, next);
                }
            }
        }

        return [.. definition.Nodes.Select(node => node.NodeId).Where(ahead.Contains)];
    }

    private static IEnumerable<CompiledNode> After(CompiledNode container, LiveExecution execution, List<CompiledNode> live)
    {
        if (container.Flow is not null)
        {
            return AfterTokens(container, execution, live);
        }

        if (container.Behaviour.IsLoop)
        {
            return container.Ports.Values;
        }

        // A sequence goes on behind its child; whatever else holds children has begun all it will begin.
        return container.Source.Type == "Elsa.Sequence" && live.Count > 0 ? container.Children.Skip(live.Max(child => child.Position) + 1) : [];
    }

    private static IEnumerable<CompiledNode> AfterTokens(CompiledNode flowchart, LiveExecution execution, List<CompiledNode> live)
    {
        var started = execution.Memory.AsString() is { } id ? Array.FindIndex(flowchart.Children, child => child.ActivityId == id) : -1;
        var start = started >= 0 ? started : flowchart.Flow!.DefaultStart; // only flowcharts come here
        if (start < 0)
        {
            return [];
        }

        var graph = flowchart.Flow!.GraphFrom(start); // as above
        var reached = new NodeSet(flowchart.Children.Length);
        var open = new Stack<int>(live.Where(child => child.Position >= 0).Select(child => child.Position));
        foreach (var arrival in execution.Arrivals ?? [])
        {
            if ((uint)arrival < (uint)graph.Edges.Length && reached.Add(graph.Edges[arrival].Target))
            {
                open.Push(graph.Edges[arrival].Target);
            }
        }

        while (open.TryPop(out var step))
        {
            foreach (var edge in graph.Outbound[step])
            {
                if (reached.Add(edge.Target))
                {
                    open.Push(edge.Target);
                }
            }
        }

        return flowchart.Children.Where(child => reached.Contains(child.Position));
    }

    private static void Add(SortedSet<string> ahead, CompiledNode node)
    {
        if (ahead.Add(node.NodeId))
        {
            foreach (var inside in node.Children.Concat(node.Ports.Values).Concat(node.Cases.Select(c => c.Activity).OfType<CompiledNode>()))
            {
                Add(ahead, inside);
            }
        }
    }
}
