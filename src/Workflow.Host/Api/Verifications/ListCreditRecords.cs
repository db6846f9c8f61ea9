using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Verifications;

/// <summary><c>GET /api/parties/{id}/credit-records</c>: the bad records of a party, the newest first, repaired ones included.</summary>
internal static class ListCreditRecords
{
    private const int Most = 200;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties/{id:guid}/credit-records", HandleAsync)
        .WithName("listCreditRecords").WithSummary("The bad records of a party, the newest 200 first, repaired ones included.");

    private static async Task<Results<Ok<IReadOnlyList<CreditRecordView>>, ProblemHttpResult>> HandleAsync(
        Guid id, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, CancellationToken cancellationToken)
    {
        if (!await Visible.Parties(db, caller, desk.Today).AnyAsync(party => party.Id == id, cancellationToken))
        {
            return new Runtime.Data.Steps.PartyNotFound(new(id)).Answer();
        }

        var rows = await db.CreditRecords.AsNoTracking().Where(row => row.PartyId == id).OrderByDescending(row => row.RecordedOn).ThenBy(row => row.Id).Take(Most).ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        return TypedResults.Ok<IReadOnlyList<CreditRecordView>>([.. rows.Select(row => new CreditRecordView(row.Id, row.Kind, new(row.Matter, names.Matter(row.Matter)), row.CaseNo, row.RecordedOn, row.RepairedOn))]);
    }
}

/// <summary>A bad record.</summary>
/// <param name="CaseNo">The verification in which it came on record.</param>
internal sealed record CreditRecordView(Guid Id, CreditKind Kind, CodeName Matter, string CaseNo, DateOnly RecordedOn, DateOnly? RepairedOn);
