using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A task row with the due date its inbox is ordered by.</summary>
internal sealed record TaskLine(ReviewTask Task, DateTimeOffset? DueAt);

/// <summary>An opinion with its place among those of its task.</summary>
internal sealed record OpinionLine(TaskId Task, int Position, Opinion Opinion);

/// <summary><c>review_tasks</c>, <c>opinions</c>.</summary>
internal static class TaskTable
{
    public static StepTable<TaskLine> Table { get; } = new(
        "review_tasks", 1,
        "id case_no kind stage activity_id bookmark matter_code department state round filing may_refile sign_offs assignee finish_after result opened_at completed_at late_since is_open due_at",
        (row, @case, line) => row
            .Id(line.Task.Id.Value).Text(@case.Value).Name(line.Task.Kind).Number(line.Task.Stage).Text(line.Task.ActivityId).Text(line.Task.Bookmark)
            .Text(line.Task.MatterCode).Text(line.Task.Department).Name(line.Task.State).Number(line.Task.Round).Number(line.Task.Filing).Flag(line.Task.MayRefile)
            .Text(StoreJson.Write(line.Task.SignOffs)).Text(line.Task.Assignee).Text(StoreJson.Write(line.Task.FinishAfter)).Name(line.Task.Result)
            .Instant(line.Task.OpenedAt).Instant(line.Task.CompletedAt).Instant(line.Task.LateSince).Flag(line.Task.IsOpen).Instant(line.DueAt),
        order: "opened_at");

    public static StepTable<OpinionLine> Opinions { get; } = new(
        "opinions", 2,
        "task_id position case_no round sign_off account verdict text attachments given_at",
        (row, @case, line) => row
            .Id(line.Task.Value).Number(line.Position).Text(@case.Value).Number(line.Opinion.Round).Name(line.Opinion.SignOff).Text(line.Opinion.Account)
            .Name(line.Opinion.Verdict).Text(line.Opinion.Text).Text(StoreJson.Write(line.Opinion.Attachments)).Instant(line.Opinion.At));

    /// <summary>The number of the case a task belongs to.</summary>
    public static Statement CaseOf(TaskId task) => new("select case_no from review_tasks where id = $1", new RowWriter().Id(task.Value).Cells);

    public static ReviewTask Read(RowReader row)
    {
        var id = new TaskId(row.Id());
        row.Skip();
        return new()
        {
            Id = id,
            Kind = row.Name<TaskKind>(),
            Stage = row.Count(),
            ActivityId = row.Text(),
            Bookmark = row.TextOrNull(),
            MatterCode = row.TextOrNull(),
            Department = row.Text(),
            State = row.Name<TaskState>(),
            Round = row.Count(),
            Filing = row.Count(),
            MayRefile = row.Flag(),
            SignOffs = StoreJson.ReadSignOffs(row.Text()),
            Assignee = row.TextOrNull(),
            FinishAfter = StoreJson.ReadTexts(row.Text()),
            Result = row.NameOrNull<TaskResult>(),
            OpenedAt = row.Instant(),
            CompletedAt = row.InstantOrNull(),
            LateSince = row.InstantOrNull(),
        };
    }

    public static OpinionLine ReadOpinion(RowReader row)
    {
        var (task, position) = (new TaskId(row.Id()), row.Count());
        row.Skip();
        var (round, signOff, account, verdict, text) = (row.Count(), row.Name<SignOffRole>(), row.Text(), row.Name<Verdict>(), row.Text());
        var attachments = StoreJson.ReadTexts(row.Text());
        return new(task, position, new(round, signOff, account, verdict, text, row.Instant()) { Attachments = attachments });
    }
}
