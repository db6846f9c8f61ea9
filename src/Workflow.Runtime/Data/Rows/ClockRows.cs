using Workflow.Approvals.Clocks;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>clocks</c>.</summary>
internal sealed class ClockRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required ClockScope Scope { get; init; }
    public required string OwnerId { get; init; }
    public required ClockKind Kind { get; init; }

    /// <summary>Text form, e.g. <c>20wd</c>.</summary>
    public required string LimitLength { get; init; }

    public required string LimitSource { get; init; }
    public required string LimitArticle { get; init; }
    public DateOnly? LimitVerifiedOn { get; init; }
    public required bool LimitIsAssumption { get; init; }
    public required StartEvent LimitStartEvent { get; init; }
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Ordinal of an office half.</summary>
    public required int CountsAfter { get; init; }

    public required string CalendarVersion { get; init; }
    public DateOnly? DueDate { get; init; }
    public DuePoint? DuePoint { get; init; }
    public DateTimeOffset? DueAt { get; init; }
    public bool? DueIsProvisional { get; init; }
    public required int Epoch { get; init; }
    public DateTimeOffset? EndedAt { get; init; }
    public DateTimeOffset? LateSince { get; init; }
    public string? Bookmark { get; init; }
}

/// <summary>Row of <c>clock_intervals</c>: added once, at most superseded.</summary>
internal sealed class ClockIntervalRow
{
    public required Guid ClockId { get; init; }
    public required int Number { get; init; }
    public required string CaseNo { get; init; }
    public required IntervalKind Kind { get; init; }

    /// <summary>Ordinal of the first office half.</summary>
    public required int FromHalf { get; init; }

    /// <summary>Ordinal of the last office half, included.</summary>
    public int? ToHalf { get; init; }

    public StopGround? Ground { get; init; }
    public required string BasisSource { get; init; }
    public required string BasisArticle { get; init; }
    public DateOnly? BasisVerifiedOn { get; init; }
    public required bool BasisIsAssumption { get; init; }
    public string? Extension { get; init; }
    public required string Actor { get; init; }
    public required string Reason { get; init; }
    public string? Document { get; init; }
    public required DateTimeOffset KnownAt { get; init; }
    public DateTimeOffset? SupersededAt { get; init; }
    public required string CalendarVersion { get; init; }
}
