using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Parties;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Api.Tracking;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Commitments;

/// <summary><c>GET /api/public/commitments</c>: commitments that are published (公示), newest first, for everybody. Names enterprises and bodies, never persons.</summary>
internal static class ListPublicCommitments
{
    private const string List = "public-commitments";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/public/commitments", HandleAsync).RequireRateLimiting(TrackingSetup.RateLimit)
        .WithName("listPublicCommitments").WithSummary("Published commitments, newest first: no sign-in, no personal data.");

    private static async Task<Results<Ok<Page<PublicCommitmentView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Language language, WorkflowDb db, PublishedVersions versions, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer(StatusCodes.Status400BadRequest);
        }

        var (after, limit) = start.Value;
        var id = Guid.Empty;
        if (after is not null && !Guid.TryParse(after.Id, out id))
        {
            return new CursorInvalid().Answer(StatusCodes.Status400BadRequest);
        }

        var published = db.Commitments.AsNoTracking().Where(row => row.PublishedAt != null);
        if (after is { At: { } at })
        {
            published = published.Where(row => row.PublishedAt < at || (row.PublishedAt == at && row.Id < id));
        }

        var found = await published
            .Join(db.Cases, row => row.CaseNo, one => one.No, (row, one) => new { row.Id, row.Matter, row.State, row.PublishedAt, one.Applicant })
            .Join(db.Parties, row => row.Applicant, party => party.Id, (row, party) => new { row.Id, row.Matter, row.State, row.PublishedAt, party.Kind, party.DisplayName })
            .OrderByDescending(row => row.PublishedAt).ThenByDescending(row => row.Id).Take(limit + 1)
            .ToListAsync(cancellationToken);
        var names = new CatalogueNames(versions.Catalogue, language);
        var shown = found.Take(limit).Select(row => new PublicCommitmentView(
            row.Id, new(row.Matter, names.Matter(row.Matter)), row.Kind == PartyKind.Person ? null : row.DisplayName, row.PublishedAt!.Value, // Only published ones.
            row.State, language.Text($"commitment-state.{Approvals.Wording.Of(row.State)}"))).ToList();
        return TypedResults.Ok(new Page<PublicCommitmentView>(shown, found.Count > limit ? new Cursor(List, shown[^1].PublishedAt, shown[^1].Id.ToString()).ToString() : null));
    }
}

/// <summary>A published commitment.</summary>
/// <param name="By">Enterprise or body; null for a person.</param>
internal sealed record PublicCommitmentView(Guid Id, CodeName Matter, string? By, DateTimeOffset PublishedAt, CommitmentState State, string StateName);
