using Workflow.Approvals.Clocks;

namespace Workflow.Tests.Clocks;

/// <summary>The calendar of 2020-2026 as the project ships it, default hours, and short ways to name days and limits.</summary>
internal static class Published
{
    public static string Csv { get; } = Read("definitions/catalogue/calendars/cn-2020-2026.csv");

    public static WorkingCalendar Calendar { get; } = WorkingCalendar.Of("cn-2020-2026", CalendarReader.Read(Csv).Value).Value;

    public static Office Hall { get; } = new(Calendar, OfficeHours.Default);

    public static DateOnly Day(int year, int month, int day) => new(year, month, day);

    public static DateTimeOffset At(int year, int month, int day, int hour, int minute = 0) => OfficeTime.At(new(year, month, day), new(hour, minute));

    public static LimitLength Limit(string text) => LimitLength.Parse(text).Value;

    /// <summary>A file of the repository, found from where the tests run upwards.</summary>
    public static string Read(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Workflow.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return File.ReadAllText(Path.Combine(folder.FullName, path));
    }

    /// <summary>A seed of WORKFLOW_SEED or of the moment; print it.</summary>
    public static int Seed() => int.TryParse(Environment.GetEnvironmentVariable("WORKFLOW_SEED"), out var seed) ? seed : Random.Shared.Next();
}
