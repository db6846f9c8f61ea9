namespace Workflow.Approvals.Clocks;

/// <summary>Searches in running totals that grow by at most one a step. Each jump goes exactly as far as is still missing, so it never passes the answer.</summary>
internal static class Counting
{
    /// <summary>The first position after <paramref name="after"/> at which <paramref name="amount"/> more have been counted.</summary>
    public static int FirstReaching(Func<int, int> through, int after, int amount)
    {
        var target = through(after) + amount;
        var position = after;
        for (var missing = amount; missing > 0; missing = target - through(position))
        {
            position += missing;
        }

        return position;
    }

    /// <summary>The last position before <paramref name="before"/> from which on <paramref name="amount"/> are counted, <paramref name="before"/> itself not.</summary>
    public static int LastReaching(Func<int, int> through, int before, int amount)
    {
        var target = through(before - 1) - amount;
        var position = before;
        for (var missing = amount; missing > 0; missing = through(position - 1) - target)
        {
            position -= missing;
        }

        return position;
    }

    /// <summary>The position at which <paramref name="amount"/> have been counted after <paramref name="after"/> when the halves of <paramref name="stops"/> do not count.</summary>
    /// <remarks>Stops must be merged: sorted, without overlaps.</remarks>
    /// <returns>Ordinal of a half; null when a stop without end stands in the way.</returns>
    public static int? FirstReaching(Func<int, int> through, int after, int amount, IReadOnlyList<HalfRange> stops)
    {
        var cursor = after;
        var left = amount;
        foreach (var stop in stops)
        {
            if (stop.To is { } to && to.Ordinal <= cursor)
            {
                continue;
            }

            var before = Math.Max(stop.From.Ordinal - 1, cursor);
            var free = through(before) - through(cursor);
            if (free >= left)
            {
                break;
            }

            if (stop.To is not { } end)
            {
                return null;
            }

            left -= free;
            cursor = end.Ordinal;
        }

        return FirstReaching(through, cursor, left);
    }

    /// <summary>How many are counted after one position up to another when the halves of <paramref name="stops"/> do not count.</summary>
    /// <remarks>Stops must be merged: sorted, without overlaps.</remarks>
    public static int Between(Func<int, int> through, int after, int last, IReadOnlyList<HalfRange> stops)
    {
        var counted = Math.Max(0, through(last) - through(after));
        foreach (var stop in stops)
        {
            var from = Math.Max(stop.From.Ordinal - 1, after);
            var to = Math.Min(stop.To?.Ordinal ?? last, last);
            counted -= Math.Max(0, to > from ? through(to) - through(from) : 0);
        }

        return counted;
    }
}
