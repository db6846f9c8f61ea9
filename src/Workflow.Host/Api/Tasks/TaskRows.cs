using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Cases;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Tasks;

/// <summary>A task in an inbox.</summary>
/// <param name="WaitsFor">Titles of open tasks whose result it needs before it may finish.</param>
internal sealed record TaskRowView(
    Guid Id, string CaseNo, int Stage, string StageName, string Title, CodeName? Project, string Applicant, TaskState State, int Round, DateTimeOffset OpenedAt,
    DueView? StatutoryDue, DueView? PromisedDue, ShownLight Light, string? Assignee, IReadOnlyList<string> WaitsFor);

/// <summary>Puts tasks into words for an inbox, with the same few queries whatever their number.</summary>
internal sealed class TaskRows(WorkflowDb db, Desk desk)
{
    public async Task<IReadOnlyList<TaskRowView>> OfAsync(IReadOnlyList<ReviewTaskRow> tasks, Language language, CancellationToken cancellationToken)
    {
        var nos = tasks.Select(task => task.CaseNo).Distinct().ToList();
        var owners = tasks.Select(task => Owner(task.Id)).ToList();
        var assignees = tasks.Select(task => task.Assignee).OfType<string>().Distinct().ToList();
        var heads = await CaseHead.Of(db, db.Cases.Where(row => nos.Contains(row.No)).OrderBy(row => row.No)).ToDictionaryAsync(head => head.No, cancellationToken);
        var stages = await db.StageApplications.AsNoTracking().Where(stage => nos.Contains(stage.CaseNo)).OrderBy(stage => stage.CaseNo).ThenBy(stage => stage.Number)
            .Select(stage => new { stage.CaseNo, stage.Number, stage.Code })
            .ToDictionaryAsync(stage => (stage.CaseNo, stage.Number), stage => stage.Code, cancellationToken);
        var open = await db.ReviewTasks.AsNoTracking().Where(task => nos.Contains(task.CaseNo) && task.IsOpen).OrderBy(task => task.OpenedAt).ThenBy(task => task.Id)
            .Select(task => new OpenTask(task.CaseNo, task.Stage, task.Filing, task.ActivityId, task.Kind, task.MatterCode))
            .ToListAsync(cancellationToken);
        var clocks = (await ClockReading.ReadAsync(db, db.Clocks.Where(clock => clock.Scope == ClockScope.Task && owners.Contains(clock.OwnerId)), cancellationToken))
            .ToLookup(clock => clock.OwnerId);
        var accounts = await db.Users.AsNoTracking().Where(account => assignees.Contains(account.Id)).OrderBy(account => account.Id)
            .Select(account => new { account.Id, account.DisplayName })
            .ToDictionaryAsync(account => account.Id, account => account.DisplayName, cancellationToken);
        var showing = desk.Clocks(language);

        var rows = new List<TaskRowView>(tasks.Count);
        foreach (var task in tasks)
        {
            var head = heads[task.CaseNo];
            var names = await desk.NamesAsync(head, language, cancellationToken);
            var pair = ClockPair.Of([.. clocks[Owner(task.Id)]]);
            var stage = stages.GetValueOrDefault((task.CaseNo, task.Stage), "");
            var after = StoreJson.ReadTexts(task.FinishAfter);
            rows.Add(new(
                task.Id, task.CaseNo, task.Stage, names.Stage(stage), names.Task(task.Kind, task.MatterCode, stage),
                head.ProjectCode is { } code ? new(code, head.ProjectName ?? code) : null, head.Applicant, task.State, task.Round, task.OpenedAt,
                DueView.Of(pair.Statutory?.Due), DueView.Of(pair.Promised?.Due), showing.LightOf(pair), task.Assignee is { } account ? accounts.GetValueOrDefault(account, account) : null,
                [.. open.Where(other => other.CaseNo == task.CaseNo && other.Stage == task.Stage && other.Filing == task.Filing && after.Contains(other.ActivityId))
                    .Select(other => names.Task(other.Kind, other.Matter, stage))]));
        }

        return rows;
    }

    private static string Owner(Guid task) => task.ToString("D", CultureInfo.InvariantCulture);

    private sealed record OpenTask(string CaseNo, int Stage, int Filing, string ActivityId, TaskKind Kind, string? Matter);
}
