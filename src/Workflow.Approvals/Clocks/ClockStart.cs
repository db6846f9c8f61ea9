namespace Workflow.Approvals.Clocks;

/// <summary>What sets a clock going.</summary>
public sealed record ClockStart
{
    public required ClockId Id { get; init; }

    public required string CaseNo { get; init; }

    public required ClockScope Scope { get; init; }

    /// <summary>Key of the case, stage or task.</summary>
    public required string OwnerId { get; init; }

    public required ClockKind Kind { get; init; }

    public required TimeLimit Limit { get; init; }

    /// <summary>Instant of the limit's start event.</summary>
    public required DateTimeOffset At { get; init; }
}
