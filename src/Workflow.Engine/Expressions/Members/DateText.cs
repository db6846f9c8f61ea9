using System.Globalization;

namespace Workflow.Engine.Expressions.Members;

/// <summary>ECMAScript's arithmetic of days and its ISO text. Times are milliseconds since 1970 UTC.</summary>
internal static class DateText
{
    public const double DayLength = 86_400_000;
    private const double Farthest = 8.64e15;

    /// <summary>Whole milliseconds inside the range of dates, else NaN.</summary>
    public static double Clip(double time) => double.IsFinite(time) && Math.Abs(time) <= Farthest ? Math.Truncate(time) + 0.0 : double.NaN;

    /// <summary>Days from 1970-01-01; month from 0, any whole number; day from 1.</summary>
    public static double Days(double year, double month, double day)
    {
        if (!double.IsFinite(year) || !double.IsFinite(month) || !double.IsFinite(day) || Math.Abs(year) > 400_000 || Math.Abs(month) > 4_000_000)
        {
            return double.NaN;
        }

        var y = (long)(year + Math.Floor(month / 12));
        var m = (long)(month - Math.Floor(month / 12) * 12) + 1;

        // Years begin in March, so that the leap day is the last of its year.
        y -= m <= 2 ? 1 : 0;
        var era = FloorDivide(y, 400);
        var yearOfEra = y - era * 400;
        var dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
        return era * 146097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719468 + (day - 1);
    }

    public static double Time(double days, double hours, double minutes, double seconds, double milliseconds) =>
        days * DayLength + hours * 3_600_000 + minutes * 60_000 + seconds * 1000 + milliseconds;

    /// <summary>Year, month from 0, day from 1, hour, minute, second, millisecond, day of the week from Sunday = 0.</summary>
    public static int[] Parts(double time)
    {
        var days = (long)Math.Floor(time / DayLength);
        var rest = (long)(time - days * DayLength);
        var shifted = days + 719468;
        var era = FloorDivide(shifted, 146097);
        var dayOfEra = shifted - era * 146097;
        var yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        var dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var m = (5 * dayOfYear + 2) / 153;
        var month = m < 10 ? m + 2 : m - 10;
        var year = yearOfEra + era * 400 + (month <= 1 ? 1 : 0);
        var weekday = ((days + 4) % 7 + 7) % 7;
        return
        [
            (int)year, (int)month, (int)(dayOfYear - (153 * m + 2) / 5 + 1), (int)(rest / 3_600_000), (int)(rest / 60_000 % 60), (int)(rest / 1000 % 60),
            (int)(rest % 1000), (int)weekday,
        ];
    }

    public static string Iso(double time)
    {
        var parts = Parts(time);
        var year = parts[0] is >= 0 and <= 9999 ? parts[0].ToString("0000", CultureInfo.InvariantCulture)
            : (parts[0] < 0 ? "-" : "+") + Math.Abs(parts[0]).ToString("000000", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture, $"{year}-{parts[1] + 1:00}-{parts[2]:00}T{parts[3]:00}:{parts[4]:00}:{parts[5]:00}.{parts[6]:000}Z");
    }

    /// <summary>Reads YYYY, YYYY-MM or YYYY-MM-DD (UTC), with THH:mm[:ss[.fraction]] and Z or an offset (without one: office time).</summary>
    public static bool TryParse(string text, double officeOffset, out double time)
    {
        time = double.NaN;
        var at = 0;
        double month = 1, day = 1, hour = 0, minute = 0, second = 0, fraction = 0;
        double offset = 0;
        if (!Number(text, ref at, 4, out var year)
            || (Skip(text, ref at, '-') && (!Number(text, ref at, 2, out month) || (Skip(text, ref at, '-') && !Number(text, ref at, 2, out day)))))
        {
            return false;
        }

        if (Skip(text, ref at, 'T'))
        {
            offset = officeOffset;
            if (!Number(text, ref at, 2, out hour) || !Skip(text, ref at, ':') || !Number(text, ref at, 2, out minute)
                || (Skip(text, ref at, ':') && (!Number(text, ref at, 2, out second) || (Skip(text, ref at, '.') && !Fraction(text, ref at, out fraction))))
                || !Zone(text, ref at, ref offset))
            {
                return false;
            }
        }

        var isMidnight = hour == 24 && minute == 0 && second == 0 && fraction == 0;
        if (at != text.Length || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month) || (hour > 23 && !isMidnight) || minute > 59 || second > 59)
        {
            return false;
        }

        time = Clip(Time(Days(year, month - 1, day), hour, minute, second, fraction) - offset);
        return true;
    }

    private static double DaysIn(double year, double month) => Days(year, month, 1) - Days(year, month - 1, 1);

    private static bool Number(string text, ref int at, int digits, out double number)
    {
        number = 0;
        var end = at + digits;
        for (; at < end; at++)
        {
            if (at >= text.Length || !char.IsAsciiDigit(text[at]))
            {
                return false;
            }

            number = number * 10 + (text[at] - '0');
        }

        return true;
    }

    private static bool Fraction(string text, ref int at, out double milliseconds)
    {
        milliseconds = 0;
        var scale = 100d;
        var first = at;
        for (; at < text.Length && char.IsAsciiDigit(text[at]); at++)
        {
            milliseconds += at - first < 3 ? (text[at] - '0') * scale : 0;
            scale /= 10;
        }

        return at > first;
    }

    private static bool Zone(string text, ref int at, ref double offset)
    {
        if (at == text.Length)
        {
            return true;
        }

        if (Skip(text, ref at, 'Z'))
        {
            offset = 0;
            return true;
        }

        var sign = text[at] == '-' ? -1 : text[at] == '+' ? 1 : 0;
        at++;
        if (sign == 0 || !Number(text, ref at, 2, out var hours) || !Skip(text, ref at, ':') || !Number(text, ref at, 2, out var minutes) || hours > 23 || minutes > 59)
        {
            return false;
        }

        offset = sign * (hours * 3_600_000 + minutes * 60_000);
        return true;
    }

    private static bool Skip(string text, ref int at, char symbol)
    {
        if (at < text.Length && text[at] == symbol)
        {
            at++;
            return true;
        }

        return false;
    }

    private static long FloorDivide(long value, long by) => value >= 0 ? value / by : -((-value + by - 1) / by);
}
