namespace Workflow.Approvals.Clocks;

/// <summary>Which days are working days. One immutable version; a new notice makes a new version.</summary>
/// <remarks>行政许可法 art. 82: limits of that law count in working days, without statutory holidays. A year whose holidays are not published counts Monday to Friday,
/// and what rests on it is provisional. All look-ups are table reads: no call walks day by day.</remarks>
public sealed class WorkingCalendar
{
    private const int WorkdaysPerWeek = 5;

    private readonly IReadOnlyList<CalendarYear> _years;

    // Day number of the first day of the first published year, and for each day from there to the end of the last published year how many
    // working days there were so far beyond (or short of) plain Monday to Friday.
    private readonly int _firstDay;
    private readonly short[] _shift;

    private readonly Func<int, int> _workingDaysThrough;

    private WorkingCalendar(string version, IReadOnlyList<CalendarYear> years)
    {
        Version = version;
        _years = years;
        _workingDaysThrough = WorkingDaysThrough;
        WorkingHalvesThrough = HalvesThrough;
        _firstDay = years.Count == 0 ? 0 : new DateOnly(years[0].Year, 1, 1).DayNumber;
        _shift = years.Count == 0 ? [] : new short[new DateOnly(years[^1].Year, 12, 31).DayNumber - _firstDay + 1];
        foreach (var day in years.SelectMany(year => year.Days))
        {
            var weekday = CalendarYear.IsWeekday(day.Day);
            _shift[day.Day.DayNumber - _firstDay] = (short)(day.Kind == CalendarDayKind.MakeupWorkday ? 1 : weekday ? -1 : 0);
        }

        for (var i = 1; i < _shift.Length; i++)
        {
            _shift[i] += _shift[i - 1];
        }
    }

    /// <summary>Name of this version; clocks and intervals remember it.</summary>
    public string Version { get; }

    /// <summary>The published years, ascending; there may be gaps.</summary>
    public IReadOnlyList<CalendarYear> Years => _years;

    /// <summary>Working halves from the beginning of time up to and including the half with the given ordinal.</summary>
    internal Func<int, int> WorkingHalvesThrough { get; }

    /// <summary>A calendar of published years; refused when a year is given twice.</summary>
    /// <param name="version">Its name; never reused for other days.</param>
    /// <param name="years">Published years in any order; none at all is Monday to Friday throughout.</param>
    public static Result<WorkingCalendar> Of(string version, IEnumerable<CalendarYear> years)
    {
        var sorted = years.OrderBy(year => year.Year).ToList();
        for (var i = 1; i < sorted.Count; i++)
        {
            if (sorted[i].Year == sorted[i - 1].Year)
            {
                return new CalendarYearDoubled(sorted[i].Year);
            }
        }

        return new WorkingCalendar(version, sorted);
    }

    /// <summary>The next version: this one with a year added, or replaced when the notice changed inside the year (as on 2020-01-27).</summary>
    public WorkingCalendar With(CalendarYear year, string version) =>
        new(version, [.. _years.Where(y => y.Year != year.Year).Append(year).OrderBy(y => y.Year)]);

    /// <summary>True when the holidays of the year are published.</summary>
    public bool IsPublished(int year) => _years.Any(published => published.Year == year);

    /// <summary>True when every year from the first to the last day is published.</summary>
    public bool IsPublished(DateOnly first, DateOnly last)
    {
        for (var year = first.Year; year <= last.Year; year++)
        {
            if (!IsPublished(year))
            {
                return false;
            }
        }

        return true;
    }

    public bool IsWorkingDay(DateOnly day) => WorkingDaysThrough(day.DayNumber) != WorkingDaysThrough(day.DayNumber - 1);

    /// <summary>The n-th working day after a day, which itself is not counted. Zero gives the day itself.</summary>
    public DateOnly Add(DateOnly day, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);

        return DateOnly.FromDayNumber(Counting.FirstReaching(_workingDaysThrough, day.DayNumber, workingDays));
    }

    /// <summary>The n-th working day before a day, which itself is not counted. Zero gives the day itself.</summary>
    public DateOnly SubtractFrom(DateOnly expiry, int workingDays)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(workingDays);

        return DateOnly.FromDayNumber(Counting.LastReaching(_workingDaysThrough, expiry.DayNumber, workingDays));
    }

    /// <summary>How many working days follow one day up to another: the first is not counted, the last is. Zero when the last is not later.</summary>
    public int WorkingDaysBetween(DateOnly after, DateOnly through) =>
        Math.Max(0, WorkingDaysThrough(through.DayNumber) - WorkingDaysThrough(after.DayNumber));

    private int HalvesThrough(int ordinal)
    {
        var day = ordinal / 2;
        var before = WorkingDaysThrough(day - 1);
        var through = WorkingDaysThrough(day);
        return ordinal % 2 == 0 ? before + through : 2 * through;
    }

    private int WorkingDaysThrough(int dayNumber) => WeekdaysThrough(dayNumber) + ShiftThrough(dayNumber);

    private int ShiftThrough(int dayNumber) =>
        _shift.Length == 0 || dayNumber < _firstDay ? 0 : _shift[Math.Min(dayNumber - _firstDay, _shift.Length - 1)];

    // Day 0 of DateOnly, 1 January of the year 1, is a Monday.
    private static int WeekdaysThrough(int dayNumber) =>
        ((dayNumber + 1) / 7 * WorkdaysPerWeek) + Math.Min((dayNumber + 1) % 7, WorkdaysPerWeek);
}

/// <summary>A year is given twice.</summary>
public sealed record CalendarYearDoubled(int Year)
    : Refusal("calendar.year-doubled", $"{Year} is given twice.", ("year", $"{Year}"));
