using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Parties;

/// <summary><c>PUT /api/parties/{id}</c>: another name or division.</summary>
internal static class ChangeParty
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/parties/{id:guid}", HandleAsync).OnlyFor(ActorRole.IntakeClerk, ActorRole.Administrator)
        .WithName("changeParty").WithMetadata(new Versioned(Takes: true)).WithSummary("Changes the name or the division of a party (If-Match).");

    private static async Task<Results<Ok<PartyView>, ProblemHttpResult>> HandleAsync(
        Guid id, Request request, HttpContext context, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail, CancellationToken cancellationToken)
    {
        var found = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var (row, before) = found.Value;
        var amended = PartyRegistration.Amend(new(new(id), row.Kind, row.DisplayName, row.Region, []), request.Name, request.Region);
        if ((Revision.Check(context, row.Version).Refusal ?? amended.Refusal ?? RegionForeign.Check(caller, request.Region).Refusal) is { } no)
        {
            return no.Answer();
        }

        (row.DisplayName, row.Region) = (amended.Value.DisplayName, amended.Value.Region);
        row.Version++;
        var after = before with { Name = row.DisplayName, Region = row.Region };
        db.AdminAudit.Add(trail.Of(caller, "party.changed", id.ToString(), after.Region, before.Trail(), after.Trail()));
        var saved = await db.SaveAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, row.Version);
        return TypedResults.Ok(after);
    }

    /// <summary>What the party is to be.</summary>
    /// <param name="Name">Registered name; of a person the word person.</param>
    /// <param name="Region">Administrative division, 6 digits.</param>
    private sealed record Request(string Name, string Region);
}
