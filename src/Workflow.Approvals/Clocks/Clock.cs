using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Key of a clock.</summary>
public readonly record struct ClockId(Guid Value)
{
    public override string ToString() => Value.ToString("D", CultureInfo.InvariantCulture);
}

/// <summary>What a clock belongs to.</summary>
public enum ClockScope
{
    Case,
    Stage,
    Task,
}

/// <summary>Whose limit a clock measures.</summary>
public enum ClockKind
{
    /// <summary>The limit the law sets.</summary>
    Statutory,

    /// <summary>The limit the office promises (承诺时限), never later than the law's.</summary>
    Promised,
}

/// <summary>One clock of a case, stage or task. Immutable: each verb gives the next state or a refusal.</summary>
public sealed partial record Clock
{
    public required ClockId Id { get; init; }

    /// <summary>Number of the case under whose lock the clock changes.</summary>
    public required string CaseNo { get; init; }

    public required ClockScope Scope { get; init; }

    /// <summary>Key of the case, stage or task within <see cref="Scope"/>.</summary>
    public required string OwnerId { get; init; }

    public required ClockKind Kind { get; init; }

    public required TimeLimit Limit { get; init; }

    /// <summary>Instant of the start event.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The last half that is not counted: the afternoon of the start day or, for limits in halves chained to an upstream result, the half of that result.</summary>
    public required OfficeHalf CountsAfter { get; init; }

    /// <summary>All entries ever made, in order of <see cref="ClockInterval.Number"/>, superseded ones included.</summary>
    public required IReadOnlyList<ClockInterval> Intervals { get; init; }

    /// <summary>Calendar <see cref="Due"/> was computed on.</summary>
    public required string CalendarVersion { get; init; }

    /// <summary>End of the limit; null while the clock stands without a known end of the stop.</summary>
    public required DueDate? Due { get; init; }

    /// <summary>Goes up with every change after which old timers must not fire: due date, ledger, end. Timers are keyed (clock, purpose, epoch).</summary>
    public required int Epoch { get; init; }

    /// <summary>Instant at which the owner finished or was closed; null while open.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The due instant that has passed without a decision; null while in time. A due date that moves behind it is watched anew.</summary>
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>Bookmark of the step that waits for the end of this limit (a lawful wait); null for limits of the office.</summary>
    public string? Bookmark { get; init; }
}
