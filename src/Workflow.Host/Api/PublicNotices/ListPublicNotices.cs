using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.PublicNotices;
using Workflow.Host.Api.Paging;
using Workflow.Host.Api.Tracking;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.PublicNotices;

/// <summary><c>GET /api/public/notices</c>: what the office has published, newest first, for everybody and without sign-in. Objections are not shown.</summary>
internal static class ListPublicNotices
{
    private const string List = "public-notices";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/public/notices", HandleAsync).RequireRateLimiting(TrackingSetup.RateLimit)
        .WithName("listPublicNotices").WithSummary("Public notices, newest first: no sign-in, no objections.");

    private static async Task<Results<Ok<Page<PublicNoticeView>>, ProblemHttpResult>> HandleAsync([AsParameters] PageRequest page, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer(StatusCodes.Status400BadRequest);
        }

        var (after, limit) = start.Value;
        var notices = db.PublicNotices.Where(notice => notice.IsListed);
        if (after is not null)
        {
            if (after.At is not { } at || !Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer(StatusCodes.Status400BadRequest);
            }

            notices = notices.Where(notice => notice.PublishedAt < at || (notice.PublishedAt == at && notice.Id < id));
        }

        var rows = await notices.AsNoTracking()
            .OrderByDescending(notice => notice.PublishedAt).ThenByDescending(notice => notice.Id)
            .Take(limit + 1)
            .Select(notice => new PublicNoticeView(notice.Id, notice.Kind, notice.Title, notice.Text, notice.PublishedAt, notice.EndsOn, notice.State))
            .ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<PublicNoticeView>(
            [.. rows.Take(limit)], rows.Count > limit ? new Cursor(List, rows[limit - 1].PublishedAt, rows[limit - 1].Id.ToString()).ToString() : null));
    }
}

/// <summary>A public notice as everybody sees it.</summary>
/// <param name="EndsOn">Last day to speak against it; null when it has none.</param>
internal sealed record PublicNoticeView(Guid Id, PublicNoticeKind Kind, string Title, string Text, DateTimeOffset PublishedAt, DateOnly? EndsOn, PublicNoticeState State);
