using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>POST /api/meetings</c>: a department calls a joint meeting.</summary>
internal static class CallMeeting
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/meetings", HandleAsync).OnlyFor(ActorRole.Reviewer, ActorRole.DepartmentHead)
        .Once<MeetingView>().WithName("callMeeting").WithSummary("A department calls a joint meeting; items are put on its agenda afterwards.");

    private static async Task<IResult> HandleAsync(
        MeetingRequest request, Once once, Caller caller, Language language, WorkflowDb db, RuntimeTime time, PublishedVersions versions, AdminTrail trail, CancellationToken cancellationToken)
    {
        if (request.Check().Refusal is { } no)
        {
            return no.Answer();
        }

        var row = new MeetingRow
        {
            Id = Guid.NewGuid(), Department = caller.Department!, Region = caller.Region, Title = request.Title.Trim(), BeginsAt = request.BeginsAt.ToUniversalTime(), Place = request.Place.Trim(), // Officials have a department.
            State = MeetingState.Open, Items = 0, Version = 1, Present = "[]", CalledAt = time.OfficeNow(),
        };
        var view = new MeetingView(
            row.Id, new CatalogueNames(versions.Catalogue, language).DepartmentOf(row.Department), row.Title, row.BeginsAt, row.Place, row.State, MinutesNumber: null, row.Version, [], []);
        return await once.MakeAsync(view, $"/api/meetings/{row.Id}", async beside =>
        {
            db.AddRange([row, trail.Of(caller, "meeting.called", row.Id.ToString(), row.Region, before: null, row.Trail()), .. beside]);
            await db.SaveChangesAsync(cancellationToken);
            return Approvals.Result.Done;
        });
    }
}
