using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Flowchart;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>A step made ready to run: parsed expressions, constant inputs, graph. Immutable once compiled.</summary>
internal sealed class CompiledNode
{
    public required ActivityNode Source { get; init; }

    /// <summary>Null when the catalogue does not know the type.</summary>
    public required ActivityDescriptor? Descriptor { get; init; }

    public required ActivityBehaviour Behaviour { get; init; }

    public required CompiledInput[] Inputs { get; init; }

    public required CompiledVariable[] Variables { get; init; }

    public required CompiledCase[] Cases { get; init; }

    /// <summary>Children of a container in file order.</summary>
    public required CompiledNode[] Children { get; init; }

    /// <summary>Embedded single activities by port.</summary>
    public required OrderedDictionary<string, CompiledNode> Ports { get; init; }

    /// <summary>Where a workflow used as an activity keeps its inputs and outputs; null elsewhere.</summary>
    public EmbeddedWorkflow? Workflow { get; init; }

    /// <summary>Position among the children of the container; -1 for the root, ports and cases.</summary>
    public int Position { get; set; } = -1;

    /// <summary>The graph of a flowchart; null elsewhere.</summary>
    public FlowMap? Flow { get; set; }

    /// <summary>The script of Elsa.RunJavaScript when it is written as a literal; null elsewhere.</summary>
    public Script? Script { get; set; }

    /// <summary>True when an expression of the definition may ask for this step's outputs.</summary>
    public bool KeepsOutputs { get; set; }

    public string NodeId => Source.NodeId;

    public string ActivityId => Source.Id;

    public bool IsTerminal => Descriptor is { IsTerminal: true };

    public CompiledNode? Port(string name) => Ports.TryGetValue(name, out var port) ? port : null;
}

/// <summary>A variable with its default and the name expressions use for its accessors. A default that does not fit the type is a fault when the scope begins.</summary>
internal sealed record CompiledVariable(string Id, string Name, string PascalName, DataType Type, Value Default, Fault? Fault);

/// <summary>A case of a switch with its condition ready to evaluate.</summary>
internal sealed record CompiledCase(string Label, CompiledInput Condition, CompiledNode? Activity);
