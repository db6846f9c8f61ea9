using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Parties;

/// <summary><c>GET /api/parties/{id}</c>: one party, with the ETag a change rests on.</summary>
internal static class ShowParty
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties/{id:guid}", HandleAsync)
        .WithName("showParty").WithMetadata(new Versioned()).WithSummary("One party, with the ETag a change rests on.");

    private static async Task<Results<Ok<PartyView>, ProblemHttpResult>> HandleAsync(
        Guid id, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var found = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        Revision.Show(context, found.Value.Row.Version);
        return TypedResults.Ok(found.Value.View);
    }
}
