using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>GET /api/meetings</c>: meetings the caller's department holds or is invited to, latest first.</summary>
internal static class ListMeetings
{
    private const string List = "meetings";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/meetings", HandleAsync)
        .WithName("listMeetings").WithSummary("Joint meetings the caller's department holds or is invited to, latest first.");

    private static async Task<Results<Ok<Page<MeetingRowView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, Language language, WorkflowDb db, PublishedVersions versions, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var meetings = Visible.Meetings(db, caller);
        if (after is not null)
        {
            if (after.At is not { } at || !Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer();
            }

            meetings = meetings.Where(row => row.BeginsAt < at || (row.BeginsAt == at && row.Id < id));
        }

        var rows = await meetings.AsNoTracking().OrderByDescending(row => row.BeginsAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        return TypedResults.Ok(new Page<MeetingRowView>(
            [.. rows.Take(limit).Select(row => row.View(names))], rows.Count > limit ? new Cursor(List, rows[limit - 1].BeginsAt, rows[limit - 1].Id.ToString()).ToString() : null));
    }
}
