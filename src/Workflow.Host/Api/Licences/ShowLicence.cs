using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Licences;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Licences;

/// <summary><c>GET /api/licences/{id}</c>: one licence with its history, and the ETag a correction rests on.</summary>
internal static class ShowLicence
{
    // 999 versions are possible; nobody reads so many, and whoever wants them all has the store.
    private const int MostActs = 200;

    public static void Map(RouteGroupBuilder api) => api.MapGet("/licences/{id:guid}", HandleAsync)
        .WithName("showLicence").WithMetadata(new Versioned()).WithSummary("One licence with its last 200 acts, newest first.");

    private static async Task<Results<Ok<View>, ProblemHttpResult>> HandleAsync(
        Guid id, HttpContext context, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, CancellationToken cancellationToken)
    {
        var found = await LicenceView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var history = await db.LicenceVersions.AsNoTracking().Where(row => row.LicenceId == id).OrderByDescending(row => row.Revision).Take(MostActs).ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        Revision.Show(context, found.Value.Revision);
        return TypedResults.Ok(new View(LicenceView.Of(LicenceRows.Read(found.Value), names, desk.Today), history.ConvertAll(row => ActView.Of(row, names))));
    }

    /// <summary>A licence with its history.</summary>
    /// <param name="Licence">As it is now.</param>
    /// <param name="History">What was done to it, newest first.</param>
    private sealed record View(LicenceView Licence, IReadOnlyList<ActView> History);

    /// <summary>One act and the licence as it left it.</summary>
    private sealed record ActView(
        int Revision, int Version, LicenceAct Act, string ActName, LicenceStatus Status, string Number, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, string Identifier,
        string HolderName, string? Address, string? Scope, string? Reason, string? Case, DateTimeOffset At)
    {
        public static ActView Of(LicenceVersionRow row, CatalogueNames names) => new(
            row.Revision, row.Version, row.Act, names.Language.Text($"licence-act.{Wording.Of(row.Act)}"), row.Status, row.Number, row.IssuedOn, row.ValidFrom, row.ValidTo,
            row.Identifier, row.HolderName, row.Address, row.Scope, row.Reason, row.CaseNo, row.ChangedAt);
    }
}
