namespace Workflow.Approvals.Clocks;

/// <summary>Counts limits forward from a start and back from an expiry.</summary>
public static class DueDates
{
    /// <summary>The last half that is not counted when something starts, or starts again, at an instant.</summary>
    /// <param name="at">The start event.</param>
    /// <param name="limit">A limit in halves chained to an upstream result counts from the half after the one the result came in; every other limit from the next day.</param>
    /// <param name="hours">Hours of the hall, which say where a half begins.</param>
    /// <remarks>民法典 art. 201: the day on which a period begins is not counted.</remarks>
    public static OfficeHalf CountsAfter(DateTimeOffset at, TimeLimit limit, OfficeHours hours) =>
        Chains(limit) ? hours.LastBegunAt(at) : OfficeHalf.AfternoonOf(OfficeTime.DayOf(at));

    /// <summary>The last half that is not counted when something starts in a half: the same, for times that are planned and not lived.</summary>
    public static OfficeHalf CountsAfter(OfficeHalf startsIn, TimeLimit limit) => Chains(limit) ? startsIn : OfficeHalf.AfternoonOf(startsIn.Day);

    /// <summary>The end of a limit that nothing stops.</summary>
    /// <param name="startDay">Day of the start event; not counted.</param>
    /// <param name="length">The limit.</param>
    /// <param name="office">Calendar and hours.</param>
    public static DueDate Forward(DateOnly startDay, LimitLength length, Office office) =>
        Forward(OfficeHalf.AfternoonOf(startDay), length, [], office)
        ?? throw new System.Diagnostics.UnreachableException("Only a stop can keep a limit from ending.");

    /// <summary>The end of a limit.</summary>
    /// <param name="countsAfter">The last half that is not counted (<see cref="CountsAfter(DateTimeOffset, TimeLimit, OfficeHours)"/>).</param>
    /// <param name="length">Working days and half days count working halves only; calendar days and months count every day.</param>
    /// <param name="stops">Halves that do not count, in any order; they may touch, overlap or lie in one another. An end may be open.</param>
    /// <param name="office">Calendar and hours.</param>
    /// <returns>The due date; null when a stop without end stands in the way. Limits of whole days end with their day; limits in halves with their half.
    /// Calendar days that end on a rest day move to the next working day; months do not move.</returns>
    /// <remarks>民法典 art. 201-203; 行政许可法 art. 82 (working days), art. 45 (time that does not count).</remarks>
    public static DueDate? Forward(OfficeHalf countsAfter, LimitLength length, IReadOnlyList<HalfRange> stops, Office office)
    {
        var calendar = office.Calendar;
        var merged = HalfRange.Merge(stops);
        if (length.CountsWorkingDays)
        {
            return Counting.FirstReaching(calendar.WorkingHalvesThrough, countsAfter.Ordinal, length.Halves, merged) is { } ordinal
                ? Ending(OfficeHalf.FromOrdinal(ordinal), length, calendar.IsPublished(countsAfter.Next.Day, OfficeHalf.FromOrdinal(ordinal).Day), office.Hours)
                : null;
        }

        if (Counting.FirstReaching(EveryHalf, countsAfter.Ordinal, HalvesFrom(countsAfter.Day, length), merged) is not { } last)
        {
            return null;
        }

        var end = OfficeHalf.FromOrdinal(last);
        if (length.Unit == LimitUnit.Month || calendar.IsWorkingDay(end.Day))
        {
            return Ending(end, length, length.Unit == LimitUnit.Month || calendar.IsPublished(end.Day.Year), office.Hours);
        }

        return Counting.FirstReaching(calendar.WorkingHalvesThrough, end.Ordinal, 1, merged) is { } moved
            ? Ending(OfficeHalf.FromOrdinal(moved), length, calendar.IsPublished(end.Day, OfficeHalf.FromOrdinal(moved).Day), office.Hours)
            : null;
    }

    /// <summary>The last day on which something due a while before an expiry can still be done.</summary>
    /// <param name="expiry">Day of expiry; not counted.</param>
    /// <param name="length">How long before; halves are rounded up to whole days, to the safe side.</param>
    /// <param name="calendar">The calendar.</param>
    /// <remarks>By analogy with 民法典 art. 203 and 行政许可法 art. 50; the safe day for calendar days that end on a rest day is a convention of the product.</remarks>
    public static LastDay Backward(DateOnly expiry, LimitLength length, WorkingCalendar calendar)
    {
        if (length.CountsWorkingDays)
        {
            var day = calendar.SubtractFrom(expiry, (length.Halves + 1) / 2);
            return new(day, day, !calendar.IsPublished(day, expiry.AddDays(-1)));
        }

        if (length.Unit == LimitUnit.Month)
        {
            var day = expiry.AddMonths(-(int)length.Amount);
            return new(day, day, IsProvisional: false);
        }

        var arithmetic = expiry.AddDays(-(int)length.Amount);
        var safe = calendar.IsWorkingDay(arithmetic) ? arithmetic : calendar.SubtractFrom(arithmetic, 1);
        return new(safe, arithmetic, !calendar.IsPublished(safe, arithmetic));
    }

    private static bool Chains(TimeLimit limit) => limit is { Length.IsInHalves: true, StartEvent: StartEvent.UpstreamResult };

    internal static int EveryHalf(int ordinal) => ordinal;

    /// <summary>The running total a limit is counted by.</summary>
    internal static Func<int, int> TotalOf(LimitLength length, WorkingCalendar calendar) =>
        length.CountsWorkingDays ? calendar.WorkingHalvesThrough : EveryHalf;

    /// <summary>How many halves a limit has; months from the day they start on (民法典 art. 202: without a corresponding day, the last of the month).</summary>
    internal static int HalvesFrom(DateOnly startDay, LimitLength length) =>
        length.Unit == LimitUnit.Month
            ? 2 * (startDay.AddMonths((int)length.Amount).DayNumber - startDay.DayNumber)
            : length.Halves;

    private static DueDate Ending(OfficeHalf end, LimitLength length, bool published, OfficeHours hours)
    {
        var point = length.IsInHalves && end.Half == DayHalf.Morning ? DuePoint.Midday
            : length.IsInHalves || hours.DayEnd == DayEnd.Closing ? DuePoint.Closing
            : DuePoint.Midnight;
        var instant = point switch
        {
            DuePoint.Midday => hours.ClosingOf(OfficeHalf.MorningOf(end.Day)),
            DuePoint.Closing => hours.ClosingOf(OfficeHalf.AfternoonOf(end.Day)),
            _ => OfficeTime.EndOf(end.Day),
        };
        return new(end.Day, point, instant, !published);
    }
}
