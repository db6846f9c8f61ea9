using Workflow.Engine.State;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>instances</c>, without the state document.</summary>
internal sealed class InstanceRow
{
    public required string Id { get; init; }
    public required string CaseNo { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required InstanceSubStatus Status { get; init; }
    public required int Incidents { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset UpdatedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The instance of the same case that started this one; null for the one that carries the case.</summary>
    public string? ParentId { get; init; }

    /// <summary>Key of the bookmark its end is told to; null when nobody waits for it.</summary>
    public string? ReportTo { get; init; }

    /// <summary>Of the one that carries the case: how many others of the case still run or have faulted. A step loads them only then.</summary>
    public required int Children { get; init; }
}

/// <summary>Row of <c>instance_states</c>: the state document as the engine wrote it.</summary>
internal sealed class InstanceStateRow
{
    public required string InstanceId { get; init; }
    public required byte[] State { get; init; }
}

/// <summary>Row of <c>bookmarks</c>: the waiting steps, to be found by what resumes them. The state document owns them.</summary>
internal sealed class BookmarkRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string CaseNo { get; init; }
    public required BookmarkKind Kind { get; init; }
    public required string NodeId { get; init; }
    public required string ActivityType { get; init; }
    public string? MatchKey { get; init; }
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Row of <c>incidents</c>: a step of a flow that stood, and what became of it.</summary>
internal sealed class IncidentRow
{
    public required string Id { get; init; }
    public required string InstanceId { get; init; }
    public required string CaseNo { get; init; }
    public required string NodeId { get; init; }
    public required string ActivityId { get; init; }
    public required string Code { get; init; }

    /// <summary>English line of the engine.</summary>
    public required string Message { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Office time at which it held nothing up any more; null while it does.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    public IncidentEnd? ClosedBy { get; init; }

    /// <summary>Account that mended it; null when nobody had to.</summary>
    public string? Account { get; init; }

    public string? Reason { get; init; }
}

/// <summary>How an incident ended.</summary>
internal enum IncidentEnd
{
    /// <summary>The step was done again. If it failed again, that is a new incident.</summary>
    Retried,
    /// <summary>The step was passed over.</summary>
    PassedOver,
    /// <summary>The flow went on without the step, or was cancelled.</summary>
    Overtaken,
}

/// <summary>Row of <c>due_timers</c>.</summary>
internal sealed class DueTimerRow
{
    public required string CaseNo { get; init; }
    public required string Subject { get; init; }
    public required string Purpose { get; init; }
    public required int Epoch { get; init; }

    /// <summary>Office time from which it is due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Failed attempts so far.</summary>
    public required int Attempts { get; init; }

    /// <summary>System time before which nobody else takes it: a lease, or the pause after a failure.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public string? LastError { get; init; }
}

/// <summary>Row of <c>journal</c>.</summary>
internal sealed class JournalRow
{
    public required string InstanceId { get; init; }
    public required long Sequence { get; init; }
    public required JournalKind Kind { get; init; }
    public required string NodeId { get; init; }
    public required string ActivityId { get; init; }
    public required string ActivityType { get; init; }
    public required string ExecutionId { get; init; }

    /// <summary>JSON array.</summary>
    public required string Outcomes { get; init; }

    public string? Detail { get; init; }

    /// <summary>Office time of the step that wrote it.</summary>
    public required DateTimeOffset HappenedAt { get; init; }
}
