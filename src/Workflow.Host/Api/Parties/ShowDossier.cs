using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Licences;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Parties;

/// <summary><c>GET /api/parties/{id}/dossier</c>: what the office knows of an enterprise (企业档案), from its setting-up to its deregistration. Each list goes on by its own cursor.</summary>
/// <remarks>Commitments and credit get their lists here when they have a register.</remarks>
internal static class ShowDossier
{
    private const string Licences = "dossier-licences";
    private const string Cases = "dossier-cases";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/parties/{id:guid}/dossier", HandleAsync)
        .WithName("showDossier").WithSummary("What the office knows of a party: licences, cases, and the timeline of its life.");

    private static async Task<Results<Ok<View>, ProblemHttpResult>> HandleAsync(
        Guid id, string? licencesAfter, string? casesAfter, int? limit, bool? oldestFirst, Caller caller, Language language, WorkflowDb db, Desk desk, CaseRows rows,
        PublishedVersions versions, CancellationToken cancellationToken)
    {
        var party = await PartyView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        var licencesStart = new PageRequest(licencesAfter, limit).For(Licences);
        var casesStart = new PageRequest(casesAfter, limit).For(Cases);
        if ((party.Refusal ?? licencesStart.Refusal ?? casesStart.Refusal) is { } no)
        {
            return no.Answer();
        }

        if (Strange(licencesStart.Value.After) || casesStart.Value.After is { At: null })
        {
            return new CursorInvalid().Answer();
        }

        var oldest = oldestFirst == true;
        var names = new CatalogueNames(versions.Catalogue, language);
        return TypedResults.Ok(new View(
            party.Value.View, await LicencesAsync(db, caller, id, licencesStart.Value, names, oldest, desk, cancellationToken),
            await CasesAsync(db, caller, id, casesStart.Value, language, oldest, desk, rows, cancellationToken),
            await DossierTimeline.ReadAsync(db, Visible.Cases(db, caller, desk.Today).Where(row => row.Applicant == id), Visible.Licences(db, caller, desk.Today).Where(row => row.Holder == id), names, oldest, cancellationToken)));
    }

    private static bool Strange(Cursor? after) => after is not null && (after.At is null || !Guid.TryParse(after.Id, out _));

    private static async Task<Page<LicenceView>> LicencesAsync(
        WorkflowDb db, Caller caller, Guid party, PageStart start, CatalogueNames names, bool oldest, Desk desk, CancellationToken cancellationToken)
    {
        var licences = Visible.Licences(db, caller, desk.Today).AsNoTracking().Where(row => row.Holder == party);
        if (start.After is { At: { } at, Id: var text })
        {
            var id = Guid.Parse(text);
            licences = oldest
                ? licences.Where(row => row.ChangedAt > at || (row.ChangedAt == at && row.Id > id))
                : licences.Where(row => row.ChangedAt < at || (row.ChangedAt == at && row.Id < id));
        }

        var ordered = oldest ? licences.OrderBy(row => row.ChangedAt).ThenBy(row => row.Id) : licences.OrderByDescending(row => row.ChangedAt).ThenByDescending(row => row.Id);
        var rows = await ordered.Take(start.Limit + 1).ToListAsync(cancellationToken);
        return new(
            [.. rows.Take(start.Limit).Select(row => LicenceView.Of(LicenceRows.Read(row), names, desk.Today))],
            rows.Count > start.Limit ? new Cursor(Licences, rows[start.Limit - 1].ChangedAt, rows[start.Limit - 1].Id.ToString()).ToString() : null);
    }

    private static async Task<Page<CaseRowView>> CasesAsync(
        WorkflowDb db, Caller caller, Guid party, PageStart start, Language language, bool oldest, Desk desk, CaseRows rows, CancellationToken cancellationToken)
    {
        var cases = Visible.Cases(db, caller, desk.Today).Where(row => row.Applicant == party);
        if (start.After is { At: { } at, Id: var no })
        {
            cases = oldest
                ? cases.Where(row => row.OpenedAt > at || (row.OpenedAt == at && string.Compare(row.No, no) > 0))
                : cases.Where(row => row.OpenedAt < at || (row.OpenedAt == at && string.Compare(row.No, no) < 0));
        }

        var ordered = oldest ? cases.OrderBy(row => row.OpenedAt).ThenBy(row => row.No) : cases.OrderByDescending(row => row.OpenedAt).ThenByDescending(row => row.No);
        var heads = await CaseHead.Of(db, ordered.Take(start.Limit + 1)).ToListAsync(cancellationToken);
        return new(
            await rows.OfAsync([.. heads.Take(start.Limit)], language, cancellationToken),
            heads.Count > start.Limit ? new Cursor(Cases, heads[start.Limit - 1].OpenedAt, heads[start.Limit - 1].No).ToString() : null);
    }

    /// <summary>A dossier.</summary>
    /// <param name="Party">The party.</param>
    /// <param name="Licences">Its licences, by their last act; <c>next</c> goes into <c>licencesAfter</c>.</param>
    /// <param name="Cases">Its cases, by opening; <c>next</c> goes into <c>casesAfter</c>.</param>
    /// <param name="Timeline">The last hundred events of its life.</param>
    private sealed record View(PartyView Party, Page<LicenceView> Licences, Page<CaseRowView> Cases, IReadOnlyList<DossierEvent> Timeline);
}
