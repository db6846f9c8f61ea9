using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>joint_reviews</c>, <c>joint_issues</c>, and the part of <c>meetings</c> a step on a case reads and changes.</summary>
internal static class JointTables
{
    public static StepTable<JointReview> Reviews { get; } = new(
        "joint_reviews", 1, "task_id case_no stage convenor is_binding invited meeting_id item outcome text merged_at minutes_at",
        (row, @case, review) => row
            .Id(review.Task.Value).Text(@case.Value).Number(review.Stage).Text(review.Convenor).Flag(review.IsBinding).Text(StoreJson.Write(review.Invited))
            .Id(review.Meeting?.Value).Number(review.Item).Name(review.Outcome).Text(review.Text).Instant(review.MergedAt).Instant(review.MinutesAt));

    public static StepTable<JointIssue> Issues { get; } = new(
        "joint_issues", 1, "id case_no task_id raised_by owner convenor text due_on state raised_at answer answered_at remark closed_at",
        (row, @case, issue) => row
            .Id(issue.Id.Value).Text(@case.Value).Id(issue.Review.Value).Text(issue.RaisedBy).Text(issue.Owner).Text(issue.Convenor).Text(issue.Text).Day(issue.DueOn)
            .Name(issue.State).Instant(issue.RaisedAt).Text(issue.Answer).Instant(issue.AnsweredAt).Text(issue.Remark).Instant(issue.ClosedAt),
        order: "raised_at");

    private const string MeetingColumns = "id, department, region, title, begins_at, place, state, items, version";

    /// <summary>The meeting under its lock. Whoever holds a case as well has locked that first.</summary>
    public static Statement LockingMeeting(MeetingId? meeting, Dialect dialect) =>
        new($"select {MeetingColumns} from meetings where id = $1{dialect.RowLock}", new RowWriter().Id(meeting?.Value).Cells);

    /// <summary>The agenda has grown; any other state of the row than the locked one is a bug.</summary>
    public static Statement Growing(Meeting meeting) => new(
        "update meetings set items = $1, version = $2 where id = $3 and version = $4",
        new RowWriter().Number(meeting.Items).Number(meeting.Version).Id(meeting.Id.Value).Number(meeting.Version - 1).Cells, MustMove: true);

    public static JointReview ReadReview(RowReader row)
    {
        var task = new TaskId(row.Id());
        row.Skip();
        return new()
        {
            Task = task,
            Stage = row.Count(),
            Convenor = row.Text(),
            IsBinding = row.Flag(),
            Invited = StoreJson.ReadInvitations(row.Text()),
            Meeting = row.IdOrNull() is { } meeting ? new MeetingId(meeting) : null,
            Item = row.CountOrNull(),
            Outcome = row.NameOrNull<JointOutcome>(),
            Text = row.TextOrNull(),
            MergedAt = row.InstantOrNull(),
            MinutesAt = row.InstantOrNull(),
        };
    }

    public static JointIssue ReadIssue(RowReader row)
    {
        var id = new IssueId(row.Id());
        row.Skip();
        return new()
        {
            Id = id,
            Review = new TaskId(row.Id()),
            RaisedBy = row.Text(),
            Owner = row.Text(),
            Convenor = row.Text(),
            Text = row.Text(),
            DueOn = row.Day(),
            State = row.Name<IssueState>(),
            RaisedAt = row.Instant(),
            Answer = row.TextOrNull(),
            AnsweredAt = row.InstantOrNull(),
            Remark = row.TextOrNull(),
            ClosedAt = row.InstantOrNull(),
        };
    }

    public static Meeting ReadMeeting(RowReader row) => new(
        new(row.Id()), row.Text(), row.TextOrNull(), row.Text(), row.Instant(), row.Text(), row.Name<MeetingState>(), row.Count(), row.Count());
}
