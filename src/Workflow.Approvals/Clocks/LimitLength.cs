using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    WorkingDay,
    HalfDay,
    CalendarDay,
    Month,
}

/// <summary>How long a limit is. Text form: <c>20wd</c>, <c>2.5wd</c>, <c>1hd</c>, <c>30d</c>, <c>3mo</c>.</summary>
public sealed record LimitLength
{
    private const int Most = 3650;

    private LimitLength(decimal amount, LimitUnit unit)
    {
        Amount = amount;
        Unit = unit;
    }

    /// <summary>Positive; only working days may have a half.</summary>
    public decimal Amount { get; }

    public LimitUnit Unit { get; }

    /// <summary>True when it is counted in halves (half days, or working days with a half): it ends with a half, not with a day.</summary>
    public bool IsInHalves => Unit == LimitUnit.HalfDay || Amount != decimal.Truncate(Amount);

    /// <summary>True when only working days count (行政许可法 art. 82).</summary>
    public bool CountsWorkingDays => Unit is LimitUnit.WorkingDay or LimitUnit.HalfDay;

    /// <exception cref="ArgumentOutOfRangeException">Not positive, above 3650, or not a multiple of a half.</exception>
    public static LimitLength WorkingDays(decimal days) => Checked(days, LimitUnit.WorkingDay);

    /// <exception cref="ArgumentOutOfRangeException">Not positive or above 3650.</exception>
    public static LimitLength HalfDays(int halves) => Checked(halves, LimitUnit.HalfDay);

    /// <exception cref="ArgumentOutOfRangeException">Not positive or above 3650.</exception>
    public static LimitLength CalendarDays(int days) => Checked(days, LimitUnit.CalendarDay);

    /// <exception cref="ArgumentOutOfRangeException">Not positive or above 3650.</exception>
    public static LimitLength Months(int months) => Checked(months, LimitUnit.Month);

    /// <summary>Reads the text form.</summary>
    public static Result<LimitLength> Parse(string text)
    {
        var digits = text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        LimitUnit? unit = text[digits..] switch
        {
            "wd" => LimitUnit.WorkingDay,
            "hd" => LimitUnit.HalfDay,
            "d" => LimitUnit.CalendarDay,
            "mo" => LimitUnit.Month,
            _ => null,
        };
        return unit is { } known
            && decimal.TryParse(text[..digits], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            && IsLawful(amount, known)
            ? new LimitLength(amount, known)
            : new LimitMalformed(text);
    }

    /// <summary>Both lengths one after the other; refused for lengths that cannot be added (working and calendar days, days and months).</summary>
    public Result<LimitLength> Plus(LimitLength other) =>
        Unit == other.Unit ? new LimitLength(Amount + other.Amount, Unit)
        : CountsWorkingDays && other.CountsWorkingDays ? new LimitLength((Halves + other.Halves) / 2m, LimitUnit.WorkingDay)
        : new LimitUnitsDiffer(this, other);

    /// <summary>The length in halves of a day; a month has none of its own.</summary>
    internal int Halves => Unit switch
    {
        LimitUnit.HalfDay => (int)Amount,
        LimitUnit.WorkingDay or LimitUnit.CalendarDay => (int)(Amount * 2),
        _ => throw new InvalidOperationException("A month has no fixed number of days."),
    };

    /// <summary>The text form.</summary>
    public override string ToString()
    {
        var unit = Unit switch
        {
            LimitUnit.WorkingDay => "wd",
            LimitUnit.HalfDay => "hd",
            LimitUnit.CalendarDay => "d",
            _ => "mo",
        };
        return string.Create(CultureInfo.InvariantCulture, $"{Amount:0.#}{unit}");
    }

    private static LimitLength Checked(decimal amount, LimitUnit unit) =>
        IsLawful(amount, unit) ? new LimitLength(amount, unit) : throw new ArgumentOutOfRangeException(nameof(amount), amount, $"No such limit in {unit}.");

    private static bool IsLawful(decimal amount, LimitUnit unit) =>
        amount is > 0 and <= Most && decimal.Truncate(amount * 2) == amount * 2
        && (unit == LimitUnit.WorkingDay || decimal.Truncate(amount) == amount);
}

/// <summary>The text is not a limit.</summary>
public sealed record LimitMalformed(string Text)
    : Refusal("limit.malformed", $"'{Text}' is not a limit: write 20wd, 2.5wd, 1hd, 30d or 3mo, from a half to 3650.", ("text", Text));

/// <summary>Lengths in units that cannot be added.</summary>
public sealed record LimitUnitsDiffer(LimitLength Limit, LimitLength Other)
    : Refusal("limit.units-differ", $"{Other} cannot be added to {Limit}: the units differ.", ("limit", Limit.ToString()), ("other", Other.ToString()));
