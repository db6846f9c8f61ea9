using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Licences;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Licences;

/// <summary><c>GET /api/licences</c>: the licences the caller may see; with <c>expiringBefore</c> those that end before a day, the next to end first.</summary>
internal static class ListLicences
{
    private const string List = "licences";
    private const string Ending = "licences-ending";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/licences", HandleAsync)
        .WithName("listLicences").WithSummary("The licences the caller may see, by kind, status, holder and end.");

    private static async Task<Results<Ok<Page<LicenceView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, string? kind, string? status, Guid? holder, DateOnly? expiringBefore, Caller caller, Language language, WorkflowDb db, Desk desk,
        PublishedVersions versions, CancellationToken cancellationToken)
    {
        var list = expiringBefore is null ? List : Ending;
        var start = page.For(list);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        if (kind is not null && !versions.Catalogue.LicenceKinds.ContainsKey(kind))
        {
            return new LicenceKindUnknown(kind).Answer();
        }

        var wanted = Enum.GetValues<LicenceStatus>().Where(known => Wording.Of(known) == status).Select(known => (LicenceStatus?)known).FirstOrDefault();
        if (status is not null && wanted is null)
        {
            return new LicenceStatusUnknown(status).Answer();
        }

        var (after, limit) = start.Value;
        var licences = Visible.Licences(db, caller, desk.Today).AsNoTracking().Where(row =>
            (kind == null || row.Kind == kind) && (wanted == null || row.Status == wanted) && (holder == null || row.Holder == holder));
        var id = Guid.Empty;
        if (after is not null && (!Guid.TryParse(after.Id, out id) || (expiringBefore is null) != (after.At is null)))
        {
            return new CursorInvalid().Answer();
        }

        var rows = await (expiringBefore is { } end ? EndingAfter(licences.Where(row => row.ValidTo < end), after, id) : After(licences, after, id)).Take(limit + 1).ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        var last = rows.Count > limit ? rows[limit - 1] : null;
        return TypedResults.Ok(new Page<LicenceView>(
            [.. rows.Take(limit).Select(row => LicenceView.Of(LicenceRows.Read(row), names, desk.Today))],
            last is null ? null : new Cursor(list, expiringBefore is null ? null : OfficeTime.StartOf(last.ValidTo!.Value), last.Id.ToString()).ToString())); // Those that end have an end.
    }

    private static IQueryable<LicenceRow> After(IQueryable<LicenceRow> licences, Cursor? after, Guid id) =>
        (after is null ? licences : licences.Where(row => row.Id > id)).OrderBy(row => row.Id);

    private static IQueryable<LicenceRow> EndingAfter(IQueryable<LicenceRow> licences, Cursor? after, Guid id)
    {
        if (after?.At is { } at)
        {
            var day = OfficeTime.DayOf(at);
            licences = licences.Where(row => row.ValidTo > day || (row.ValidTo == day && row.Id > id));
        }

        return licences.OrderBy(row => row.ValidTo).ThenBy(row => row.Id);
    }
}

/// <summary>No licence stands like that.</summary>
internal sealed record LicenceStatusUnknown(string Status)
    : Refusal("licence.status-unknown", $"'{Status}' is none of valid, lapsed, cancelled, revoked, suspended.", ("status", Status));
