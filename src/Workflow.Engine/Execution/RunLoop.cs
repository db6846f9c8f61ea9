using Workflow.Engine.Activities;
using Workflow.Engine.Flowchart;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>One burst: takes steps from a first-in-first-out queue until it is empty, then brings the instance to rest.</summary>
/// <remarks>Works on copies of the state's records, so the caller's state stays as it was. Split by concern:
/// this file is the life of a step, <c>RunLoop.Values</c> what steps read and write, <c>RunLoop.Rest</c> what happens when the queue is empty.</remarks>
internal sealed partial class RunLoop
{
    private static readonly string[] DoneOutcome = ["Done"];

    private readonly Queue<QueuedStep> _queue = new();
    private readonly List<StepExecution> _live = [];
    private readonly List<(StepExecution Step, Effect Effect)> _effects = [];
    private readonly List<JournalEntry> _journal = [];
    private readonly List<Incident> _incidents = [];
    private readonly RunScope _scope;
    private long _lastNumber;
    private long _journalSequence;
    private int _steps;
    private int _scriptSteps;
    private bool _isFaulted;
    private bool _isRootOver;
    private bool _isCompletingWorkflow;
    private InstanceSubStatus? _end;

    public RunLoop(CompiledDefinition definition, RunContext context)
    {
        Definition = definition;
        Context = context;
        _scope = new RunScope(this);
    }

    public CompiledDefinition Definition { get; }

    public RunContext Context { get; }

    public string? Name { get; set; }

    public string? CorrelationId { get; set; }

    /// <summary>What <c>getItem()</c> gives: the item a bulk dispatch is at.</summary>
    public Value Item { get; set; } = Value.Null;

    /// <summary>An id nobody else gets: derived from the instance and a counter (decisions of design 42).</summary>
    public string MakeId() => IdOf(++_lastNumber);

    /// <summary>Puts a child at the end of the queue.</summary>
    public void Schedule(StepExecution? parent, CompiledNode node, int[]? lateFor = null) =>
        Enqueue(new QueuedStep(node, parent) { LateFor = lateFor });

    /// <summary>Puts a loop's body at the end of the queue, with its own CurrentValue and CurrentIndex (-1: none).</summary>
    public void ScheduleLoopBody(StepExecution loop, CompiledNode body, Value value, int index) =>
        Enqueue(new QueuedStep(body, loop) { IsLoopBody = true, LoopValue = value, LoopIndex = index });

    /// <summary>Lets a flowchart mark what it has in the queue.</summary>
    public void EachQueued(StepExecution parent, Action<QueuedStep> mark)
    {
        foreach (var queued in _queue)
        {
            if (ReferenceEquals(queued.Parent, parent))
            {
                mark(queued);
            }
        }
    }

    /// <summary>The step waits on a bookmark.</summary>
    public Bookmark Wait(StepExecution step, BookmarkKind kind, string? key, DateTimeOffset? dueAt = null, Value payload = default)
    {
        var bookmark = new Bookmark(MakeId(), kind, step.Node.NodeId, step.Node.Source.Type, key, dueAt, payload);
        step.Bookmark = bookmark;
        return bookmark;
    }

    /// <summary>Asks the outside.</summary>
    public void Ask(StepExecution step, Effect effect) => _effects.Add((step, effect));

    /// <summary>The step is over; its parent decides what follows.</summary>
    /// <param name="step">Ignored unless it still runs.</param>
    /// <param name="outcomes">Null is the default completion.</param>
    public void Complete(StepExecution step, IReadOnlyList<string>? outcomes = null)
    {
        if (step.Status != StepStatus.Running)
        {
            return;
        }

        CancelChildren(step, "the container completed");
        End(step, StepStatus.Completed);
        Journal(JournalKind.Completed, step, outcomes ?? DoneOutcome, null);
        if (step.Parent is null)
        {
            _isRootOver |= ReferenceEquals(step.Node, Definition.Root);
        }
        else if (step.Parent.Status == StepStatus.Running && Follows(step.Parent, step))
        {
            step.Parent.Node.Behaviour.ChildCompleted(this, step.Parent, step, outcomes);
        }
    }

    /// <summary>Takes a step and everything inside it back: bookmarks, queued work, children.</summary>
    public void Cancel(StepExecution step, string reason)
    {
        if (step.Status is not (StepStatus.Running or StepStatus.Faulted))
        {
            return;
        }

        CancelChildren(step, reason);
        End(step, StepStatus.Canceled);
        Journal(JournalKind.Canceled, step, [], reason);
    }

    /// <summary>The step cannot go on: an incident is left, and the definition's strategy decides what becomes of the instance.</summary>
    public void Fault(StepExecution step, Fault fault)
    {
        if (step.Status != StepStatus.Running)
        {
            return;
        }

        step.Status = StepStatus.Faulted;
        step.Bookmark = null;
        Journal(JournalKind.Faulted, step, [], $"{fault.Code}: {fault.Message}");
        _incidents.Add(new Incident(MakeId(), step.Node.NodeId, step.Node.ActivityId, fault.Code, fault.Message) { Execution = step.Number });
        _isFaulted |= Definition.Source.Options.IncidentStrategy == Definitions.IncidentStrategy.Fault;
    }

    /// <summary>Elsa.Finish: nothing queued runs any more, everything open is taken back.</summary>
    public void Finish(StepExecution step)
    {
        _queue.Clear();
        End(step, StepStatus.Completed);
        Journal(JournalKind.Completed, step, DoneOutcome, null);
        CancelEverything("the instance finished");
        _end = InstanceSubStatus.Finished;
    }

    /// <summary>Elsa.Complete: the step completes, containers that end with it do too, then the workflow does, with these outcomes.</summary>
    /// <remarks>Nothing new begins on the way; what already stood in the queue still runs, as when any container completes.</remarks>
    public void CompleteWorkflow(StepExecution step, IReadOnlyList<string> outcomes)
    {
        if (WorkflowAround(step) is { } workflow)
        {
            _isCompletingWorkflow = true;
            Complete(step);
            _isCompletingWorkflow = false;
            WorkflowActivity.End(this, workflow, outcomes.Count == 0 ? null : outcomes);
            return;
        }

        _outcomes = outcomes;
        var outermost = step;
        while (outermost.Parent is { } parent)
        {
            outermost = parent;
        }

        _isCompletingWorkflow = true;
        Complete(step);
        _isCompletingWorkflow = false;
        Complete(outermost, outcomes.Count == 0 ? null : outcomes);
    }

    /// <summary>A join or step is passed over.</summary>
    public void Skip(StepExecution flowchart, CompiledNode node, string detail) =>
        _journal.Add(new JournalEntry(++_journalSequence, JournalKind.Skipped, node.NodeId, node.ActivityId, node.Source.Type, flowchart.Id, [], detail));

    private string IdOf(long number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Context.InstanceId}:{number}");

    // While the workflow completes, a loop must not ask for its next round nor a flowchart follow its connections: both evaluate expressions, which may fault.
    // A workflow that runs as an activity is ended by whoever completes it.
    private bool Follows(StepExecution container, StepExecution child) =>
        !_isCompletingWorkflow || (container.Node.Workflow is null && (child.Node.IsTerminal || (container.Tokens is null && !container.Node.Behaviour.IsLoop)));

    private void Enqueue(QueuedStep queued)
    {
        // A step that faulted, say on an output that does not fit its variable, begins nothing more.
        if (_isCompletingWorkflow || queued.Parent is { Status: StepStatus.Faulted })
        {
            return;
        }

        if (queued.Parent is { } parent)
        {
            parent.QueuedChildren++;
        }

        _queue.Enqueue(queued);
    }

    private void Burst()
    {
        do
        {
            while (_queue.TryDequeue(out var queued))
            {
                if (queued.Parent is { } parent)
                {
                    parent.QueuedChildren--;
                    if (parent.Status == StepStatus.Canceled)
                    {
                        continue;
                    }
                }

                if (++_steps > Context.Limits.MaxSteps || _scriptSteps > Context.Limits.MaxScriptSteps)
                {
                    StopAtLimit(queued.Node);
                    return;
                }

                Begin(queued);
            }
        }
        while (TidyUp());
    }

    private void Begin(QueuedStep queued)
    {
        var node = queued.Node;
        var number = ++_lastNumber;
        var step = new StepExecution(number, IdOf(number), node, queued.Parent)
        {
            LoopValue = queued.LoopValue,
            LoopIndex = queued.LoopIndex,
            IsLoopBody = queued.IsLoopBody,
            LateFor = queued.LateFor,
        };
        Track(step);
        Journal(JournalKind.Started, step, [], null);
        if (node.Variables.Length > 0)
        {
            step.Variables = Defaults(node.Variables);
        }

        if (queued.Parent is { Tokens: not null, Status: StepStatus.Running } flowchart)
        {
            FlowchartActivity.Began(this, flowchart, step);
        }

        Execute(step);
    }

    private void Execute(StepExecution step)
    {
        if (MisfitOf(step.Node.Variables) is { } misfit)
        {
            Fault(step, misfit);
        }
        else if (step.Node.Inputs.Length == 0 || EvaluateInputs(step))
        {
            step.Node.Behaviour.Execute(this, step);
        }
    }

    private void StopAtLimit(CompiledNode node)
    {
        _queue.Clear();
        CancelOrphans();
        _incidents.Add(new Incident(
            MakeId(), node.NodeId, node.ActivityId, "run.step-limit", _steps > Context.Limits.MaxSteps
                ? FormattableString.Invariant($"The run was stopped before its step {_steps}: the limit is {Context.Limits.MaxSteps} steps.")
                : FormattableString.Invariant($"The run was stopped before its step {_steps}: its scripts took {_scriptSteps} steps, the limit is {Context.Limits.MaxScriptSteps}.")));
        _isFaulted = true;
    }

    private void Track(StepExecution step)
    {
        step.LivePosition = _live.Count;
        _live.Add(step);
        if (step.Parent is { } parent)
        {
            (parent.Children ??= []).Add(step);
        }
    }

    private void End(StepExecution step, StepStatus status)
    {
        step.Status = status;
        step.Bookmark = null;
        // The last live execution takes the free place: the list is put in order again when it is stored.
        var last = _live[^1];
        _live[step.LivePosition] = last;
        last.LivePosition = step.LivePosition;
        _live.RemoveAt(_live.Count - 1);
        step.Parent?.Children?.Remove(step);
        if (step.QueuedChildren > 0 && status == StepStatus.Completed)
        {
            _hasOrphans = true;
        }
    }

    private void CancelChildren(StepExecution step, string reason)
    {
        while (step.Children is { Count: > 0 } children)
        {
            Cancel(children[0], reason);
        }
    }

    private void CancelEverything(string reason)
    {
        while (_live.Count > 0)
        {
            var outermost = _live[0];
            while (outermost.Parent is { Status: StepStatus.Running or StepStatus.Faulted } parent)
            {
                outermost = parent;
            }

            Cancel(outermost, reason);
        }
    }

    private void Journal(JournalKind kind, StepExecution step, IReadOnlyList<string> outcomes, string? detail) =>
        _journal.Add(new JournalEntry(++_journalSequence, kind, step.Node.NodeId, step.Node.ActivityId, step.Node.Source.Type, step.Id, outcomes, detail));

    private static Fault? MisfitOf(CompiledVariable[] variables)
    {
        foreach (var variable in variables)
        {
            if (variable.Fault is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Value[] Defaults(CompiledVariable[] variables)
    {
        var values = new Value[variables.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = variables[i].Default;
        }

        return values;
    }
}

/// <summary>A step that waits for its turn.</summary>
internal sealed class QueuedStep(CompiledNode node, StepExecution? parent)
{
    public CompiledNode Node { get; } = node;

    public StepExecution? Parent { get; } = parent;

    public bool IsLoopBody { get; init; }

    public Value LoopValue { get; init; }

    public int LoopIndex { get; init; } = -1;

    public int[]? LateFor { get; set; }
}
