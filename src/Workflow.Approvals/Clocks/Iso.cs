using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Days and instants as they are written in refusals and ledgers.</summary>
internal static class Iso
{
    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant on the office's clock, to the minute.</summary>
    public static string Of(DateTimeOffset instant) =>
        $"{Of(OfficeTime.DayOf(instant))} {OfficeTime.TimeOf(instant).ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
