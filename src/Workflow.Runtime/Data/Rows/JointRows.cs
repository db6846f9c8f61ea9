using Workflow.Approvals.Joint;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>joint_reviews</c>.</summary>
internal sealed class JointReviewRow
{
    /// <summary>The convenor's task.</summary>
    public required Guid TaskId { get; init; }

    public required string CaseNo { get; init; }
    public required int Stage { get; init; }
    public required string Convenor { get; init; }
    public required bool IsBinding { get; init; }

    /// <summary>JSON array of departments with their tasks.</summary>
    public required string Invited { get; init; }

    public Guid? MeetingId { get; init; }
    public int? Item { get; init; }
    public JointOutcome? Outcome { get; init; }
    public string? Text { get; init; }
    public DateTimeOffset? MergedAt { get; init; }
    public DateTimeOffset? MinutesAt { get; init; }
}

/// <summary>Row of <c>joint_issues</c>.</summary>
internal sealed class JointIssueRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }

    /// <summary>The joint review that found it.</summary>
    public required Guid TaskId { get; init; }

    public required string RaisedBy { get; init; }
    public required string Owner { get; init; }
    public required string Convenor { get; init; }
    public required string Text { get; init; }
    public required DateOnly DueOn { get; init; }
    public required IssueState State { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }
    public string? Answer { get; init; }
    public DateTimeOffset? AnsweredAt { get; init; }
    public string? Remark { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Row of <c>meetings</c>: an aggregate of its own. Called and changed as an admin row; its agenda grows, and its minutes are issued, under its lock.</summary>
internal sealed class MeetingRow
{
    public required Guid Id { get; init; }

    /// <summary>The convenor.</summary>
    public required string Department { get; init; }

    public string? Region { get; init; }
    public required string Title { get; set; }
    public required DateTimeOffset BeginsAt { get; set; }
    public required string Place { get; set; }
    public required MeetingState State { get; init; }
    public required int Items { get; init; }
    public required int Version { get; set; }

    /// <summary>Number of the minutes; null before they are issued.</summary>
    public string? MinutesNumber { get; init; }

    /// <summary>JSON array of the departments that were there.</summary>
    public required string Present { get; init; }

    public required DateTimeOffset CalledAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
}
