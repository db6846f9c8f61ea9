using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Definitions;

/// <summary><c>GET /api/definitions</c>: every definition with its versions, what runs on each, and its draft.</summary>
internal static class ListDefinitions
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/definitions", HandleAsync)
        .WithName("listDefinitions").WithSummary("Every definition with its versions, how many open cases run on each, and its draft.");

    private static async Task<Ok<IReadOnlyList<DefinitionView>>> HandleAsync(WorkflowDb db, CancellationToken cancellationToken)
    {
        var versions = await db.DefinitionVersions.AsNoTracking().OrderBy(row => row.DefinitionId).ThenBy(row => row.Version)
            .Select(row => new { row.DefinitionId, row.Version, row.PublishedBy, row.PublishedAt }).ToListAsync(cancellationToken);
        var drafts = await db.DefinitionDrafts.AsNoTracking().Select(row => new { row.DefinitionId, row.SavedBy, row.SavedAt, row.Version }).ToListAsync(cancellationToken);
        var retracted = await db.DefinitionHeads.AsNoTracking().Where(row => row.Published == null).Select(row => row.DefinitionId).ToListAsync(cancellationToken);
        var open = await db.Cases.Where(row => row.ClosedAt == null).GroupBy(row => new { row.DefinitionId, row.DefinitionVersion }).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DefinitionView>>(
        [
            .. versions.Select(row => row.DefinitionId).Union(drafts.Select(row => row.DefinitionId)).Order(StringComparer.Ordinal).Select(id => new DefinitionView(
                id,
                retracted.Contains(id) ? null : versions.Where(row => row.DefinitionId == id).Select(row => (int?)row.Version).LastOrDefault(),
                [.. versions.Where(row => row.DefinitionId == id).Select(row => new VersionView(
                    row.Version, row.PublishedBy, row.PublishedAt, open.Where(o => o.Key.DefinitionId == id && o.Key.DefinitionVersion == row.Version).Sum(o => o.Count)))],
                drafts.Where(row => row.DefinitionId == id).Select(row => new DraftInfoView(row.SavedBy, row.SavedAt, row.Version)).SingleOrDefault())),
        ]);
    }
}

/// <summary>A definition.</summary>
/// <param name="Id">Id of the definition.</param>
/// <param name="Published">The version new cases begin on; null while there is none.</param>
/// <param name="Versions">Oldest first.</param>
/// <param name="Draft">What is being worked on, or null.</param>
internal sealed record DefinitionView(string Id, int? Published, IReadOnlyList<VersionView> Versions, DraftInfoView? Draft);

/// <summary>A published version.</summary>
/// <param name="OpenCases">Open cases that run on it.</param>
internal sealed record VersionView(int Version, string PublishedBy, DateTimeOffset PublishedAt, int OpenCases);

/// <summary>A draft without its document.</summary>
/// <param name="Revision">Counts changes; the ETag of the draft.</param>
internal sealed record DraftInfoView(string SavedBy, DateTimeOffset SavedAt, int Revision);
