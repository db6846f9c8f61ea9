namespace Workflow.Approvals.Clocks;

/// <summary>How a step stands to its governing limit.</summary>
public enum Light
{
    Green,
    Yellow,
    Red,
}

/// <summary>When the light changes. The defaults are the product's (assumption): local rules differ, e.g. 90 % or one working day before.</summary>
public sealed record LightSettings
{
    /// <summary>Share of the limit used at which yellow comes.</summary>
    public decimal YellowShare { get; init; } = 0.8m;

    /// <summary>Working days left at which yellow comes, if that is earlier.</summary>
    public int YellowWorkingDaysLeft { get; init; } = 1;

    /// <summary>Share of the limit before which yellow never comes.</summary>
    public decimal NeverBeforeShare { get; init; } = 0.5m;

    /// <summary>Limits of so many working days or less are yellow only from the opening of their last half day.</summary>
    public int ShortLimitWorkingDays { get; init; } = 2;
}

/// <summary>The instants at which a light changes.</summary>
/// <param name="YellowAt">Opening of a half; null when it cannot be known because the clock stands.</param>
/// <param name="RedAt">The first working moment after the due date; null while there is none.</param>
public sealed record LightTimes(DateTimeOffset? YellowAt, DateTimeOffset? RedAt)
{
    /// <summary>The light at an instant.</summary>
    public Light At(DateTimeOffset now) => now >= RedAt ? Light.Red : now >= YellowAt ? Light.Yellow : Light.Green;
}

/// <summary>Computes when lights change, on the clock without its stopped time.</summary>
public static class Lights
{
    /// <summary>The light times of the governing clock.</summary>
    public static LightTimes TimesOf(Clock clock, LightSettings settings, Office office)
    {
        var working = office.Calendar.WorkingHalvesThrough;
        var pauses = clock.Pauses;
        var red = clock.Due is { } due
            ? OpeningOf(Counting.FirstReaching(working, due.LastHalf.Ordinal, 1), office)
            : (DateTimeOffset?)null;
        var turn = YellowHalf(clock, settings, pauses, office);
        var yellow = turn is { } half && Counting.FirstReaching(working, clock.CountsAfter.Ordinal, half, pauses) is { } ordinal
            ? OpeningOf(ordinal, office)
            : (DateTimeOffset?)null;
        return new(yellow < red || red is null ? yellow : red, red);
    }

    // Which of the counted working halves, from 1, is the first yellow one. Null when it is not known yet.
    private static int? YellowHalf(Clock clock, LightSettings settings, IReadOnlyList<HalfRange> pauses, Office office)
    {
        int? all = clock.WholeLength.CountsWorkingDays ? clock.WholeLength.Halves
            : clock.Due is { } due ? Counting.Between(office.Calendar.WorkingHalvesThrough, clock.CountsAfter.Ordinal, due.LastHalf.Ordinal, pauses)
            : null;
        if (all <= 2 * settings.ShortLimitWorkingDays)
        {
            return Math.Max(all.Value, 1);
        }

        if (AfterShare(settings.YellowShare) is not { } share || AfterShare(settings.NeverBeforeShare) is not { } earliest)
        {
            return null;
        }

        var left = all - (2 * settings.YellowWorkingDaysLeft) + 1;
        return Math.Max(earliest, Math.Min(share, left ?? share));

        int? AfterShare(decimal part)
        {
            var halves = (int)Math.Ceiling(DueDates.HalvesFrom(clock.CountsAfter.Day, clock.WholeLength) * part);
            return Counting.FirstReaching(DueDates.TotalOf(clock.WholeLength, office.Calendar), clock.CountsAfter.Ordinal, halves, pauses) is { } used
                ? Counting.Between(office.Calendar.WorkingHalvesThrough, clock.CountsAfter.Ordinal, used, pauses) + 1
                : null;
        }
    }

    private static DateTimeOffset OpeningOf(int ordinal, Office office) => office.Hours.OpeningOf(OfficeHalf.FromOrdinal(ordinal));
}
