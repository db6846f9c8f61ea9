using Workflow.Engine.State;

namespace Workflow.Engine.Execution;

internal sealed partial class RunLoop
{
    private bool _wasFaulted;

    /// <summary>The step of an incident a person may mend: it faulted, or it is the container of a deadlock.</summary>
    public StepExecution? Standing(Incident incident) =>
        _live.Find(step => step.Number == incident.Execution && (step.Status == StepStatus.Faulted || incident.IsDeadlock));

    /// <summary>Has a faulted step done again.</summary>
    public RunResult.Ran Retry(Incident incident, StepExecution step)
    {
        _incidents.Remove(incident);
        CancelChildren(step, "the step is done again");
        step.Status = StepStatus.Running;
        (step.Memory, step.IsBreaking, step.Tokens) = (default, false, null);
        step.Variables = step.Node.Variables.Length > 0 ? Defaults(step.Node.Variables) : null;
        Journal(JournalKind.Retried, step, [], $"{incident.Code}: {incident.Message}");
        Execute(step);
        return Mended();
    }

    /// <summary>Passes over a step that stands.</summary>
    public RunResult.Ran Skip(Incident incident, StepExecution step, Stimulus.Skip skip)
    {
        _incidents.Remove(incident);
        step.Status = StepStatus.Running;
        Journal(JournalKind.PassedOver, step, [], skip.Reason);
        Complete(step, skip.Outcomes.Count == 0 ? null : skip.Outcomes);
        return Mended();
    }

    /// <summary>Takes the instance up again where a run was undone.</summary>
    public RunResult.Ran Reopen(Incident incident)
    {
        _incidents.Remove(incident);
        return Mended();
    }

    private RunResult.Ran Mended()
    {
        Burst();
        // What faulted once stays faulted until the last incident that ended it is mended.
        _isFaulted |= _wasFaulted && _incidents.Exists(Ends);
        return Rest();
    }

    private bool Ends(Incident incident) =>
        incident.Execution == 0
            ? !incident.IsDeadlock
            : Definition.Source.Options.IncidentStrategy == Definitions.IncidentStrategy.Fault && _live.Exists(step => step.Number == incident.Execution && step.Status == StepStatus.Faulted);

    private bool IsStandingDeadlock(Incident incident) => incident.IsDeadlock && _live.Exists(step => step.Number == incident.Execution);
}
