using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data.Versions;

namespace Workflow.Runtime.Data.Keys;

/// <summary>Finds the master key of a store (ADR 11): in a file, when one is named, else in the store itself. Made at the first start, whichever node comes first.</summary>
internal static class StoreKey
{
    private const string Master = "master";

    /// <param name="db">A context of the store, whose schema is up to date.</param>
    /// <param name="path">File of the key; null when the store keeps it.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <exception cref="InvalidDataException">The key is not this store's, is missing, or is kept elsewhere.</exception>
    public static async Task<MasterKey> OpenAsync(WorkflowDb db, string? path, CancellationToken cancellationToken)
    {
        if (await db.StoreKeys.AsNoTracking().SingleOrDefaultAsync(row => row.Name == Master, cancellationToken) is not { } known)
        {
            var made = path is null ? RandomNumberGenerator.GetBytes(MasterKey.Bytes) : KeyFile.OpenOrCreate(path);
            db.StoreKeys.Add(new() { Name = Master, Key = path is null ? made : null, CheckValue = new MasterKey(made).CheckValue() });
            // Of nodes that start together one is first; the others take what it wrote.
            await db.IsFirstAsync(cancellationToken);
            db.ChangeTracker.Clear();
            return await OpenAsync(db, path, cancellationToken);
        }

        var bytes = path is not null ? KeyFile.Open(path)
            : known.Key ?? throw new InvalidDataException("The master key of this store is kept in a file; name it with --master-key.");
        var key = new MasterKey(bytes);
        return CryptographicOperations.FixedTimeEquals(key.CheckValue(), known.CheckValue)
            ? key
            : throw new InvalidDataException($"The key in {path ?? "store_keys"} is not the master key of this store: its check value differs. Every node needs the key the store began with.");
    }
}
