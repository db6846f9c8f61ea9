using Workflow.Engine.Flowchart;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>One execution of a step during a run: made when the step begins, gone when it is over.</summary>
internal sealed class StepExecution(long number, string id, CompiledNode node, StepExecution? parent)
{
    public long Number { get; } = number;

    public string Id { get; } = id;

    public CompiledNode Node { get; } = node;

    public StepExecution? Parent { get; } = parent;

    public StepStatus Status { get; set; } = StepStatus.Running;

    /// <summary>Evaluated inputs, in the order of the node's inputs; lazy ones are undefined. Not kept over a rest.</summary>
    public Value[] Inputs { get; set; } = [];

    /// <summary>Values of the container's own variables; null when it declares none.</summary>
    public Value[]? Variables { get; set; }

    public Value LoopValue { get; set; }

    public int LoopIndex { get; set; } = -1;

    public bool IsLoopBody { get; set; }

    public bool IsBreaking { get; set; }

    public Value Memory { get; set; }

    public Bookmark? Bookmark { get; set; }

    /// <summary>Live children, in the order they began; null when there are none.</summary>
    public List<StepExecution>? Children { get; set; }

    /// <summary>Children that stand in the queue.</summary>
    public int QueuedChildren { get; set; }

    /// <summary>Tokens of a flowchart; null elsewhere.</summary>
    public FlowTokens? Tokens { get; set; }

    /// <summary>Joins (positions in the flowchart) that fired without this token: its arrival there counts no more.</summary>
    public int[]? LateFor { get; set; }

    /// <summary>Place in the run's list of live executions.</summary>
    public int LivePosition { get; set; }

    /// <summary>The input of that name; undefined when the step has none.</summary>
    public Value Input(string name)
    {
        var inputs = Node.Inputs;
        for (var i = 0; i < inputs.Length; i++)
        {
            if (string.Equals(inputs[i].Name, name, StringComparison.Ordinal))
            {
                return Inputs.Length > i ? Inputs[i] : Value.Undefined;
            }
        }

        return Value.Undefined;
    }

    public LiveExecution ToState() => new(Number, Node.NodeId, Parent?.Number ?? 0)
    {
        IsFaulted = Status == StepStatus.Faulted,
        IsBreaking = IsBreaking,
        Variables = Variables,
        LoopValue = LoopValue,
        LoopIndex = LoopIndex,
        Memory = Memory,
        Arrivals = Tokens?.ArrivedConnections(),
        Bookmark = Bookmark,
    };
}

internal enum StepStatus
{
    Running,
    Completed,
    Canceled,
    Faulted,
}
