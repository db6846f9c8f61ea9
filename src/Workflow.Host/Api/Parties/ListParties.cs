using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Parties;

/// <summary><c>GET /api/parties</c>: the parties the caller acts for, or those of its division; the one with a credit code.</summary>
internal static class ListParties
{
    private const string List = "parties";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties", HandleAsync)
        .WithName("listParties").WithSummary("The parties the caller acts for, or those of its division.");

    private static async Task<Results<Ok<Page<PartyView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, string? creditCode, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var parties = Visible.Parties(db, caller, desk.Today);
        if (creditCode is not null)
        {
            if (CreditCode.Check(creditCode) == CreditCodeStanding.Malformed)
            {
                return new CreditCodeMalformed(creditCode).Answer();
            }

            parties = parties.Where(party => db.PartyIdentifiers.Any(code =>
                code.Scheme == PartyRegistration.CreditCodeScheme && code.Value == creditCode && code.PartyId == party.Id));
        }

        if (after is not null)
        {
            if (!Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer();
            }

            parties = parties.Where(party => party.Id > id);
        }

        var rows = await PartyView.Of(db, parties.OrderBy(party => party.Id).Take(limit + 1)).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<PartyView>([.. rows.Take(limit)], rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Id.ToString()).ToString() : null));
    }
}
