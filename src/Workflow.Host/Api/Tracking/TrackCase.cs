using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Cases;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Tracking;

namespace Workflow.Host.Api.Tracking;

/// <summary><c>GET /api/track/{no}/{code}</c>: how a case stands, for whoever holds one of its documents, without sign-in. Names neither applicant nor officials.</summary>
internal static class TrackCase
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/track/{no}/{code}", HandleAsync).RequireRateLimiting(TrackingSetup.RateLimit)
        .WithName("trackCase").WithSummary("How a case stands, for whoever holds one of its documents: no sign-in, no personal data.");

    private static async Task<Results<Ok<TrackView>, ProblemHttpResult>> HandleAsync(
        string no, string code, Language language, WorkflowDb db, Desk desk, CaseRows rows, CaseTracking tracking, CancellationToken cancellationToken)
    {
        if (!tracking.Fits(new CaseNo(no), code) || await CaseHead.Of(db, db.Cases.Where(row => row.No == no)).SingleOrDefaultAsync(cancellationToken) is not { } head)
        {
            return new TrackNotFound().Answer();
        }

        var row = (await rows.OfAsync([head], language, cancellationToken))[0];
        var names = await desk.NamesAsync(head, language, cancellationToken);
        var view = new CaseShowing(head, await CaseContent.ReadAsync(db, no, cancellationToken), names, desk.Clocks(language)).Show(row);
        return TypedResults.Ok(new TrackView(
            no, row.Service.Name, row.StateName, row.ClosedAt,
            row.Stage is { } stage ? new(stage.Number, stage.Name, names.State(stage.State)) : null,
            [.. view.Holder.Select(holder => holder with { Name = holder.Kind == HolderKind.Applicant ? language.Text("holder.applicant") : holder.Name })],
            row.Due, row.Light, desk.Now));
    }
}

/// <summary>How a case stands, for everybody.</summary>
/// <param name="Stage">Null once the case is closed.</param>
/// <param name="Holders">Departments by name, the applicant as such.</param>
/// <param name="Due">Null while no clock of the case runs towards an end.</param>
/// <param name="AsOf">Office time of the answer.</param>
internal sealed record TrackView(
    string CaseNo, string Service, string StateName, DateTimeOffset? ClosedAt, TrackedStage? Stage, IReadOnlyList<HolderView> Holders, GoverningDueView? Due, ShownLight Light, DateTimeOffset AsOf);

/// <summary>The stage the case is in.</summary>
internal sealed record TrackedStage(int Number, string Name, string StateName);

/// <summary>There is no such case, or the code is not that of the case; nobody is told which.</summary>
internal sealed record TrackNotFound() : Refusal("track.not-found", "There is no case with this number and code.");
