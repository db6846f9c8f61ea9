using Workflow.Engine.Definitions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>Where a workflow that runs as an activity keeps its inputs and outputs: behind its variables, among those of the step.</summary>
/// <param name="FirstInput">Place of the first input.</param>
/// <param name="Inputs">Names of the inputs.</param>
/// <param name="FirstOutput">Place of the first output.</param>
/// <param name="Outputs">Names of the outputs.</param>
internal sealed record EmbeddedWorkflow(int FirstInput, string[] Inputs, int FirstOutput, string[] Outputs)
{
    /// <summary>The variables of the step: those of the workflow, then its inputs, then its outputs, which no expression reaches by name.</summary>
    public static (EmbeddedWorkflow Places, CompiledVariable[] Variables) Of(WorkflowDefinition definition, CompiledVariable[] own)
    {
        static CompiledVariable Hidden(string kind, ArgumentDefinition argument, DataType type) => new($"{kind}:{argument.Name}", argument.Name, "", type, Value.Null, null);
        var inputs = definition.Inputs.Select(input => Hidden("input", input, DataType.Of(input.TypeName, input.IsArray)));
        var outputs = definition.Outputs.Select(output => Hidden("output", output, DataType.Any));
        return (
            new(own.Length, [.. definition.Inputs.Select(input => input.Name)], own.Length + definition.Inputs.Count, [.. definition.Outputs.Select(output => output.Name)]),
            [.. own, .. inputs, .. outputs]);
    }

    /// <summary>The root of a definition as it lies inside the step that runs it.</summary>
    public static ActivityNode Moved(ActivityNode root, string under)
    {
        return Move(root, root.NodeId.Length - root.Id.Length - 1);

        ActivityNode Move(ActivityNode node, int cut) => node with
        {
            NodeId = under + node.NodeId[cut..],
            Activities = [.. node.Activities.Select(child => Move(child, cut))],
            Ports = new OrderedDictionary<string, ActivityNode>(node.Ports.Select(port => KeyValuePair.Create(port.Key, Move(port.Value, cut))), StringComparer.Ordinal),
            Cases = [.. node.Cases.Select(one => one.Activity is { } activity ? one with { Activity = Move(activity, cut) } : one)],
        };
    }
}
