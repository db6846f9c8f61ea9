namespace Workflow.Approvals.Clocks;

/// <summary>When a limit of whole days ends on its last day.</summary>
public enum DayEnd
{
    /// <summary>At 24:00: what can be done online is in time until midnight.</summary>
    Midnight,

    /// <summary>When the hall closes: what must be done at a counter.</summary>
    Closing,
}

/// <summary>Opening hours of one hall. Assumption where a hall has not stated its own: 09:00-12:00, 13:30-17:30, limits of whole days end at 24:00.</summary>
/// <remarks>民法典 art. 203: the last day ends at 24:00; where there are business hours, when business stops.</remarks>
public sealed record OfficeHours
{
    private OfficeHours(TimeOnly morningOpens, TimeOnly morningCloses, TimeOnly afternoonOpens, TimeOnly afternoonCloses, DayEnd dayEnd)
    {
        MorningOpens = morningOpens;
        MorningCloses = morningCloses;
        AfternoonOpens = afternoonOpens;
        AfternoonCloses = afternoonCloses;
        DayEnd = dayEnd;
    }

    /// <summary>The default hours, online.</summary>
    public static OfficeHours Default { get; } = new(new(9, 0), new(12, 0), new(13, 30), new(17, 30), DayEnd.Midnight);

    public TimeOnly MorningOpens { get; }

    public TimeOnly MorningCloses { get; }

    public TimeOnly AfternoonOpens { get; }

    public TimeOnly AfternoonCloses { get; }

    /// <summary>Where limits of whole days end.</summary>
    public DayEnd DayEnd { get; private init; }

    /// <summary>The hours of a hall; refused unless they follow one another.</summary>
    public static Result<OfficeHours> Of(TimeOnly morningOpens, TimeOnly morningCloses, TimeOnly afternoonOpens, TimeOnly afternoonCloses, DayEnd dayEnd) =>
        morningOpens < morningCloses && morningCloses <= afternoonOpens && afternoonOpens < afternoonCloses
            ? new OfficeHours(morningOpens, morningCloses, afternoonOpens, afternoonCloses, dayEnd)
            : new OfficeHoursDisordered(morningOpens, morningCloses, afternoonOpens, afternoonCloses);

    /// <summary>The same hours with another end of the day.</summary>
    public OfficeHours Ending(DayEnd dayEnd) => this with { DayEnd = dayEnd };

    /// <summary>When the half begins.</summary>
    public DateTimeOffset OpeningOf(OfficeHalf half) =>
        OfficeTime.At(half.Day, half.Half == DayHalf.Morning ? MorningOpens : AfternoonOpens);

    /// <summary>When the half ends.</summary>
    public DateTimeOffset ClosingOf(OfficeHalf half) =>
        OfficeTime.At(half.Day, half.Half == DayHalf.Morning ? MorningCloses : AfternoonCloses);

    /// <summary>The half that is running at the instant or, outside hours, the last one that began; on rest days too.</summary>
    public OfficeHalf LastBegunAt(DateTimeOffset instant)
    {
        var day = OfficeTime.DayOf(instant);
        var time = OfficeTime.TimeOf(instant);
        return time >= AfternoonOpens ? OfficeHalf.AfternoonOf(day)
            : time >= MorningOpens ? OfficeHalf.MorningOf(day)
            : OfficeHalf.AfternoonOf(day.AddDays(-1));
    }
}

/// <summary>The opening hours of a hall do not follow one another.</summary>
public sealed record OfficeHoursDisordered(TimeOnly MorningOpens, TimeOnly MorningCloses, TimeOnly AfternoonOpens, TimeOnly AfternoonCloses)
    : Refusal(
        "office-hours.disordered",
        $"Opening hours {MorningOpens:HH\\:mm}-{MorningCloses:HH\\:mm}, {AfternoonOpens:HH\\:mm}-{AfternoonCloses:HH\\:mm} do not follow one another.",
        ("morning", $"{MorningOpens:HH\\:mm}-{MorningCloses:HH\\:mm}"),
        ("afternoon", $"{AfternoonOpens:HH\\:mm}-{AfternoonCloses:HH\\:mm}"));
