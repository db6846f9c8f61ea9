using System.Globalization;

namespace Workflow.Approvals.Clocks;

/// <summary>Days, instants and places as they are written in refusals and ledgers.</summary>
internal static class Iso
{
    /// <summary>The beginning of a message about a line of a file; empty when it is not about one.</summary>
    public static string AtLine(int? line) => line is null ? "" : $"Line {line}: ";

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>An instant on the office's clock, to the minute.</summary>
    public static string Of(DateTimeOffset instant) =>
        $"{Of(OfficeTime.DayOf(instant))} {OfficeTime.TimeOf(instant).ToString("HH:mm", CultureInfo.InvariantCulture)}";
}
