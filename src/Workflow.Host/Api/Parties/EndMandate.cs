using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Parties;

/// <summary><c>PUT /api/parties/{id}/mandates/{mandateId}</c>: another last day of a mandate. A day that has passed ends it at once.</summary>
internal static class EndMandate
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/parties/{id:guid}/mandates/{mandateId:guid}", HandleAsync)
        .OnlyFor(ActorRole.Applicant, ActorRole.IntakeClerk, ActorRole.Administrator)
        .WithName("endMandate").WithMetadata(new Versioned(Takes: true)).WithSummary("Sets the last day of a mandate; a day that has passed ends it at once (If-Match).");

    private static async Task<Results<Ok<MandateView>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid mandateId, Request request, HttpContext context, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var party = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if ((party.Refusal ?? (await MandateView.CheckGiverAsync(db, caller, desk.Today, id, cancellationToken)).Refusal) is { } no)
        {
            return no.Answer();
        }

        if (await db.Mandates.SingleOrDefaultAsync(mandate => mandate.Id == mandateId && mandate.PartyId == id, cancellationToken) is not { } row)
        {
            return new MandateNotFound(mandateId).Answer();
        }

        var before = new Mandate(row.Id, new(id), row.Account, row.Role, row.FromDay, row.ToDay, row.Evidence);
        var after = Mandates.End(before, request.To);
        if ((Revision.Check(context, row.Version).Refusal ?? after.Refusal) is { } refused)
        {
            return refused.Answer();
        }

        row.ToDay = after.Value.To;
        row.Version++;
        db.AdminAudit.Add(trail.Of(caller, "mandate.changed", mandateId.ToString(), party.Value.View.Region, MandateView.Trail(before), MandateView.Trail(after.Value)));
        var saved = await db.SaveAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(await MandateView.Of(db, db.Mandates.Where(mandate => mandate.Id == mandateId)).SingleAsync(cancellationToken));
    }

    /// <summary>When it ends.</summary>
    /// <param name="To">Last office day; null takes an end away.</param>
    private sealed record Request(DateOnly? To);
}
