using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>What becomes of a run whose state would be larger than allowed: it is undone, and the instance faults where it stood.</summary>
/// <remarks>The large state is never stored and what its steps asked for is not done. The state before, which could be stored, is kept with an incident,
/// so a person sees where the instance stood. A start that is too large leaves no inputs.</remarks>
internal static class StateLimit
{
    public const string Code = "run.state-limit";

    public static RunResult.Ran Enforce(RunResult.Ran ran, WorkflowState? before, CompiledDefinition definition, RunContext context)
    {
        if (!StateSize.Exceeds(ran.State, context.Limits.MaxStateBytes))
        {
            return ran;
        }

        var kept = before ?? ran.State with
        {
            Input = new(StringComparer.Ordinal),
            Output = new(StringComparer.Ordinal),
            Outcomes = [],
            Incidents = [],
            JournalSequence = 0,
            Name = null,
            Variables = System.Array.ConvertAll(ran.State.Variables, _ => Value.Null),
            Executions = [],
            StepOutputs = new(StringComparer.Ordinal),
            LastResult = default,
            LocalEvents = [],
        };
        var root = definition.Root;
        var message = FormattableString.Invariant($"The run was undone: its state would be larger than {context.Limits.MaxStateBytes} bytes.");
        // Numbers of the run that was undone are not used again.
        var number = ran.State.LastNumber + 1;
        var incident = new Incident(FormattableString.Invariant($"{context.InstanceId}:{number}"), root.NodeId, root.ActivityId, Code, message);
        var entry = new JournalEntry(
            kept.JournalSequence + 1, JournalKind.Faulted, root.NodeId, root.ActivityId, root.Source.Type, FormattableString.Invariant($"{context.InstanceId}:1"), [], $"{Code}: {message}");
        var state = kept with
        {
            Status = InstanceStatus.Finished,
            SubStatus = InstanceSubStatus.Faulted,
            Incidents = [.. kept.Incidents, incident],
            LastNumber = number,
            JournalSequence = entry.Sequence,
        };
        return new RunResult.Ran(state, [], [entry]);
    }
}
