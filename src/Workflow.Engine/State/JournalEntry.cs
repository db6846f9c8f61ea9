namespace Workflow.Engine.State;

/// <summary>One line of an instance's history.</summary>
/// <param name="Sequence">Counts up over the life of the instance, without gaps.</param>
/// <param name="Kind">What happened to the step.</param>
/// <param name="NodeId">Path of the step in the definition.</param>
/// <param name="ActivityId">The step's own id.</param>
/// <param name="ActivityType">The step's type.</param>
/// <param name="ExecutionId">The execution of the step this entry belongs to; a step in a loop has several.</param>
/// <param name="Outcomes">Outcomes of a completion; else empty.</param>
/// <param name="Detail">Code and message of a fault, reason of a cancellation or of a skipped path; else null.</param>
public sealed record JournalEntry(
    long Sequence, JournalKind Kind, string NodeId, string ActivityId, string ActivityType, string ExecutionId, IReadOnlyList<string> Outcomes, string? Detail);

/// <summary>What happened to a step.</summary>
public enum JournalKind
{
    /// <summary>The step began.</summary>
    Started,
    /// <summary>The step completed with outcomes.</summary>
    Completed,
    /// <summary>The step was cancelled.</summary>
    Canceled,
    /// <summary>The step faulted; an incident exists.</summary>
    Faulted,
    /// <summary>A join or step was passed over because its paths are dead.</summary>
    Skipped,
    /// <summary>A person has a faulted step done again.</summary>
    Retried,
    /// <summary>A person passed over a step that stood; its completion follows.</summary>
    PassedOver,
}
