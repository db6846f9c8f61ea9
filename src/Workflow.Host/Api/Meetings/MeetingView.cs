using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Joint;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Meetings;

/// <summary>A meeting in a list.</summary>
/// <param name="MinutesNumber">Number of its minutes; null before they are issued.</param>
internal sealed record MeetingRowView(Guid Id, CodeName Department, string Title, DateTimeOffset BeginsAt, string Place, MeetingState State, string? MinutesNumber);

/// <summary>A meeting with the part of its agenda the caller may see.</summary>
/// <param name="Version">Counts its changes; the ETag.</param>
/// <param name="Present">Departments that were there; empty before it is closed.</param>
internal sealed record MeetingView(
    Guid Id, CodeName Department, string Title, DateTimeOffset BeginsAt, string Place, MeetingState State, string? MinutesNumber, int Version, IReadOnlyList<CodeName> Present,
    IReadOnlyList<AgendaItemView> Items);

/// <summary>An item of the agenda: the joint review of one case.</summary>
/// <param name="Item">Its number.</param>
/// <param name="Task">The convenor's task.</param>
/// <param name="Outcome">The merged opinion; null until it is given.</param>
/// <param name="OpenIssues">Issues of the review that are not closed.</param>
internal sealed record AgendaItemView(
    int Item, string CaseNo, string? ProjectName, Guid Task, bool IsBinding, JointOutcome? Outcome, string? Text, int OpenIssues, IReadOnlyList<InvitedView> Invited);

/// <summary>An invited department and whether it has given its opinion.</summary>
internal sealed record InvitedView(CodeName Department, bool HasAnswered);

/// <summary>Finds meetings and puts them into words.</summary>
internal static class MeetingReading
{
    /// <summary>The meeting, tracked for a change. Refused: <c>meeting.not-found</c>, also when the caller may not see it.</summary>
    public static async Task<Result<MeetingRow>> FindMeetingAsync(this WorkflowDb db, Caller caller, Guid id, CancellationToken cancellationToken) =>
        await Visible.Meetings(db, caller).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? row : new MeetingNotFound(new(id));

    /// <summary>The meeting, which the caller's own department holds. Refused: <c>meeting.not-found</c>, <c>meeting.closed</c>.</summary>
    public static async Task<Result<MeetingRow>> FindOwnMeetingAsync(this WorkflowDb db, Caller caller, Guid id, CancellationToken cancellationToken)
    {
        var found = await db.FindMeetingAsync(caller, id, cancellationToken);
        return found.IsRefused ? found
            : found.Value.Department != caller.Department ? new MeetingNotFound(new(id))
            : found.Value.State == MeetingState.Closed ? new MeetingClosed(new(id))
            : found;
    }

    public static MeetingRowView View(this MeetingRow row, CatalogueNames names) =>
        new(row.Id, names.DepartmentOf(row.Department), row.Title, row.BeginsAt, row.Place, row.State, row.MinutesNumber);

    /// <summary>The whole meeting for a caller: items of cases it may not see are not read.</summary>
    public static async Task<MeetingView> ViewAsync(this WorkflowDb db, MeetingRow row, Caller caller, DateOnly today, CatalogueNames names, CancellationToken cancellationToken)
    {
        var cases = Visible.Cases(db, caller, today);
        var items = await db.JointReviews.AsNoTracking().Where(review => review.MeetingId == row.Id)
            .Join(cases, review => review.CaseNo, @case => @case.No, (review, @case) => new { Review = review, @case.Project })
            .OrderBy(item => item.Review.Item).ThenBy(item => item.Review.TaskId)
            .Select(item => new
            {
                item.Review,
                ProjectName = db.Projects.Where(project => project.Code == item.Project).Select(project => project.Name).FirstOrDefault(),
                OpenIssues = db.JointIssues.Count(issue => issue.TaskId == item.Review.TaskId && issue.State != IssueState.Closed),
            })
            .ToListAsync(cancellationToken);
        var nos = items.Select(item => item.Review.CaseNo).ToList();
        var answered = (await db.ReviewTasks.AsNoTracking()
            .Where(task => nos.Contains(task.CaseNo) && task.Kind == Approvals.Tasks.TaskKind.JointOpinion && task.State == Approvals.Tasks.TaskState.Completed)
            .Select(task => task.Id).ToListAsync(cancellationToken)).ToHashSet();
        return new(
            row.Id, names.DepartmentOf(row.Department), row.Title, row.BeginsAt, row.Place, row.State, row.MinutesNumber, row.Version,
            [.. StoreJson.ReadTexts(row.Present).Select(names.DepartmentOf)],
            [.. items.Select(item => new AgendaItemView(
                item.Review.Item ?? 0, item.Review.CaseNo, item.ProjectName, item.Review.TaskId, item.Review.IsBinding, item.Review.Outcome, item.Review.Text, item.OpenIssues,
                [.. StoreJson.ReadInvitations(item.Review.Invited).Select(invited => new InvitedView(names.DepartmentOf(invited.Department), invited.Task is { } task && answered.Contains(task)))]))]);
    }
}
