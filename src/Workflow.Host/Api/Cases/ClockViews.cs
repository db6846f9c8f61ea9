using Workflow.Approvals.Clocks;

namespace Workflow.Host.Api.Cases;

/// <summary>End of a limit.</summary>
/// <param name="At">Last moment in time.</param>
/// <param name="Date">Last office day.</param>
/// <param name="Provisional">A year was needed whose holidays are not published.</param>
internal sealed record DueView(DateTimeOffset At, DateOnly Date, bool Provisional)
{
    public static DueView? Of(DueDate? due) => due is null ? null : new(due.Instant, due.Date, due.IsProvisional);
}

/// <summary>The due date that governs: the earlier of the two clocks'.</summary>
internal sealed record GoverningDueView(DateTimeOffset At, DateOnly Date, ClockKind Governing, bool Provisional)
{
    public static GoverningDueView? Of(ClockPair clocks) =>
        clocks.Governing is { Due: { } due } clock ? new(due.Instant, due.Date, clock.Kind, due.IsProvisional) : null;
}

/// <summary>Whether a clock counts now.</summary>
internal enum ClockStanding
{
    Running,
    Stopped,
    Ended,
}

/// <summary>How a limit stands; none while no clock counts.</summary>
internal enum ShownLight
{
    None,
    Green,
    Yellow,
    Red,
}

/// <summary>One clock with its ledger.</summary>
/// <param name="Limit">Text form with its extension, e.g. <c>20wd</c>.</param>
/// <param name="LimitText">The same in words.</param>
/// <param name="Basis">Law or local rule.</param>
/// <param name="Assumption">The basis is a default of the product, not a text that was read.</param>
/// <param name="Due">Null while the clock stands without a known end.</param>
/// <param name="UsedWorkingDays">Days used, in steps of 0.5; calendar days for limits in calendar days or months.</param>
internal sealed record ClockView(
    Guid Id, ClockKind Kind, string Limit, string LimitText, string Basis, bool Assumption, DateTimeOffset StartedAt, DueView? Due, ClockStanding State, decimal UsedWorkingDays,
    IReadOnlyList<IntervalView> Intervals);

/// <summary>One line of a clock's ledger. <paramref name="To"/> is null while it goes on.</summary>
internal sealed record IntervalView(IntervalKind Kind, DateTimeOffset From, DateTimeOffset? To, string? Ground, string? GroundText, string? Basis);

/// <summary>The two clocks of a case, stage or task.</summary>
internal sealed record ClocksView(ClockView? Statutory, ClockView? Promised);
