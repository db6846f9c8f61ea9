using System.Globalization;
using System.Text;

namespace Workflow.Host.Demo;

/// <summary>The end of the story for a reader: stages, dates of both clocks, days used, documents, checks.</summary>
internal static class DemoSummary
{
    public static string Of(DemoReport report)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Case {report.Case}: {report.State}; {report.WorkingDaysUsed} of {report.WorkingDaysPromised} promised working days used (calendar {report.Calendar}, {report.Store}).");
        foreach (var stage in report.Stages)
        {
            text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"Stage {stage.Number} {stage.Name}: {stage.State}; filed {stage.FiledAt:yyyy-MM-dd}, accepted {stage.AcceptedAt:yyyy-MM-dd}, decided {stage.DecidedAt:yyyy-MM-dd}; {stage.WorkingDaysUsed} working days");
            Clocks(text, "  ", stage.Clocks);
            foreach (var task in report.Tasks.Where(t => t.Stage == stage.Number))
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"  {task.OpenedAt:MM-dd} to {task.CompletedAt:MM-dd}  {task.Name} ({task.Department}): {task.Result}{(task.Rounds > 1 ? $", {task.Rounds} rounds" : "")}{(task.LateSince is null ? "" : ", LATE")}");
                Clocks(text, "      ", task.Clocks);
            }
        }

        text.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{report.Documents.Count} documents, the last: {report.Documents[^1].Title} {report.Documents[^1].Number}").AppendLine();
        foreach (var check in report.Checks)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"  {(check.Ok ? "ok    " : "FAILED")}  {check.Name}: {check.Detail}");
        }

        return text.Append(report.Ok ? "All checks hold." : "Some checks do not hold.").ToString();
    }

    private static void Clocks(StringBuilder text, string indent, IReadOnlyList<DemoClock> clocks)
    {
        foreach (var clock in clocks)
        {
            var stops = string.Concat(clock.Stops.Select(s => string.Create(CultureInfo.InvariantCulture, $"; {s.Ground} {s.From:MM-dd} to {s.To:MM-dd}")));
            text.AppendLine(CultureInfo.InvariantCulture, $"{indent}{clock.Kind} {clock.Limit} by {clock.Basis}: due {clock.DueDate:yyyy-MM-dd}, {clock.DaysUsed} used{stops}");
        }
    }
}
