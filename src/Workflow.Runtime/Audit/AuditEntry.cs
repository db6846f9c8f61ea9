using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Runtime.Audit;

/// <summary>One link of a case's audit chain.</summary>
/// <param name="Sequence">Counts up from 1 within the case, without gaps.</param>
/// <param name="PreviousHash">Hash of the entry before; 32 zero bytes for the first.</param>
/// <param name="Hash">SHA-256 over everything else in the entry.</param>
/// <param name="Kind">Stable code, e.g. <c>task.completed</c>.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Details">JSON text exactly as hashed.</param>
/// <param name="Actor">Who acted.</param>
/// <param name="OfficeTime">When, in the office's time.</param>
/// <param name="SystemTime">When, by the machine's clock; differs in demo stores.</param>
internal sealed record AuditEntry(
    long Sequence, byte[] PreviousHash, byte[] Hash, string Kind, string Subject, string Details, Actor Actor, DateTimeOffset OfficeTime, DateTimeOffset SystemTime)
{
    /// <summary>The entry as stored.</summary>
    public static AuditEntry Of(AuditEntryRow row) => new(
        row.Sequence, row.PreviousHash, row.Hash, row.Kind, row.Subject, row.Details,
        new(row.Account, row.Role, row.Department, row.Party is { } party ? new PartyId(party) : null), row.OfficeTime, row.SystemTime);
}

/// <summary>Where a case's chain ends.</summary>
/// <param name="Sequence">Of the last entry; 0 before the first.</param>
/// <param name="Hash">Of the last entry; 32 zero bytes before the first.</param>
internal sealed record AuditHead(long Sequence, byte[] Hash)
{
    /// <summary>The head of a chain without entries.</summary>
    public static AuditHead Start { get; } = new(0, new byte[32]);
}
