using Workflow.Approvals.Cases;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>audit_entries</c>: one link of a case's chain.</summary>
internal sealed class AuditEntryRow
{
    public required string CaseNo { get; init; }
    public required long Sequence { get; init; }
    public required byte[] PreviousHash { get; init; }
    public required byte[] Hash { get; init; }
    public required string Kind { get; init; }
    public required string Subject { get; init; }
    public required string Details { get; init; }
    public required string Account { get; init; }
    public required ActorRole Role { get; init; }
    public string? Department { get; init; }
    public Guid? Party { get; init; }
    public required DateTimeOffset OfficeTime { get; init; }
    public required DateTimeOffset SystemTime { get; init; }
}

/// <summary>Row of <c>outbox</c>: a message that leaves after the commit.</summary>
internal sealed class OutboxRow
{
    /// <summary>Counts up; within one case in commit order.</summary>
    public long Id { get; init; }

    public required string CaseNo { get; init; }
    public required string EffectId { get; init; }
    public required string Kind { get; init; }
    public required string Payload { get; init; }

    /// <summary>System time of the commit.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    public required int Attempts { get; init; }

    /// <summary>System time before which nobody takes it: a lease, or the pause after a failure.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public string? LastError { get; init; }

    /// <summary>System time at which it was given up; it stays for a person to look at.</summary>
    public DateTimeOffset? DeadAt { get; init; }
}

/// <summary>Row of <c>counters</c>: last number given in a scope.</summary>
internal sealed class CounterRow
{
    public required string Scope { get; init; }
    public required long Value { get; init; }
}

/// <summary>The one row of <c>office_clock</c> in a store whose office time is not real time (demo): how far it is ahead.</summary>
internal sealed class OfficeClockRow
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>Office time minus machine time, in milliseconds; may be negative. Only ever grows, so that office time never goes back.</summary>
    public required long AheadMilliseconds { get; set; }
}
