using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>How a day differs from its weekday.</summary>
public enum CalendarDayKind
{
    /// <summary>Off, whatever the weekday (放假).</summary>
    Holiday,

    /// <summary>A Saturday or Sunday on which offices work (调休上班).</summary>
    MakeupWorkday,
}

/// <summary>One day of a holiday notice.</summary>
/// <param name="Day">Office day.</param>
/// <param name="Kind">Off or at work.</param>
/// <param name="Name">Name of the holiday, in Chinese.</param>
public sealed record CalendarDay(DateOnly Day, CalendarDayKind Kind, string Name);

/// <summary>The published days of one year (国务院办公厅节假日安排): what is not named here follows its weekday.</summary>
public sealed record CalendarYear
{
    private CalendarYear(int year, IReadOnlyList<CalendarDay> days)
    {
        Year = year;
        Days = days;
    }

    public int Year { get; }

    /// <summary>Named days in order of date.</summary>
    public IReadOnlyList<CalendarDay> Days { get; }

    /// <summary>The year made of the given days, in any order. Refused: a day of another year, named twice or both ways, a make-up day that is a weekday anyway,
    /// and a year without one of the holidays that have a fixed date (a cut-off file).</summary>
    public static Result<CalendarYear> Of(int year, IEnumerable<CalendarDay> days)
    {
        var sorted = days.OrderBy(day => day.Day).ToList();
        for (var i = 0; i < sorted.Count; i++)
        {
            var day = sorted[i];
            if (day.Day.Year != year)
            {
                return new CalendarDayOfOtherYear(day.Day, year);
            }

            if (i > 0 && sorted[i - 1].Day == day.Day)
            {
                return Clash(sorted[i - 1], day, line: null);
            }

            if (day.Kind == CalendarDayKind.MakeupWorkday && IsWeekday(day.Day))
            {
                return new MakeupOnWeekday(day.Day, Line: null);
            }
        }

        foreach (var holiday in FixedHolidays(year))
        {
            if (!sorted.Any(day => day.Day == holiday && day.Kind == CalendarDayKind.Holiday))
            {
                return new CalendarDayMissing(holiday);
            }
        }

        return new CalendarYear(year, sorted);
    }

    internal static Refusal Clash(CalendarDay first, CalendarDay second, int? line) =>
        first.Kind == second.Kind ? new CalendarDayDoubled(second.Day, line) : new CalendarDayContradictory(second.Day, line);

    internal static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>全国年节及纪念日放假办法 art. 2: the holidays that do not follow the moon.</summary>
    private static DateOnly[] FixedHolidays(int year) => [new(year, 1, 1), new(year, 5, 1), new(year, 10, 1), new(year, 10, 2), new(year, 10, 3)];
}

/// <summary>A day stands in the notice of another year.</summary>
public sealed record CalendarDayOfOtherYear(DateOnly Day, int Year)
    : Refusal("calendar.other-year", $"{Iso.Of(Day)} is not a day of {Year}.", ("day", Iso.Of(Day)), ("year", Year.ToString(CultureInfo.InvariantCulture)));

/// <summary>A day is named twice with the same kind.</summary>
public sealed record CalendarDayDoubled(DateOnly Day, int? Line)
    : Refusal("calendar.day-doubled", $"{Iso.AtLine(Line)}{Iso.Of(Day)} is named twice.", ("day", Iso.Of(Day)), ("line", $"{Line}"));

/// <summary>A day is named both as a holiday and as a make-up workday.</summary>
public sealed record CalendarDayContradictory(DateOnly Day, int? Line)
    : Refusal("calendar.day-contradictory", $"{Iso.AtLine(Line)}{Iso.Of(Day)} is named both as a holiday and as a make-up workday.", ("day", Iso.Of(Day)), ("line", $"{Line}"));

/// <summary>A make-up workday falls on Monday to Friday, which is a workday anyway: a wrong date.</summary>
public sealed record MakeupOnWeekday(DateOnly Day, int? Line)
    : Refusal("calendar.makeup-on-weekday", $"{Iso.AtLine(Line)}{Iso.Of(Day)} is a {Day.DayOfWeek}: only a Saturday or Sunday can be made a workday.", ("day", Iso.Of(Day)), ("line", $"{Line}"));

/// <summary>A holiday with a fixed date is not in the year: the list is not whole.</summary>
public sealed record CalendarDayMissing(DateOnly Day)
    : Refusal("calendar.day-missing", $"{Iso.Of(Day)} is a holiday by law and is missing.", ("day", Iso.Of(Day)))
{
    public override string? LegalSource => "全国年节及纪念日放假办法 art. 2";
}
