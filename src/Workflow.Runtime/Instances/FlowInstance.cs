using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Instances;

/// <summary>An instance of a case during one step: the one that carries the case, or one that another of them started.</summary>
/// <param name="definition">The version it runs on.</param>
/// <param name="id">Its id.</param>
/// <param name="stored">Its row as stored; null when it begins in this step.</param>
/// <param name="before">Its state as stored; null when it begins in this step.</param>
internal sealed class FlowInstance(CompiledDefinition definition, string id, InstanceRecord? stored, WorkflowState? before)
{
    private readonly List<JournalEntry> _journal = [];

    public CompiledDefinition Definition { get; } = definition;

    public string Id { get; } = id;

    public InstanceRecord? Stored { get; } = stored;

    public WorkflowState? Before { get; } = before;

    /// <summary>Who started it; null for the one that carries the case.</summary>
    public string? ParentId { get; init; } = stored?.ParentId;

    /// <summary>Key of the parent's bookmark its end is told to; null when nobody waits.</summary>
    public string? ReportTo { get; init; } = stored?.ReportTo;

    /// <summary>The state after the step so far; null until a new instance has been started.</summary>
    public WorkflowState? State { get; private set; } = before;

    /// <summary>What happened to its steps, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    public bool Runs => State is null or { Status: InstanceStatus.Running };

    /// <summary>True while a person may have to do with it: it runs, or its fault can be mended.</summary>
    public bool Stands => State is null or { SubStatus: InstanceSubStatus.Suspended or InstanceSubStatus.Faulted };

    /// <summary>Takes what a run made of it.</summary>
    public void Take(WorkflowState state, IReadOnlyList<JournalEntry> journal)
    {
        State = state;
        _journal.AddRange(journal);
    }

    /// <summary>Puts another state in place of its own, e.g. that of another version.</summary>
    public FlowInstance Replaced(CompiledDefinition on, WorkflowState state) => new(on, Id, Stored, Before) { State = state };
}
