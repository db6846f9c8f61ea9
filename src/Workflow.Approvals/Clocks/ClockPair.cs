namespace Workflow.Approvals.Clocks;

/// <summary>The two clocks of a case, stage or task. Either may be missing: not every matter has a limit by law, not every office promises.</summary>
public sealed record ClockPair(Clock? Statutory, Clock? Promised)
{
    /// <summary>The pair among the clocks of one owner.</summary>
    public static ClockPair Of(IReadOnlyList<Clock> clocks) =>
        new(clocks.FirstOrDefault(clock => clock.Kind == ClockKind.Statutory), clocks.FirstOrDefault(clock => clock.Kind == ClockKind.Promised));

    /// <summary>The clock whose due date comes first on the calendar, whatever the units; the promise when both end together. A clock that stands without a known end
    /// leaves the word to the other.</summary>
    public Clock? Governing =>
        Statutory is null ? Promised
        : Promised is null ? Statutory
        : Statutory.Due is not { } law ? Promised
        : Promised.Due is not { } promise ? Statutory
        : law < promise ? Statutory : Promised;

    /// <summary>The earlier due date; null while both stand without a known end.</summary>
    public DueDate? Due => Governing?.Due;
}
