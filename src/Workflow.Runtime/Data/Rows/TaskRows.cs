using Workflow.Approvals.Tasks;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>review_tasks</c>.</summary>
internal sealed class ReviewTaskRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required TaskKind Kind { get; init; }
    public required int Stage { get; init; }
    public required string ActivityId { get; init; }
    public string? Bookmark { get; init; }
    public string? MatterCode { get; init; }
    public required string Department { get; init; }
    public required TaskState State { get; init; }
    public required int Round { get; init; }
    public required int Filing { get; init; }
    public required bool MayRefile { get; init; }

    /// <summary>JSON array of role names, in order.</summary>
    public required string SignOffs { get; init; }

    public string? Assignee { get; init; }

    /// <summary>JSON array of activity ids.</summary>
    public required string FinishAfter { get; init; }

    public TaskResult? Result { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>Open, prepared or returned: what an inbox shows.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Earliest end of the task's open clocks, the order of the inbox; null while no clock runs towards an end.</summary>
    public DateTimeOffset? DueAt { get; init; }
}

/// <summary>Row of <c>opinions</c>.</summary>
internal sealed class OpinionRow
{
    public required Guid TaskId { get; init; }
    public required int Position { get; init; }
    public required string CaseNo { get; init; }
    public required int Round { get; init; }
    public required SignOffRole SignOff { get; init; }
    public required string Account { get; init; }
    public required Verdict Verdict { get; init; }
    public required string Text { get; init; }

    /// <summary>JSON array of hashes of files of the case.</summary>
    public required string Attachments { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}
