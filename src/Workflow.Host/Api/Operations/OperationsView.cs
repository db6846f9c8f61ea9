using Workflow.Runtime.Commitments;
using Workflow.Runtime.Operations;

namespace Workflow.Host.Api.Operations;

/// <summary>How the service is doing. Due timers and their lateness are in office time, all else in system time.</summary>
internal sealed record OperationsView(
    DateTimeOffset OfficeNow, DateTimeOffset SystemNow, OutboxView Outbox, DeadLettersView DeadLetters, TimersView Timers, IncidentsView Incidents, CommitmentFigures Commitments, IReadOnlyList<NodeView> Nodes);

/// <summary>Messages that wait to leave.</summary>
/// <param name="OldestSeconds">Age of the oldest; 0 when none waits.</param>
internal sealed record OutboxView(int Waiting, double OldestSeconds);

/// <summary>Messages that were given up.</summary>
/// <param name="Last">The newest 20.</param>
internal sealed record DeadLettersView(int Count, IReadOnlyList<DeadLetterView> Last);

/// <summary>A message that was given up, with its last error.</summary>
internal sealed record DeadLetterView(long Id, string CaseNo, string Kind, int Attempts, string? Error, DateTimeOffset WrittenAt, DateTimeOffset DeadAt);

/// <summary>Due timers.</summary>
/// <param name="Overdue">Due by now and not worked off yet: next to nothing while a node runs.</param>
/// <param name="NextDueAt">The next one after now.</param>
/// <param name="Lateness">Timers worked off, by how late; every class, the earliest first.</param>
internal sealed record TimersView(int Overdue, DateTimeOffset? NextDueAt, IReadOnlyList<LatenessView> Lateness);

/// <summary>A class of lateness.</summary>
/// <param name="Today">Timers on this office day.</param>
/// <param name="Last30Days">Timers on the last 30 office days, today included.</param>
internal sealed record LatenessView(Lateness Lateness, long Today, long Last30Days);

/// <summary>Flows that stand and need a person.</summary>
/// <param name="Oldest">The 20 that stand longest.</param>
internal sealed record IncidentsView(int Count, IReadOnlyList<StandingFlowView> Oldest);

/// <summary>A flow that stands.</summary>
/// <param name="LastStepAt">Office time of its last step.</param>
internal sealed record StandingFlowView(string CaseNo, string DefinitionId, int DefinitionVersion, int Incidents, DateTimeOffset LastStepAt);

/// <summary>A process that has been heard of within a day.</summary>
/// <param name="LastSeenAt">A node that lives is heard of at least every half minute.</param>
internal sealed record NodeView(string Node, DateTimeOffset LastSeenAt, IReadOnlyList<JobView> Jobs);

/// <summary>What a job of a node does.</summary>
/// <param name="Items">What its last run worked off.</param>
/// <param name="Failures">In a row, up to the last run.</param>
internal sealed record JobView(
    string Job, DateTimeOffset LastStartedAt, DateTimeOffset LastEndedAt, JobOutcome LastOutcome, int Items, string? Error, int Failures, long TotalRuns, long TotalItems);
