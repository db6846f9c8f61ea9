using System.Globalization;

namespace Workflow.Approvals.Cases;

/// <summary>Builds and reads case numbers: region 6 + date yyyyMMdd + department 4 + serial 6 + check 1.</summary>
/// <remarks>GB/T 39046-2020 fixes only the length (an..50). The pattern and the check digit (mod 11, weights 2 to 10 from the right, 10 written X) are assumptions.</remarks>
public static class CaseNumber
{
    private const int Body = 24;
    private const int MostSerials = 999_999;

    /// <summary>The number of a case.</summary>
    /// <param name="region">Administrative division, 6 digits.</param>
    /// <param name="day">Office day on which the case is opened.</param>
    /// <param name="department">4 digits: the window's number in its region.</param>
    /// <param name="serial">1 to 999999, counted per region, day and department.</param>
    /// <exception cref="ArgumentException">Region or department are not digits of the right length, or the serial is out of range: a bug of the caller.</exception>
    public static CaseNo Build(string region, DateOnly day, string department, int serial)
    {
        if (region.Length != 6 || department.Length != 4 || !region.Concat(department).All(char.IsAsciiDigit))
        {
            throw new ArgumentException($"Region '{region}' must have 6 digits, department '{department}' 4.", nameof(region));
        }

        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(serial);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(serial, MostSerials);
        var body = string.Create(CultureInfo.InvariantCulture, $"{region}{day:yyyyMMdd}{department}{serial:D6}");
        return new CaseNo(body + CheckOf(body));
    }

    /// <summary>Reads a number somebody typed; refused when it is malformed or its check digit does not fit.</summary>
    public static Result<CaseNo> Parse(string text) =>
        text.Length != Body + 1 || !text[..Body].All(char.IsAsciiDigit) || !DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", out _)
            ? new CaseNumberMalformed(text)
            : text[Body] != CheckOf(text[..Body]) ? new CaseNumberCheckFails(text)
            : new CaseNo(text);

    /// <summary>A number that no other case of the division has: its day and serial, where one window numbers the division's cases.</summary>
    /// <param name="no">A well-formed number.</param>
    internal static long OrdinalOf(CaseNo no)
    {
        var day = DateOnly.ParseExact(no.Value.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture);
        return ((day.DayNumber - FirstDay.DayNumber) * (MostSerials + 1L)) + int.Parse(no.Value.AsSpan(18, 6), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private static char CheckOf(string body)
    {
        var sum = 0;
        for (var i = 0; i < body.Length; i++)
        {
            sum += (body[^(i + 1)] - '0') * (2 + (i % 9));
        }

        var check = (11 - (sum % 11)) % 11;
        return check == 10 ? 'X' : (char)('0' + check);
    }
}

/// <summary>The text is not a case number.</summary>
public sealed record CaseNumberMalformed(string Text)
    : Refusal("case-no.malformed", $"'{Text}' is not a case number: 6 digits region, 8 date, 4 department, 6 serial, 1 check.", ("text", Text));

/// <summary>The check digit does not fit: a typing error.</summary>
public sealed record CaseNumberCheckFails(string Text) : Refusal("case-no.check-fails", $"The check digit of case number {Text} does not fit.", ("text", Text));
