using Workflow.Engine.Values;

namespace Workflow.Engine;

/// <summary>What happens to an instance. A closed set: each case is one way an instance can be moved.</summary>
public abstract record Stimulus
{
    private Stimulus() { }

    /// <summary>A new instance begins. Only valid without a state.</summary>
    /// <param name="Input">Workflow inputs by name.</param>
    /// <param name="CorrelationId">Correlation id, or null.</param>
    /// <param name="TriggerActivityId">The step whose trigger started the instance, or null for the usual start.</param>
    /// <param name="TriggerPayload">What the trigger brought, e.g. the event's payload: the result output of that step.</param>
    public sealed record Start(
        OrderedDictionary<string, Value> Input, string? CorrelationId = null, string? TriggerActivityId = null, Value TriggerPayload = default) : Stimulus;

    /// <summary>A waiting step gets its answer: an event, a report, a due time, or the answer of a work activity.</summary>
    /// <param name="BookmarkId">The bookmark; used at most once, a second use is refused <c>bookmark.not-found</c>.</param>
    /// <param name="Outcomes">Outcomes the step completes with; empty means the default completion (Done).</param>
    /// <param name="Result">The step's result output, or <see cref="Value.Undefined"/>.</param>
    /// <param name="Outputs">Further outputs by camelCased name, or null.</param>
    public sealed record Resume(string BookmarkId, IReadOnlyList<string> Outcomes, Value Result, OrderedDictionary<string, Value>? Outputs = null) : Stimulus;

    /// <summary>The work behind a bookmark failed for good: the step faults and leaves an incident.</summary>
    public sealed record Fail(string BookmarkId, string Code, string Message) : Stimulus;

    /// <summary>A person has the step of an open incident done again, from its beginning: inputs are evaluated anew, what stood inside it is taken back.</summary>
    /// <param name="IncidentId">The incident; it is open no more, though the step may leave a new one.</param>
    public sealed record Retry(string IncidentId) : Stimulus;

    /// <summary>A person passes over the step of an open incident: it completes without having done its work. A deadlock passes over the container whose join waits.</summary>
    /// <param name="IncidentId">The incident; it is open no more.</param>
    /// <param name="Outcomes">Outcomes the step completes with; empty means the default completion (Done).</param>
    /// <param name="Reason">Why, in the person's words; kept in the journal.</param>
    public sealed record Skip(string IncidentId, IReadOnlyList<string> Outcomes, string Reason) : Stimulus;

    /// <summary>The instance is cancelled by a command (withdrawal, annulment).</summary>
    /// <param name="Reason">A stable code, e.g. <c>case.withdrawn</c>.</param>
    public sealed record Cancel(string Reason) : Stimulus;
}
