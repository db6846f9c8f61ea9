namespace Workflow.Engine.State;

/// <summary>Something that needs a person: a fault, a deadlock, a limit.</summary>
/// <param name="Id">Derived from the instance and its step counter.</param>
/// <param name="NodeId">Path of the step in the definition.</param>
/// <param name="ActivityId">The step's own id.</param>
/// <param name="Code">Stable code, e.g. <c>activity.unknown</c>, <c>flow.deadlock</c>, <c>run.step-limit</c>, <c>run.state-limit</c>.</param>
/// <param name="Message">English line with the values.</param>
public sealed record Incident(string Id, string NodeId, string ActivityId, string Code, string Message)
{
    /// <summary>Number of the execution that stands; 0 when the incident is the whole workflow's.</summary>
    internal long Execution { get; init; }

    /// <summary>A deadlock: no step failed, a container holds steps that can never go on.</summary>
    internal bool IsDeadlock => Code == DeadlockCode;

    internal const string DeadlockCode = "flow.deadlock";
}
