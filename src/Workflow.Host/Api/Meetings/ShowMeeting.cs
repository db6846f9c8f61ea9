using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>GET /api/meetings/{id}</c>: one meeting with its agenda, as far as the caller may see its cases.</summary>
internal static class ShowMeeting
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/meetings/{id:guid}", HandleAsync)
        .WithName("showMeeting").WithMetadata(new Versioned()).WithSummary("One joint meeting with its agenda, and the ETag a change rests on.");

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> HandleAsync(
        Guid id, HttpContext context, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, CancellationToken cancellationToken)
    {
        var found = await db.FindMeetingAsync(caller, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        Revision.Show(context, found.Value.Version);
        return TypedResults.Ok(await db.ViewAsync(found.Value, caller, desk.Today, new(versions.Catalogue, language), cancellationToken));
    }
}
