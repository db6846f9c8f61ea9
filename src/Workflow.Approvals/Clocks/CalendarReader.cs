using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Reads the CSV of a calendar: header <c>date,kind,name</c>, then one line a day, kind <c>holiday</c> or <c>makeup-workday</c>. Lines in any order; blank lines are skipped.</summary>
public static class CalendarReader
{
    private const string Header = "date,kind,name";

    /// <summary>The years the text speaks of, ascending, each whole and free of contradictions; otherwise the first fault with its line, counted from 1.</summary>
    public static Result<IReadOnlyList<CalendarYear>> Read(string csv)
    {
        var lines = csv.TrimStart('\uFEFF').Split('\n');
        if (lines[0].Trim() != Header)
        {
            return new CalendarHeaderMissing(lines[0].Trim());
        }

        var days = new SortedDictionary<DateOnly, CalendarDay>();
        for (var i = 1; i < lines.Length; i++)
        {
            var text = lines[i].Trim();
            if (text.Length == 0)
            {
                continue;
            }

            var read = ReadLine(text, line: i + 1);
            if (read.IsRefused)
            {
                return read.Refusal;
            }

            if (!days.TryAdd(read.Value.Day, read.Value))
            {
                return CalendarYear.Clash(days[read.Value.Day], read.Value, line: i + 1);
            }
        }

        return days.Count == 0 ? new CalendarEmpty() : Years(days.Values);
    }

    private static Result<CalendarDay> ReadLine(string text, int line)
    {
        if (text.Split(',') is not [var date, var kind, var name])
        {
            return new CalendarLineMalformed(line, text);
        }

        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new CalendarDateMalformed(line, date);
        }

        return kind switch
        {
            "holiday" => new CalendarDay(day, CalendarDayKind.Holiday, name),
            "makeup-workday" when CalendarYear.IsWeekday(day) => new MakeupOnWeekday(day, line),
            "makeup-workday" => new CalendarDay(day, CalendarDayKind.MakeupWorkday, name),
            _ => new CalendarKindUnknown(line, kind),
        };
    }

    private static Result<IReadOnlyList<CalendarYear>> Years(IEnumerable<CalendarDay> days)
    {
        var years = new List<CalendarYear>();
        foreach (var group in days.GroupBy(day => day.Day.Year))
        {
            var year = CalendarYear.Of(group.Key, group);
            if (year.IsRefused)
            {
                return year.Refusal;
            }

            years.Add(year.Value);
        }

        return Result.Of<IReadOnlyList<CalendarYear>>(years);
    }
}

/// <summary>The first line is not the header.</summary>
public sealed record CalendarHeaderMissing(string Text)
    : Refusal("calendar.header-missing", $"Line 1: expected 'date,kind,name', found '{Text}'.", ("line", "1"), ("text", Text));

/// <summary>The text names no day.</summary>
public sealed record CalendarEmpty() : Refusal("calendar.empty", "The calendar names no day.");

/// <summary>A line does not have three columns.</summary>
public sealed record CalendarLineMalformed(int Line, string Text)
    : Refusal("calendar.line-malformed", $"Line {Line}: expected date, kind and name, found '{Text}'.", ("line", $"{Line}"), ("text", Text));

/// <summary>A date does not exist or is not written yyyy-MM-dd.</summary>
public sealed record CalendarDateMalformed(int Line, string Text)
    : Refusal("calendar.date-malformed", $"Line {Line}: '{Text}' is not a date (yyyy-MM-dd).", ("line", $"{Line}"), ("text", Text));

/// <summary>A kind is neither holiday nor makeup-workday.</summary>
public sealed record CalendarKindUnknown(int Line, string Text)
    : Refusal("calendar.kind-unknown", $"Line {Line}: '{Text}' is neither holiday nor makeup-workday.", ("line", $"{Line}"), ("text", Text));
