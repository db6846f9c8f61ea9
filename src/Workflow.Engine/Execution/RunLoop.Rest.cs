using Workflow.Engine.Flowchart;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

internal sealed partial class RunLoop
{
    // How long a local event waits for somebody to wait for it, as Elsa's bookmark queue does.
    private static readonly TimeSpan LocalEventLife = TimeSpan.FromMinutes(10);

    private readonly List<LocalEvent> _localEvents = [];
    private bool _hasOrphans;
    private bool _hasLateTokens;
    private StepExecution? _triggered;
    private string? _triggerId;
    private Value _triggerPayload;

    /// <summary>Begins a new instance.</summary>
    public RunResult.Ran Start(Stimulus.Start start)
    {
        CorrelationId = start.CorrelationId;
        _input = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in start.Input)
        {
            _input[name] = Declared(name, value);
        }

        _variables = Defaults(Definition.Variables);
        if (_isFaulted || MisfitOf(Definition.Variables) is { } misfit && RefuseStart(misfit))
        {
            return Rest();
        }

        _triggerId = start.TriggerActivityId;
        _triggerPayload = start.TriggerPayload;
        Schedule(null, Definition.Root);
        Burst();
        return Rest();
    }

    /// <summary>Takes a state up again.</summary>
    /// <returns>False when the state does not fit the definition: a step of it is not there.</returns>
    public bool TryLoad(WorkflowState state, out string? missing)
    {
        missing = null;
        Name = state.Name;
        CorrelationId = state.CorrelationId;
        _input = state.Input;
        _output = new OrderedDictionary<string, Value>(state.Output, StringComparer.Ordinal);
        _variables = (Value[])state.Variables.Clone();
        _stepOutputs = new OrderedDictionary<string, Value>(state.StepOutputs, StringComparer.Ordinal);
        _lastResult = state.LastResult;
        _outcomes = state.Outcomes;
        _incidents.AddRange(state.Incidents);
        _localEvents.AddRange(state.LocalEvents);
        _lastNumber = state.LastNumber;
        _journalSequence = state.JournalSequence;
        _wasFaulted = state.SubStatus == InstanceSubStatus.Faulted;
        foreach (var execution in state.Executions)
        {
            if (Definition.Find(execution.NodeId) is not { } node || !TryFindLive(execution.Parent, out var parent))
            {
                missing = execution.NodeId;
                return false;
            }

            if (execution.Variables is { } values && values.Length != node.Variables.Length || node.Flow is null && execution.Arrivals is not null)
            {
                missing = execution.NodeId;
                return false;
            }

            var step = new StepExecution(execution.Number, IdOf(execution.Number), node, parent)
            {
                Status = execution.IsFaulted ? StepStatus.Faulted : StepStatus.Running,
                IsBreaking = execution.IsBreaking,
                Variables = (Value[]?)execution.Variables?.Clone(),
                LoopValue = execution.LoopValue,
                LoopIndex = execution.LoopIndex,
                IsLoopBody = !execution.LoopValue.IsUndefined || execution.LoopIndex >= 0,
                Memory = execution.Memory,
                Bookmark = execution.Bookmark,
            };
            Track(step);
            if (node.Flow is { } flow)
            {
                step.Tokens = flow.TokensOf(step.Memory, execution.Arrivals);
                if (step.Tokens is null)
                {
                    missing = execution.NodeId;
                    return false;
                }
            }

            if (parent?.Tokens is { } tokens)
            {
                tokens.Enter(node.Position);
            }
        }

        missing = state.Variables.Length == Definition.Variables.Length ? null : "the workflow's variables";
        return missing is null;
    }

    /// <summary>The waiting step of a bookmark, or null.</summary>
    public StepExecution? Waiting(string bookmarkId) =>
        _live.Find(step => step.Bookmark is { } bookmark && string.Equals(bookmark.Id, bookmarkId, StringComparison.Ordinal));

    /// <summary>Gives a waiting step its answer.</summary>
    public RunResult.Ran Resume(StepExecution step, Stimulus.Resume answer)
    {
        Use(step, answer);
        Burst();
        return Rest();
    }

    /// <summary>The work of a waiting step failed.</summary>
    public RunResult.Ran Fail(StepExecution step, Fault fault)
    {
        step.Bookmark = null;
        Fault(step, fault);
        Burst();
        return Rest();
    }

    /// <summary>Cancels the instance.</summary>
    public RunResult.Ran CancelInstance(string reason)
    {
        CancelEverything(reason);
        _localEvents.Clear();
        _end = InstanceSubStatus.Cancelled;
        return Rest();
    }

    /// <summary>The payload when this step is the trigger that started the instance, once; else null.</summary>
    public Value? TakeTrigger(StepExecution step)
    {
        if (_triggered is not null || !IsTrigger(step.Node))
        {
            return null;
        }

        _triggered = step;
        return _triggerPayload;
    }

    /// <summary>True for the step whose trigger started the instance, during the run that starts it.</summary>
    public bool IsTrigger(CompiledNode node) =>
        _triggerId is { } id && (string.Equals(node.ActivityId, id, StringComparison.Ordinal) || string.Equals(node.NodeId, id, StringComparison.Ordinal));

    /// <summary>An event inside this instance: delivered when the queue is empty, kept a while when nobody waits for it yet.</summary>
    public void PublishLocally(string name, Value payload) => _localEvents.Add(new LocalEvent(name, OrNull(payload), Context.Now));

    /// <summary>Some token came too late for a join that fired without it; whatever it still holds is taken back at rest.</summary>
    public void NoteLateTokens() => _hasLateTokens = true;

    private static void Use(RunLoop run, StepExecution step, Stimulus.Resume answer)
    {
        step.Bookmark = null;
        step.Node.Behaviour.Resume(run, step, answer);
    }

    private void Use(StepExecution step, Stimulus.Resume answer) => Use(this, step, answer);

    private bool TryFindLive(long number, out StepExecution? step)
    {
        step = null;
        // Stored executions rise in number, so what is loaded so far is in order.
        var (low, high) = (0, _live.Count - 1);
        while (low <= high && number != 0)
        {
            var middle = (low + high) / 2;
            var found = _live[middle].Number;
            if (found == number)
            {
                step = _live[middle];
                return true;
            }

            (low, high) = found < number ? (middle + 1, high) : (low, middle - 1);
        }

        return number == 0;
    }

    private Value Declared(string name, Value value)
    {
        for (var i = 0; i < Definition.InputTypes.Length; i++)
        {
            if (string.Equals(Definition.Source.Inputs[i].Name, name, StringComparison.Ordinal))
            {
                if (!Definition.InputTypes[i].TryConvert(value, out var typed, out var error))
                {
                    RefuseStart(new Fault("input.invalid", $"The workflow's input {name}: {error}"));
                }

                return typed;
            }
        }

        return value;
    }

    // What an instance is started with must fit before its first step: the incident is the workflow's, whatever its incident strategy.
    private bool RefuseStart(Fault fault)
    {
        _incidents.Add(new Incident(MakeId(), Definition.Root.NodeId, Definition.Root.ActivityId, fault.Code, fault.Message));
        return _isFaulted = true;
    }

    // The queue is empty. True when something was put into it again.
    private bool TidyUp()
    {
        if (_end is not null)
        {
            return false;
        }

        CancelOrphans();

        if (_hasLateTokens)
        {
            _hasLateTokens = false;
            FlowchartActivity.CancelLate(this, _live.FindAll(step => step.Tokens is not null && step.Status == StepStatus.Running));
            if (_queue.Count > 0)
            {
                return true;
            }
        }

        if (!_isFaulted && !_isRootOver)
        {
            DeliverLocalEvents();
        }

        return _queue.Count > 0;
    }

    // Steps that were already queued when their container completed still ran; what they left open belongs to nobody.
    private void CancelOrphans()
    {
        while (_hasOrphans && _live.Find(step => step.Parent is { Status: StepStatus.Completed }) is { } orphan)
        {
            Cancel(orphan, "the container completed");
        }

        _hasOrphans = false;
    }

    private void DeliverLocalEvents()
    {
        for (var i = 0; i < _localEvents.Count; i++)
        {
            var published = _localEvents[i];
            if (Context.Now - published.PublishedAt > LocalEventLife)
            {
                _localEvents.RemoveAt(i--);
                continue;
            }

            var waiting = _live.FindAll(step => step.Bookmark is { Kind: BookmarkKind.Event } bookmark && string.Equals(bookmark.Key, published.Name, StringComparison.Ordinal));
            if (waiting.Count == 0)
            {
                continue;
            }

            _localEvents.RemoveAt(i--);
            waiting.Sort((left, right) => left.Number.CompareTo(right.Number));
            foreach (var step in waiting)
            {
                if (step.Bookmark is not null)
                {
                    Use(step, new Stimulus.Resume("", [], published.Payload));
                }
            }

            if (_queue.Count > 0)
            {
                return;
            }
        }
    }

    private RunResult.Ran Rest()
    {
        _live.Sort((left, right) => left.Number.CompareTo(right.Number));
        var subStatus = _end ?? (_isFaulted ? InstanceSubStatus.Faulted : _isRootOver ? InstanceSubStatus.Finished : InstanceSubStatus.Suspended);
        if (subStatus == InstanceSubStatus.Suspended && !_live.Exists(step => step.Bookmark is not null || step.Status == StepStatus.Faulted) && !_incidents.Exists(IsStandingDeadlock))
        {
            _incidents.Add(Deadlock());
        }

        var executions = new LiveExecution[_live.Count];
        for (var i = 0; i < executions.Length; i++)
        {
            executions[i] = _live[i].ToState();
        }

        var state = new WorkflowState
        {
            InstanceId = Context.InstanceId,
            DefinitionVersionId = Definition.Source.VersionId,
            Status = subStatus == InstanceSubStatus.Suspended ? InstanceStatus.Running : InstanceStatus.Finished,
            SubStatus = subStatus,
            CorrelationId = CorrelationId,
            Name = Name,
            Input = _input,
            Output = _output,
            Outcomes = _outcomes,
            Incidents = _incidents,
            LastNumber = _lastNumber,
            JournalSequence = _journalSequence,
            Variables = _variables,
            Executions = executions,
            StepOutputs = _stepOutputs,
            LastResult = _lastResult,
            LocalEvents = _localEvents,
        };
        DropUnwanted(subStatus);
        return new RunResult.Ran(state, [.. _effects.Select(asked => asked.Effect)], _journal);
    }

    // A step may ask for work and be cancelled in the same run: then nobody may do that work.
    private void DropUnwanted(InstanceSubStatus subStatus)
    {
        _effects.RemoveAll(asked => asked.Effect switch
        {
            Effect.RequestWork work => !IsWanted(asked.Step, work.BookmarkId),
            Effect.RequestTask task => !IsWanted(asked.Step, task.BookmarkId),
            _ => false,
        });

        bool IsWanted(StepExecution step, string bookmarkId) =>
            subStatus == InstanceSubStatus.Suspended && string.Equals(step.Bookmark?.Id, bookmarkId, StringComparison.Ordinal);
    }

    private Incident Deadlock()
    {
        foreach (var step in _live)
        {
            if (step.Tokens is { Joins.Count: > 0 } tokens)
            {
                var (join, branches) = tokens.Describe(step);
                return new Incident(MakeId(), join.NodeId, join.ActivityId, Incident.DeadlockCode, $"Nothing can go on: join {join.ActivityId} {branches}") { Execution = step.Number };
            }
        }

        var (last, number) = _live.Count > 0 ? (_live[^1].Node, _live[^1].Number) : (Definition.Root, 0);
        return new Incident(MakeId(), last.NodeId, last.ActivityId, Incident.DeadlockCode, $"Nothing can go on: step {last.ActivityId} is open and waits for nothing.") { Execution = number };
    }
}
