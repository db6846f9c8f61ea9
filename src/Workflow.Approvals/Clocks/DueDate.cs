using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Where on its last day a limit ends.</summary>
public enum DuePoint
{
    /// <summary>With the morning half.</summary>
    Midday,

    /// <summary>With the afternoon half, when the hall closes.</summary>
    Closing,

    /// <summary>At 24:00.</summary>
    Midnight,
}

/// <summary>The end of a limit. Due dates of any two units compare on the calendar, by <see cref="Instant"/>.</summary>
/// <param name="Date">Last office day.</param>
/// <param name="Point">Where on that day.</param>
/// <param name="Instant">The last moment in time, UTC. Whoever finishes at this instant is in time.</param>
/// <param name="IsProvisional">True when a year was needed whose holidays are not published: Monday to Friday counted, to be computed anew.</param>
public sealed record DueDate(DateOnly Date, DuePoint Point, DateTimeOffset Instant, bool IsProvisional) : IComparable<DueDate>
{
    /// <summary>True when the instant is after the end.</summary>
    public bool IsPast(DateTimeOffset instant) => instant > Instant;

    /// <summary>The last half that still belongs to the limit.</summary>
    public OfficeHalf LastHalf => new(Date, Point == DuePoint.Midday ? DayHalf.Morning : DayHalf.Afternoon);

    public int CompareTo(DueDate? other) => other is null ? 1 : Instant.CompareTo(other.Instant);

    public static bool operator <(DueDate left, DueDate right) => left.CompareTo(right) < 0;

    public static bool operator >(DueDate left, DueDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(DueDate left, DueDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(DueDate left, DueDate right) => left.CompareTo(right) >= 0;

    /// <summary>E.g. <c>2026-05-09 17:30 (provisional)</c>; the end of a day is 24:00.</summary>
    public override string ToString()
    {
        var time = Point == DuePoint.Midnight ? "24:00" : OfficeTime.TimeOf(Instant).ToString("HH:mm", CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Date:yyyy-MM-dd} {time}{(IsProvisional ? " (provisional)" : "")}");
    }
}
