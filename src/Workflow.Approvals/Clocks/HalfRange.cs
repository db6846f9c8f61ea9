namespace Workflow.Approvals.Clocks;

/// <summary>A stretch of halves, both ends included.</summary>
/// <param name="From">First half.</param>
/// <param name="To">Last half; null while the end is not known.</param>
public readonly record struct HalfRange(OfficeHalf From, OfficeHalf? To)
{
    /// <summary>Whole days, both included; without an end when <paramref name="to"/> is null.</summary>
    public static HalfRange OfDays(DateOnly from, DateOnly? to) =>
        new(OfficeHalf.MorningOf(from), to is { } last ? OfficeHalf.AfternoonOf(last) : null);

    public bool Covers(OfficeHalf half) => From <= half && (To is not { } to || half <= to);

    public bool Overlaps(HalfRange other) => (other.To is not { } otherTo || From <= otherTo) && (To is not { } to || other.From <= to);

    /// <summary>Sorted, without overlaps: nested, overlapping and touching ranges become one.</summary>
    public static IReadOnlyList<HalfRange> Merge(IEnumerable<HalfRange> ranges)
    {
        var merged = new List<HalfRange>();
        foreach (var range in ranges.OrderBy(r => r.From))
        {
            if (merged.Count > 0 && (merged[^1].To is not { } to || range.From <= to.Next))
            {
                merged[^1] = merged[^1] with { To = Later(merged[^1].To, range.To) };
            }
            else
            {
                merged.Add(range);
            }
        }

        return merged;
    }

    private static OfficeHalf? Later(OfficeHalf? a, OfficeHalf? b) => a is not { } x || b is not { } y ? null : x > y ? x : y;

    public override string ToString() => To is { } to ? $"{From}..{to}" : $"{From}..";
}
