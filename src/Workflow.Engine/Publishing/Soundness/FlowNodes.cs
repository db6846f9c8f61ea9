using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>The steps of a compiled flow by node id, and what of them does not change while it runs.</summary>
internal sealed class FlowNodes
{
    private readonly CompiledDefinition _flow;
    private readonly SortedDictionary<string, CompiledNode> _parents = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _escapes = new(StringComparer.Ordinal);

    public FlowNodes(CompiledDefinition flow)
    {
        _flow = flow;
        foreach (var node in flow.Nodes)
        {
            foreach (var child in Inside(node))
            {
                _parents.TryAdd(child.NodeId, node);
            }
        }

        foreach (var node in flow.Nodes.Where(node => node.Source.Type is "Elsa.Break" or "Elsa.Finish" or "Elsa.Complete" or "Elsa.Fault"))
        {
            for (var at = node; at is not null && _escapes.Add(at.NodeId);)
            {
                at = _parents.GetValueOrDefault(at.NodeId);
            }
        }
    }

    public CompiledNode this[string nodeId] => _flow.Find(nodeId)!; // Asked of what runs in it.

    public CompiledNode? Parent(string nodeId) => _parents.GetValueOrDefault(nodeId);

    /// <summary>True when the step, or something inside it, ends more than the container around it: Break, Finish, Complete, Fault.</summary>
    public bool Escapes(CompiledNode node) => _escapes.Contains(node.NodeId);

    /// <summary>The graph of a flowchart as one of its executions sees it; as from the usual start when there is none.</summary>
    public static FlowGraph? GraphOf(CompiledNode chart, LiveExecution? execution)
    {
        var flow = chart.Flow!; // Only flowcharts come here.
        var start = execution?.Memory.AsString() is { } id ? Array.FindIndex(chart.Children, child => child.ActivityId == id) : flow.DefaultStart;
        return start < 0 ? null : flow.GraphFrom(start);
    }

    /// <summary>When a step of a flowchart runs, as its drawing says.</summary>
    public static JoinRule RuleOf(CompiledNode chart, FlowGraph graph, int position)
    {
        if (graph.ForwardInbound[position].Length < 2)
        {
            return JoinRule.Each;
        }

        var step = chart.Children[position].Source;
        if (step.Type == "Elsa.FlowJoin")
        {
            var mode = step.Inputs.TryGetValue("mode", out var binding) && binding.Expression is { } written ? LiteralText.Scalar(written) : null;
            return FlowJoinActivity.TryReadMode(Value.Of(mode ?? ""), out var rule) ? rule : JoinRule.Each;
        }

        return step.MergeMode switch
        {
            MergeMode.Cascade => JoinRule.Each,
            MergeMode.Race => JoinRule.First,
            _ => JoinRule.Decided,
        };
    }

    private static IEnumerable<CompiledNode> Inside(CompiledNode node) => node.Children.Concat(node.Ports.Values).Concat(node.Cases.Select(one => one.Activity).OfType<CompiledNode>());
}
