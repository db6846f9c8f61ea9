using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>PUT /api/meetings/{id}</c>: the convenor moves or renames a meeting that is not closed.</summary>
internal static class ChangeMeeting
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/meetings/{id:guid}", HandleAsync).OnlyFor(ActorRole.Reviewer, ActorRole.DepartmentHead)
        .WithName("changeMeeting").WithMetadata(new Versioned(Takes: true)).WithSummary("The convenor changes title, time and place of a meeting that is not closed (If-Match).");

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> HandleAsync(
        Guid id, MeetingRequest request, HttpContext context, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var found = await db.FindOwnMeetingAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? Revision.Check(context, found.Value.Version).Refusal ?? request.Check().Refusal) is { } no)
        {
            return no.Answer();
        }

        var row = found.Value;
        var before = row.Trail();
        (row.Title, row.BeginsAt, row.Place) = (request.Title.Trim(), request.BeginsAt.ToUniversalTime(), request.Place.Trim());
        row.Version++;
        db.AdminAudit.Add(trail.Of(caller, "meeting.changed", id.ToString(), row.Region, before, row.Trail()));
        if ((await db.SaveAsync(cancellationToken)).Refusal is { } late)
        {
            return late.Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(await db.ViewAsync(row, caller, desk.Today, new(versions.Catalogue, language), cancellationToken));
    }
}
