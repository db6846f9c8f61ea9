using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Versions;

/// <summary>Published definitions: inserted once, never changed (ADR 9, convention 38).</summary>
internal sealed class DefinitionVersions(Dialect dialect)
{
    /// <summary>Imports a version. The same text again changes nothing. Refused: <c>definition.changed</c> when the version is stored with another text.</summary>
    /// <param name="definitionId">Id of the definition.</param>
    /// <param name="version">1, 2, ...</param>
    /// <param name="json">The definition as written.</param>
    /// <param name="publishedBy">Account, or <c>system</c> for files that ship with the program.</param>
    /// <param name="at">Office time.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result<DefinitionVersionRow>> ImportAsync(string definitionId, int version, string json, string publishedBy, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
        await using var db = dialect.CreateDb();
        if (await db.DefinitionVersions.FindAsync([definitionId, version], cancellationToken) is { } stored)
        {
            return stored.Hash == hash ? stored : new DefinitionChanged(definitionId, version, stored.Hash, hash);
        }

        var row = new DefinitionVersionRow { DefinitionId = definitionId, Version = version, Hash = hash, Json = json, PublishedBy = publishedBy, PublishedAt = at };
        db.DefinitionVersions.Add(row);
        return await db.IsFirstAsync(cancellationToken) ? row : await ImportAsync(definitionId, version, json, publishedBy, at, cancellationToken);
    }

    /// <summary>One version. Refused: <c>definition.not-found</c>.</summary>
    public async Task<Result<DefinitionVersionRow>> FindAsync(string definitionId, int version, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        return await db.DefinitionVersions.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == definitionId && row.Version == version, cancellationToken) is { } row
            ? row
            : new DefinitionNotFound(definitionId, version);
    }

    /// <summary>Every version whose document says whether it may be used as an activity.</summary>
    public async Task<IReadOnlyList<DefinitionVersionRow>> UsableAsync(CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        return await db.DefinitionVersions.AsNoTracking().Where(row => row.Json.Contains("usableAsActivity")).OrderBy(row => row.DefinitionId).ThenBy(row => row.Version).ToListAsync(cancellationToken);
    }

    /// <summary>The last version of every definition that is not retracted.</summary>
    public async Task<IReadOnlyList<(string Id, int Version)>> HeadsAsync(CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        var heads = await db.DefinitionVersions.Where(row => !db.DefinitionHeads.Any(head => head.DefinitionId == row.DefinitionId && head.Published == null))
            .GroupBy(row => row.DefinitionId).Select(group => new { group.Key, Version = group.Max(row => row.Version) }).OrderBy(head => head.Key).ToListAsync(cancellationToken);
        return [.. heads.Select(head => (head.Key, head.Version))];
    }

    /// <summary>The version on which new cases begin: the last, unless it was retracted. Refused: <c>definition.not-found</c>, <c>definition.retracted</c>.</summary>
    public async Task<Result<DefinitionVersionRow>> LatestAsync(string definitionId, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await db.DefinitionHeads.AsNoTracking().SingleOrDefaultAsync(row => row.DefinitionId == definitionId, cancellationToken) is { Published: null })
        {
            return new DefinitionRetracted(definitionId);
        }

        return await db.DefinitionVersions.AsNoTracking().Where(row => row.DefinitionId == definitionId).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancellationToken) is { } row
            ? row
            : new DefinitionNotFound(definitionId, null);
    }
}

/// <summary>A stored version was published with another text. Before the first release a file may change: then the demo store is made anew.</summary>
internal sealed record DefinitionChanged(string Definition, int Version, string StoredHash, string GivenHash) : Refusal(
    "definition.changed",
    $"Definition {Definition} version {Version} is stored with hash {StoredHash[..12]} and its file now has {GivenHash[..12]}. Published versions never change: add version {Version + 1}, or, for a demo store, remove its database file and run: ./run",
    ("definition", Definition), ("version", Version.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("stored", StoredHash), ("given", GivenHash));

/// <summary>No new case begins on this definition at present.</summary>
internal sealed record DefinitionRetracted(string Definition)
    : Refusal("definition.retracted", $"Definition {Definition} is retracted: no new case begins on it until a version is published.", ("definition", Definition));

/// <summary>No such definition or version is published.</summary>
internal sealed record DefinitionNotFound(string Definition, int? Version) : Refusal(
    "definition.not-found", $"Definition {Definition}{(Version is { } version ? $" version {version}" : "")} is not published.", ("definition", Definition));
