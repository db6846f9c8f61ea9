using Workflow.Runtime.Audit;
using Workflow.Runtime.Outbox;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A message with the system time of its commit.</summary>
internal sealed record OutboxLine(OutboxMessage Message, DateTimeOffset WrittenAt);

/// <summary><c>audit_entries</c>, <c>outbox</c>, <c>counters</c>.</summary>
internal static class TrailTables
{
    public static StepTable<AuditEntry> Audit { get; } = new(
        "audit_entries", 2, "case_no sequence previous_hash hash kind subject details account role department party office_time system_time",
        (row, @case, entry) => row
            .Text(@case.Value).Number(entry.Sequence).Bytes(entry.PreviousHash).Bytes(entry.Hash).Text(entry.Kind).Text(entry.Subject).Text(entry.Details)
            .Text(entry.Actor.Account).Name(entry.Actor.Role).Text(entry.Actor.Department).Id(entry.Actor.Party?.Value)
            .Instant(entry.OfficeTime).Instant(entry.SystemTime));

    /// <summary>The id, which orders the messages, is the database's.</summary>
    public static StepTable<OutboxLine> Outbox { get; } = new(
        "outbox", 1, "effect_id case_no kind payload written_at attempts held_until last_error dead_at",
        (row, @case, line) => row
            .Text(line.Message.EffectId).Text(@case.Value).Text(line.Message.Kind).Text(line.Message.Payload).Instant(line.WrittenAt)
            .Number(0).Instant(null).Text(null).Instant(null));

    /// <summary>Takes <c>$2</c> numbers of scope <c>$1</c>; gives the last of them. The row stays locked until the commit, so no number is lost or doubled.</summary>
    public const string Take =
        "insert into counters (scope, value) values ($1, $2) on conflict (scope) do update set value = counters.value + excluded.value returning value";
}
