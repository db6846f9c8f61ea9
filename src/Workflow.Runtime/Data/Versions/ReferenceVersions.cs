using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Versions;

/// <summary>Catalogue and calendar versions: inserted once, never changed; a case pins the ones it is counted on.</summary>
internal sealed class ReferenceVersions(Dialect dialect)
{
    /// <summary>Imports a catalogue version. The same hash again changes nothing. Refused: <c>catalogue.changed</c>.</summary>
    /// <param name="version">1, 2, ...</param>
    /// <param name="validFrom">First office day it is in force.</param>
    /// <param name="hash">Hash over the normalised content.</param>
    /// <param name="content">Source text it can be read from again.</param>
    /// <param name="at">Office time of the import.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async Task<Result> ImportCatalogueAsync(int version, DateOnly validFrom, string hash, string content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await db.CatalogueVersions.FindAsync([version], cancellationToken) is { } stored)
        {
            return stored.Hash == hash ? Result.Done : new ReferenceChanged("catalogue", version.ToString(CultureInfo.InvariantCulture), stored.Hash, hash);
        }

        db.CatalogueVersions.Add(new() { Version = version, ValidFrom = validFrom, Hash = hash, Content = content, ImportedAt = at });
        return await db.IsFirstAsync(cancellationToken) ? Result.Done : await ImportCatalogueAsync(version, validFrom, hash, content, at, cancellationToken);
    }

    /// <summary>Imports a calendar version. The same hash again changes nothing. Refused: <c>calendar.changed</c>.</summary>
    public async Task<Result> ImportCalendarAsync(string version, string hash, string content, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await db.CalendarVersions.FindAsync([version], cancellationToken) is { } stored)
        {
            return stored.Hash == hash ? Result.Done : new ReferenceChanged("calendar", version, stored.Hash, hash);
        }

        db.CalendarVersions.Add(new() { Version = version, Hash = hash, Content = content, ImportedAt = at });
        return await db.IsFirstAsync(cancellationToken) ? Result.Done : await ImportCalendarAsync(version, hash, content, at, cancellationToken);
    }

    /// <summary>All catalogue versions, oldest first.</summary>
    public async Task<IReadOnlyList<CatalogueVersionRow>> CataloguesAsync(CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        return await db.CatalogueVersions.AsNoTracking().OrderBy(row => row.Version).ToListAsync(cancellationToken);
    }

    /// <summary>All calendar versions, in order of import.</summary>
    public async Task<IReadOnlyList<CalendarVersionRow>> CalendarsAsync(CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        return await db.CalendarVersions.AsNoTracking().OrderBy(row => row.ImportedAt).ThenBy(row => row.Version).ToListAsync(cancellationToken);
    }
}

/// <summary>A stored catalogue or calendar version has another content than the one given.</summary>
internal sealed record ReferenceChanged(string Kind, string Version, string StoredHash, string GivenHash) : Refusal(
    $"{Kind}.changed",
    $"The {Kind} version {Version} is stored with hash {StoredHash} and was given with {GivenHash}. Stored versions never change: add a new one, or, for a demo store, remove its database file and run: ./run",
    ("version", Version), ("stored", StoredHash), ("given", GivenHash));
