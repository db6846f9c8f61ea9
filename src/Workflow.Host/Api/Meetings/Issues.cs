using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Joint;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary>Issues of joint reviews: <c>GET /api/issues</c> lists them by their last day; the owner answers, the convenor closes.</summary>
internal static class Issues
{
    private const string List = "issues";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/issues", HandleAsync)
            .WithName("listIssues").WithSummary("Issues of joint reviews the caller's department answers or closes, by their last day; those open beyond it with overdue=true.");
        api.MapPost("/cases/{no}/issues/{id:guid}/answer", (string no, Guid id, AnswerRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnCaseAsync(no, @case => new AnswerIssue(@case, new(id), request.Text)))
            .Does("answerIssue", "The owner of an issue says how it is settled.");
        api.MapPost("/cases/{no}/issues/{id:guid}/closing", (string no, Guid id, ClosingRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnCaseAsync(no, @case => new CloseIssue(@case, new(id), request.IsSettled, request.Text)))
            .Does("closeIssue", "The convenor closes an issue, or sends it back to its owner.");
    }

    private static async Task<Results<Ok<Page<IssueView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, bool? overdue, IssueState? state, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions,
        CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var today = desk.Today;
        var issues = Visible.Issues(db, caller);
        if (overdue == true)
        {
            issues = issues.Where(row => row.State == IssueState.Open && row.DueOn < today);
        }

        if (state is { } wanted)
        {
            issues = issues.Where(row => row.State == wanted);
        }

        if (after is not null)
        {
            if (after.At is not { } at || !Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer();
            }

            var day = DateOnly.FromDateTime(at.UtcDateTime);
            issues = issues.Where(row => row.DueOn > day || (row.DueOn == day && row.Id > id));
        }

        var rows = await issues.AsNoTracking().OrderBy(row => row.DueOn).ThenBy(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        return TypedResults.Ok(new Page<IssueView>([.. rows.Take(limit).Select(row => View(row, today, names))], rows.Count > limit ? Next(rows[limit - 1]) : null));
    }

    private static string Next(JointIssueRow last) => new Cursor(List, new DateTimeOffset(last.DueOn, TimeOnly.MinValue, TimeSpan.Zero), last.Id.ToString()).ToString();

    private static IssueView View(JointIssueRow row, DateOnly today, CatalogueNames names) => new(
        row.Id, row.CaseNo, row.TaskId, names.DepartmentOf(row.RaisedBy), names.DepartmentOf(row.Owner), names.DepartmentOf(row.Convenor), row.Text, row.DueOn, row.State,
        row.State == IssueState.Open && row.DueOn < today, row.Answer, row.Remark);

    /// <summary>How it is settled.</summary>
    /// <param name="Text">Required.</param>
    private sealed record AnswerRequest(string Text);

    /// <summary>What becomes of the answer.</summary>
    /// <param name="IsSettled">False to send it back.</param>
    /// <param name="Text">Required to send back, and to close what was not answered.</param>
    private sealed record ClosingRequest(bool IsSettled, string Text = "");
}

/// <summary>An issue of a joint review.</summary>
/// <param name="Review">The convenor's task.</param>
/// <param name="RaisedBy">Department that raised it.</param>
/// <param name="Owner">Department that answers it.</param>
/// <param name="Convenor">Department that closes it.</param>
/// <param name="DueOn">Last day to answer.</param>
/// <param name="IsOverdue">Not answered beyond that day.</param>
internal sealed record IssueView(
    Guid Id, string CaseNo, Guid Review, CodeName RaisedBy, CodeName Owner, CodeName Convenor, string Text, DateOnly DueOn, IssueState State, bool IsOverdue, string? Answer, string? Remark);
