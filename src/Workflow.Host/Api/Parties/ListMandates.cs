using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Parties;

/// <summary><c>GET /api/parties/{id}/mandates</c>: who may, might or will act for a party.</summary>
internal static class ListMandates
{
    private const string List = "mandates";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties/{id:guid}/mandates", HandleAsync)
        .WithName("listMandates").WithSummary("Who may, might or will act for a party.");

    private static async Task<Results<Ok<Page<MandateView>>, ProblemHttpResult>> HandleAsync(
        Guid id, [AsParameters] PageRequest page, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var visible = Visible.Parties(db, caller, desk.Today).Where(party => party.Id == id);
        var mandates = db.Mandates.Where(mandate => mandate.PartyId == id && visible.Any());
        if (after is not null)
        {
            if (!Guid.TryParse(after.Id, out var last))
            {
                return new CursorInvalid().Answer();
            }

            mandates = mandates.Where(mandate => mandate.Id > last);
        }

        var rows = await MandateView.Of(db, mandates.OrderBy(mandate => mandate.Id).Take(limit + 1)).ToListAsync(cancellationToken);
        if (rows.Count == 0 && !await visible.AnyAsync(cancellationToken))
        {
            return new PartyNotFound(new(id)).Answer();
        }

        return TypedResults.Ok(new Page<MandateView>([.. rows.Take(limit)], rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Id.ToString()).ToString() : null));
    }
}
