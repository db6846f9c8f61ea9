using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Half of an office day.</summary>
public enum DayHalf
{
    Morning,
    Afternoon,
}

/// <summary>One half of one calendar day: the smallest piece of time the law's limits are counted in here. Ordered by time.</summary>
public readonly record struct OfficeHalf(DateOnly Day, DayHalf Half) : IComparable<OfficeHalf>
{
    /// <summary>Consecutive halves have consecutive ordinals; suits a column and arithmetic.</summary>
    public int Ordinal => (Day.DayNumber * 2) + (int)Half;

    /// <summary>The half with the given ordinal.</summary>
    public static OfficeHalf FromOrdinal(int ordinal) => new(DateOnly.FromDayNumber(ordinal / 2), (DayHalf)(ordinal % 2));

    public static OfficeHalf MorningOf(DateOnly day) => new(day, DayHalf.Morning);

    public static OfficeHalf AfternoonOf(DateOnly day) => new(day, DayHalf.Afternoon);

    /// <summary>The half before this one, on whatever calendar day.</summary>
    public OfficeHalf Previous => FromOrdinal(Ordinal - 1);

    /// <summary>The half after this one, on whatever calendar day.</summary>
    public OfficeHalf Next => FromOrdinal(Ordinal + 1);

    public int CompareTo(OfficeHalf other) => Ordinal.CompareTo(other.Ordinal);

    public static bool operator <(OfficeHalf left, OfficeHalf right) => left.Ordinal < right.Ordinal;

    public static bool operator >(OfficeHalf left, OfficeHalf right) => left.Ordinal > right.Ordinal;

    public static bool operator <=(OfficeHalf left, OfficeHalf right) => left.Ordinal <= right.Ordinal;

    public static bool operator >=(OfficeHalf left, OfficeHalf right) => left.Ordinal >= right.Ordinal;

    /// <summary>E.g. <c>2026-05-08 am</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {(Half == DayHalf.Morning ? "am" : "pm")}");
}
