using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Data.Parties;

/// <summary>The personal fields of parties (convention 47): the only place they are kept, readable only with the party's key.</summary>
internal sealed class PartyVault(Dialect dialect, PartyCipher cipher)
{
    /// <summary>All fields of a party by code. Refused: <c>party.erased</c> when its key is gone (or never was).</summary>
    public async Task<Result<IReadOnlyDictionary<string, JsonNode>>> ReadAsync(PartyId party, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await KeyAsync(db, party, cancellationToken) is not { } key)
        {
            return new PartyErased(party);
        }

        var rows = await db.PartyData.AsNoTracking().Where(row => row.PartyId == party.Value).OrderBy(row => row.Field).ToListAsync(cancellationToken);
        return Result.Of<IReadOnlyDictionary<string, JsonNode>>(rows.ToDictionary(
            row => row.Field,
            row => JsonNode.Parse(cipher.Open(key, new(party, row.Field, row.Nonce, row.Cipher)))!, // A field is never the text null: absent ones have no row.
            StringComparer.Ordinal));
    }

    /// <summary>Puts one field outside of a step, e.g. when a party is registered. Refused: <c>party.erased</c>.</summary>
    public async Task<Result> WriteAsync(PartyId party, string field, JsonNode value, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        if (await KeyAsync(db, party, cancellationToken) is not { } key)
        {
            return new PartyErased(party);
        }

        var text = cipher.Seal(key, party, field, StoreJson.Write(value));
        if (await db.PartyData.FindAsync([party.Value, field], cancellationToken) is { } row)
        {
            (row.Nonce, row.Cipher) = (text.Nonce, text.Cipher);
        }
        else
        {
            db.PartyData.Add(new() { PartyId = party.Value, Field = field, Nonce = text.Nonce, Cipher = text.Cipher });
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Shreds the party's key. Its fields can never be read again, also not from a backup of the database made later. Not to be undone.</summary>
    /// <remarks>Whether erasure is lawful yet (retention) is for the caller to decide.</remarks>
    public async Task ShredAsync(PartyId party, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        db.PartyKeys.RemoveRange(await db.PartyKeys.Where(row => row.PartyId == party.Value).ToListAsync(cancellationToken));
        db.PartyData.RemoveRange(await db.PartyData.Where(row => row.PartyId == party.Value).ToListAsync(cancellationToken));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The row that gives a new party its key.</summary>
    public PartyKeyRow NewKey(PartyId party)
    {
        var key = cipher.NewKey(party);
        return new() { PartyId = party.Value, Nonce = key.Nonce, Wrapped = key.Wrapped };
    }

    private static async Task<WrappedKey?> KeyAsync(WorkflowDb db, PartyId party, CancellationToken cancellationToken) =>
        await db.PartyKeys.AsNoTracking().Where(row => row.PartyId == party.Value).Select(row => new WrappedKey(row.Nonce, row.Wrapped)).SingleOrDefaultAsync(cancellationToken);
}

/// <summary>The personal data of a party was erased.</summary>
internal sealed record PartyErased(PartyId Party) : Refusal("party.erased", $"Party {Party.Value} has no personal data any more.", ("party", Party.Value.ToString()));
