namespace Workflow.Approvals.Clocks;

/// <summary>The one place where instants become office days. Office time is UTC+8 throughout.</summary>
/// <remarks>Asia/Shanghai has had no daylight saving since 1991, so a fixed offset is exact for every instant from 1992 on and needs no time zone data.
/// Instants given out are UTC.</remarks>
public static class OfficeTime
{
    /// <summary>Office time ahead of UTC.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(8);

    /// <summary>The office day an instant falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The office clock's time of day at an instant.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>00:00 of the day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => At(day, TimeOnly.MinValue);

    /// <summary>24:00 of the day, which is 00:00 of the next.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day.AddDays(1));

    /// <summary>A time of day on an office day.</summary>
    public static DateTimeOffset At(DateOnly day, TimeOnly time) => new DateTimeOffset(day.ToDateTime(time), Offset).ToUniversalTime();
}
