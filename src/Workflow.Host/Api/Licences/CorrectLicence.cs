using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Licences;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Licences;

/// <summary><c>PUT /api/licences/{id}</c>: corrects an entry. What is to change by law goes through a case.</summary>
internal static class CorrectLicence
{
    public static void Map(RouteGroupBuilder api) => api.MapPut("/licences/{id:guid}", HandleAsync).OnlyFor(ActorRole.Administrator)
        .WithName("correctLicence").WithMetadata(new Versioned(Takes: true)).WithSummary("Corrects the entry of a licence, with the reason (If-Match).");

    private static async Task<Results<Ok<LicenceView>, ProblemHttpResult>> HandleAsync(
        Guid id, Request request, HttpContext context, Caller caller, Language language, WorkflowDb db, Desk desk, PublishedVersions versions, AdminTrail trail,
        CancellationToken cancellationToken)
    {
        var found = await LicenceView.FindAsync(db, caller, desk.Today, id, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        var row = found.Value;
        var before = LicenceRows.Read(row);
        var holder = await db.Parties.AsNoTracking().SingleAsync(party => party.Id == row.Holder, cancellationToken);
        var terms = new LicenceTerms(row.Kind, request.Number, row.Department, row.Region, request.IssuedOn, request.ValidFrom, request.ValidTo)
        {
            Address = request.Address, Scope = request.Scope,
        };
        var corrected = LicenceRegistration.Correct(
            before, terms, new Party(new(holder.Id), holder.Kind, holder.DisplayName, holder.Region, []), request.Reason, versions.Catalogue, desk.Now);
        if ((Revision.Check(context, row.Revision).Refusal ?? corrected.Refusal) is { } no)
        {
            return no.Answer();
        }

        var after = corrected.Value;
        if (await LicenceRegister.TakenAsync(db, after, cancellationToken))
        {
            return new LicenceExists(after.Number).Answer();
        }

        row.Put(after);
        db.LicenceVersions.Add(LicenceRows.VersionOf(after));
        db.AdminAudit.Add(trail.Of(caller, "licence.corrected", id.ToString(), row.Region, LicenceView.Trail(before), LicenceView.Trail(after)));
        var saved = await db.SaveNewAsync(cancellationToken);
        if (saved.IsRefused)
        {
            return saved.Refusal.Answer();
        }

        Revision.Show(context, row.Revision);
        return TypedResults.Ok(LicenceView.Of(after, new(versions.Catalogue, language), desk.Today));
    }

    /// <summary>What the entry is to say.</summary>
    /// <param name="Number">Number on the document.</param>
    /// <param name="IssuedOn">Day of issue.</param>
    /// <param name="ValidFrom">First day of the term.</param>
    /// <param name="Reason">What was wrong.</param>
    /// <param name="ValidTo">Last day of the term; left out, it has no end.</param>
    /// <param name="Address">Where the licensed activity takes place.</param>
    /// <param name="Scope">What is licensed.</param>
    private sealed record Request(string Number, DateOnly IssuedOn, DateOnly ValidFrom, string Reason, DateOnly? ValidTo = null, string? Address = null, string? Scope = null);
}
