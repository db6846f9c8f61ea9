using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Joint;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Meetings;

/// <summary><c>POST /api/meetings/{id}/closing</c>: the meeting was held; its minutes are numbered and go out to every case on its agenda.</summary>
internal static class CloseMeeting
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/meetings/{id:guid}/closing", HandleAsync).OnlyFor(ActorRole.Reviewer, ActorRole.DepartmentHead)
        .WithName("closeMeeting").WithMetadata(new Versioned(Takes: true))
        .WithSummary("The convenor closes a meeting all of whose items have their merged opinion; the minutes are issued to every case on the agenda (If-Match).");

    private static async Task<Results<Ok<MeetingView>, ProblemHttpResult>> HandleAsync(
        Guid id, Request request, HttpContext context, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, WorkflowStore store, RuntimeTime time,
        CancellationToken cancellationToken)
    {
        var found = await db.FindOwnMeetingAsync(caller, id, cancellationToken);
        if ((found.Refusal ?? Revision.Check(context, found.Value.Version).Refusal) is { } no)
        {
            return no.Answer();
        }

        var (catalogue, present) = (versions.Catalogue, request.Present.Distinct(StringComparer.Ordinal).ToList());
        if (present.Find(code => !catalogue.Departments.ContainsKey(code)) is { } unknown)
        {
            return (new InvitedUnknown(unknown) { Field = "/present" }).Answer();
        }

        var now = time.OfficeNow();
        var department = catalogue.Departments[found.Value.Department];
        var place = catalogue.Settings["number-prefix"].Value;
        string Number(long running) => string.Create(CultureInfo.InvariantCulture, $"{place}{department.ShortName}联审纪〔{OfficeTime.DayOf(now).Year}〕{running}号");
        var closed = await store.Meetings.CloseAsync(new(new(id), found.Value.Version, present, Number, now, time.SystemNow()), cancellationToken);
        if (closed.IsRefused)
        {
            return closed.Refusal.Answer();
        }

        var row = await db.Meetings.AsNoTracking().SingleAsync(meeting => meeting.Id == id, cancellationToken);
        Revision.Show(context, row.Version);
        return TypedResults.Ok(await db.ViewAsync(row, caller, desk.Today, new(catalogue, language), cancellationToken));
    }

    /// <summary>How the meeting was.</summary>
    /// <param name="Present">Departments that were there.</param>
    private sealed record Request(IReadOnlyList<string> Present);
}
