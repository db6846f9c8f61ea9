using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Parties;

/// <summary><c>GET /api/parties/{id}/mandates/{mandateId}</c>: one mandate, with the ETag its end rests on.</summary>
internal static class ShowMandate
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties/{id:guid}/mandates/{mandateId:guid}", HandleAsync)
        .WithName("showMandate").WithMetadata(new Versioned()).WithSummary("One mandate, with the ETag its end rests on.");

    private static async Task<Results<Ok<MandateView>, ProblemHttpResult>> HandleAsync(
        Guid id, Guid mandateId, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var found = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var mandates = db.Mandates.Where(mandate => mandate.Id == mandateId && mandate.PartyId == id);
        if (await mandates.AsNoTracking().SingleOrDefaultAsync(cancellationToken) is not { } row)
        {
            return new MandateNotFound(mandateId).Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(await MandateView.Of(db, mandates).SingleAsync(cancellationToken));
    }
}
