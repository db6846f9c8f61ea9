using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Notices;

/// <summary><c>GET /api/notices</c>: the inbox of the caller's parties, department or office, newest first.</summary>
internal static class ListNotices
{
    private const string List = "notices";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/notices", HandleAsync)
        .WithName("listNotices").WithSummary("The inbox of the caller's parties, department or office, newest first.");

    private static async Task<Results<Ok<Page<NoticeView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, Language language, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer(StatusCodes.Status400BadRequest);
        }

        var (after, limit) = start.Value;
        var notices = Visible.Notices(db, caller, desk.Today);
        if (after is not null)
        {
            if (after.At is not { } at || !Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer(StatusCodes.Status400BadRequest);
            }

            notices = notices.Where(notice => notice.PostedAt < at || (notice.PostedAt == at && notice.Id < id));
        }

        var rows = await notices.AsNoTracking()
            .OrderByDescending(notice => notice.PostedAt).ThenByDescending(notice => notice.Id)
            .Take(limit + 1)
            .Select(notice => new NoticeLine(notice.Id, notice.PostedAt, notice.Code, notice.CaseNo, notice.Values, notice.ReadAt))
            .ToListAsync(cancellationToken);
        var shown = rows.Take(limit).ToList();
        var words = await NoticeWords.ReadAsync(db, desk, [.. shown.Select(notice => notice.CaseNo).Distinct()], language, cancellationToken);
        return TypedResults.Ok(new Page<NoticeView>(
            [.. shown.Select(notice => new NoticeView(notice.Id, notice.At, notice.Code, words.Of(notice), notice.CaseNo, notice.ReadAt))],
            rows.Count > limit ? new Cursor(List, shown[^1].At, shown[^1].Id.ToString()).ToString() : null));
    }
}

/// <summary>A message in an inbox.</summary>
internal sealed record NoticeView(Guid Id, DateTimeOffset At, string Code, string Text, string CaseNo, DateTimeOffset? ReadAt);

/// <summary>A notice as stored.</summary>
internal sealed record NoticeLine(Guid Id, DateTimeOffset At, string Code, string CaseNo, string Values, DateTimeOffset? ReadAt);
