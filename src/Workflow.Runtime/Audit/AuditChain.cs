using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Json;

namespace Workflow.Runtime.Audit;

/// <summary>Makes and checks the hash chain of a case's audit trail. Pure: the store calls it inside the commit, <c>verify</c> over exported rows.</summary>
internal static class AuditChain
{
    /// <summary>The entry that follows the head.</summary>
    public static AuditEntry Next(CaseNo @case, AuditHead head, AuditFact fact, Actor actor, DateTimeOffset officeTime, DateTimeOffset systemTime)
    {
        var entry = new AuditEntry(head.Sequence + 1, head.Hash, [], fact.Kind, fact.Subject, StoreJson.Write(fact.Details), actor, officeTime, systemTime);
        return entry with { Hash = HashOf(@case, entry) };
    }

    /// <summary>Follows the chain from its first entry.</summary>
    /// <param name="case">The case whose chain it is; part of every hash.</param>
    /// <param name="entries">All entries as stored, ordered by sequence.</param>
    /// <param name="head">The head kept with the case: it shows entries cut off at the end. Null when only the links are to be checked.</param>
    /// <returns>Every break with the sequence at which it shows; empty when the trail is whole.</returns>
    public static IReadOnlyList<AuditBreak> Verify(CaseNo @case, IReadOnlyList<AuditEntry> entries, AuditHead? head)
    {
        var breaks = new List<AuditBreak>();
        var last = AuditHead.Start;
        foreach (var entry in entries)
        {
            if (entry.Sequence > last.Sequence + 1)
            {
                breaks.Add(new(last.Sequence + 1, AuditBreakKind.Missing));
            }
            else if (entry.Sequence <= last.Sequence)
            {
                breaks.Add(new(entry.Sequence, AuditBreakKind.Inserted));
            }
            else if (!entry.PreviousHash.AsSpan().SequenceEqual(last.Hash))
            {
                breaks.Add(new(entry.Sequence, AuditBreakKind.Unlinked));
            }

            if (!entry.Hash.AsSpan().SequenceEqual(HashOf(@case, entry)))
            {
                breaks.Add(new(entry.Sequence, AuditBreakKind.Altered));
            }

            last = new(entry.Sequence, entry.Hash);
        }

        if (head is not null && (head.Sequence != last.Sequence || !head.Hash.AsSpan().SequenceEqual(last.Hash)))
        {
            breaks.Add(head.Sequence > last.Sequence ? new(last.Sequence + 1, AuditBreakKind.Missing) : new(last.Sequence, AuditBreakKind.BeyondHead));
        }

        return breaks;
    }

    /// <summary>SHA-256 over the fields in fixed order, each led by its length, instants as UTC ticks: no two different entries give the same bytes.</summary>
    private static byte[] HashOf(CaseNo @case, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Text(hash, @case.Value);
        Number(hash, entry.Sequence);
        Bytes(hash, entry.PreviousHash);
        Text(hash, entry.Kind);
        Text(hash, entry.Subject);
        Text(hash, entry.Details);
        Text(hash, entry.Actor.Account);
        Text(hash, entry.Actor.Role.ToString());
        Text(hash, entry.Actor.Department ?? "");
        Text(hash, entry.Actor.Party?.Value.ToString("D") ?? "");
        Number(hash, entry.OfficeTime.UtcTicks);
        Number(hash, entry.SystemTime.UtcTicks);
        return hash.GetHashAndReset();
    }

    private static void Text(IncrementalHash hash, string value) => Bytes(hash, Encoding.UTF8.GetBytes(value));

    private static void Bytes(IncrementalHash hash, ReadOnlySpan<byte> value)
    {
        Number(hash, value.Length);
        hash.AppendData(value);
    }

    private static void Number(IncrementalHash hash, long value)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, value);
        hash.AppendData(bytes);
    }
}

/// <summary>A place at which an audit trail is not whole.</summary>
/// <param name="Sequence">The entry concerned.</param>
/// <param name="Kind">What is wrong there.</param>
internal sealed record AuditBreak(long Sequence, AuditBreakKind Kind);

/// <summary>What can be wrong with an entry.</summary>
internal enum AuditBreakKind
{
    /// <summary>The entry with this sequence is gone.</summary>
    Missing,
    /// <summary>An entry with a sequence that was used before.</summary>
    Inserted,
    /// <summary>It does not follow from the entry before.</summary>
    Unlinked,
    /// <summary>Its content is not what was hashed.</summary>
    Altered,
    /// <summary>The head kept with the case ends elsewhere.</summary>
    BeyondHead,
}
