namespace Workflow.Approvals.Clocks;

/// <summary>One line of the answer to "why this date?".</summary>
/// <param name="Kind">What the stretch does to the count.</param>
/// <param name="Range">Halves concerned; an open end while it is not known.</param>
/// <param name="Days">Days counted in this line, in steps of 0.5, in the unit of the limit; 0 unless it runs.</param>
/// <param name="DaysSoFar">Days counted up to the end of this line.</param>
/// <param name="Entry">The entry behind the line; null for running time.</param>
public sealed record LedgerLine(IntervalKind Kind, HalfRange Range, decimal Days, decimal DaysSoFar, ClockInterval? Entry);

/// <summary>Lays out a clock line by line.</summary>
public static class ClockLedger
{
    /// <summary>The lines of a clock in order of time: running stretches between the entries that hold, up to the due date or an open stop.</summary>
    /// <param name="clock">The clock.</param>
    /// <param name="office">Calendar version the clock was computed on, and hours.</param>
    public static IReadOnlyList<LedgerLine> Of(Clock clock, Office office)
    {
        var lines = clock.Intervals
            .Where(entry => entry.Holds)
            .Select(entry => new LedgerLine(entry.Kind, entry.Range, Days: 0, clock.UsedThrough(entry.To ?? entry.From.Previous, office), entry))
            .Concat(Running(clock).Select(range => RunningLine(clock, range, office)));
        return [.. lines.OrderBy(line => line.Range.From).ThenBy(line => line.Entry?.Number ?? 0)];
    }

    private static LedgerLine RunningLine(Clock clock, HalfRange range, Office office)
    {
        var before = clock.UsedThrough(range.From.Previous, office);
        var soFar = range.To is { } to ? clock.UsedThrough(to, office) : before;
        return new(IntervalKind.Running, range, soFar - before, soFar, Entry: null);
    }

    private static IEnumerable<HalfRange> Running(Clock clock)
    {
        var from = clock.CountsAfter.Next;
        var last = clock.Due?.LastHalf;
        foreach (var pause in clock.Pauses)
        {
            if (last < pause.From)
            {
                break;
            }

            if (from < pause.From)
            {
                yield return new(from, pause.From.Previous);
            }

            if (pause.To is not { } to)
            {
                yield break;
            }

            from = from < to.Next ? to.Next : from;
        }

        if (last is null || from <= last)
        {
            yield return new(from, last);
        }
    }
}
