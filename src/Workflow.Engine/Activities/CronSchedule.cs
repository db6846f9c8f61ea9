using System.Globalization;

namespace Workflow.Engine.Activities;

/// <summary>A cron expression: five fields (minute, hour, day, month, weekday) or six with the second before them. <c>*</c>, <c>?</c>, lists, ranges, steps and English names of months and weekdays.</summary>
/// <remarks>When both day and weekday are restricted an instant needs one of the two, as cron has it; Sunday is 0 or 7.</remarks>
internal sealed class CronSchedule
{
    private const int MostYears = 8;
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Weekdays = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    // Second, minute, hour, day, month, weekday: bit n is value n.
    private readonly ulong[] _fields;
    private readonly bool _needsBoth;

    private CronSchedule(ulong[] fields, bool needsBoth) => (_fields, _needsBoth) = (fields, needsBoth);

    /// <summary>Null when the text is none.</summary>
    public static CronSchedule? Parse(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        string[] six = parts.Length == 5 ? ["0", .. parts] : parts;
        if (six.Length != 6)
        {
            return null;
        }

        ulong?[] fields = [Field(six[0], 0, 59, null), Field(six[1], 0, 59, null), Field(six[2], 0, 23, null), Field(six[3], 1, 31, null), Field(six[4], 1, 12, Months), Field(six[5], 0, 7, Weekdays)];
        if (Array.Exists(fields, field => field is null))
        {
            return null;
        }

        var read = Array.ConvertAll(fields, field => field ?? 0);
        read[5] |= read[5] >> 7 & 1;
        return new(read, IsAny(six[3]) || IsAny(six[5]));
    }

    /// <summary>The first instant after another, at the same offset; null when there is none within eight years.</summary>
    public DateTimeOffset? After(DateTimeOffset instant)
    {
        var at = new DateTimeOffset(instant.Year, instant.Month, instant.Day, instant.Hour, instant.Minute, instant.Second, instant.Offset);
        if (DateTimeOffset.MaxValue.Year - at.Year <= MostYears)
        {
            return null;
        }

        var last = at.AddYears(MostYears);
        at = at.AddSeconds(1);
        while (at <= last)
        {
            if (!Has(4, at.Month))
            {
                at = Midnight(at.AddDays(1 - at.Day)).AddMonths(1);
            }
            else if (!IsDay(at))
            {
                at = Midnight(at).AddDays(1);
            }
            else if (!Has(2, at.Hour))
            {
                at = Midnight(at).AddHours(at.Hour + 1);
            }
            else if (!Has(1, at.Minute))
            {
                at = at.AddSeconds(60 - at.Second);
            }
            else if (!Has(0, at.Second))
            {
                at = at.AddSeconds(1);
            }
            else
            {
                return at;
            }
        }

        return null;
    }

    private static DateTimeOffset Midnight(DateTimeOffset at) => new(at.Year, at.Month, at.Day, 0, 0, 0, at.Offset);

    private static bool IsAny(string field) => field is "*" or "?";

    private bool Has(int field, int value) => (_fields[field] >> value & 1) != 0;

    private bool IsDay(DateTimeOffset at)
    {
        var (day, weekday) = (Has(3, at.Day), Has(5, (int)at.DayOfWeek));
        return _needsBoth ? day && weekday : day || weekday;
    }

    private static ulong? Field(string text, int least, int most, string[]? names)
    {
        ulong values = 0;
        foreach (var part in text.Split(','))
        {
            var (range, step) = part.Split('/') switch
            {
                [var whole] => (whole, 1),
                [var start, var every] when int.TryParse(every, NumberStyles.None, CultureInfo.InvariantCulture, out var stride) && stride > 0 => (start, stride),
                _ => ("", 0),
            };
            var bounds = range.Split('-');
            var from = IsAny(range) ? least : Number(bounds[0], names);
            var to = IsAny(range) || (bounds.Length == 1 && part.Contains('/', StringComparison.Ordinal)) ? most : Number(bounds[^1], names);
            if (step == 0 || bounds.Length > 2 || from is not { } first || to is not { } last || first < least || last > most || first > last)
            {
                return null;
            }

            for (var value = first; value <= last; value += step)
            {
                values |= 1UL << value;
            }
        }

        return values;
    }

    private static int? Number(string text, string[]? names)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        var at = names is null ? -1 : Array.FindIndex(names, name => name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return at < 0 ? null : names!.Length == 12 ? at + 1 : at; // Found in it.
    }
}
