namespace Workflow.Approvals.Cases;

/// <summary>Something somebody (or a timer) wants done on one case. Decides purely; the runtime loads, runs the flow and commits.</summary>
public abstract record CaseCommand(CaseNo Case)
{
    /// <summary>Checks and applies the change to the file. A refusal leaves nothing behind: the file is thrown away.</summary>
    /// <returns>What the waiting steps of the flow are told, in order; empty when no step moves.</returns>
    public abstract Result<FlowSignals> Decide(CaseFile file, StepContext context);
}

/// <summary>What a command tells the flow: answers to waiting steps, or the end of the instance.</summary>
/// <param name="Answers">In order; each names a bookmark that is open.</param>
/// <param name="CancelReason">Set for interrupts (withdrawal, annulment): the instance is cancelled with this code.</param>
public sealed record FlowSignals(IReadOnlyList<StepAnswer> Answers, string? CancelReason = null)
{
    /// <summary>Set when a person mends an incident of the flow.</summary>
    public IncidentMending? Mending { get; init; }

    public static FlowSignals None { get; } = new([]);

    public static FlowSignals Answer(string bookmarkId, params string[] outcomes) => new([new StepAnswer(bookmarkId, outcomes)]);
}

/// <summary>What a person does about an incident.</summary>
/// <param name="Incident">Its id.</param>
/// <param name="PassOver">Outcomes the step is passed over with, empty meaning Done; null has the step done again.</param>
/// <param name="Reason">In the person's words.</param>
public sealed record IncidentMending(string Incident, IReadOnlyList<string>? PassOver, string Reason);

/// <summary>The answer a waiting step gets.</summary>
/// <param name="BookmarkId">The step's bookmark.</param>
/// <param name="Outcomes">Empty means Done.</param>
public sealed record StepAnswer(string BookmarkId, IReadOnlyList<string> Outcomes)
{
    /// <summary>Becomes the step's result; null for none.</summary>
    public System.Text.Json.Nodes.JsonNode? Result { get; init; }
}
