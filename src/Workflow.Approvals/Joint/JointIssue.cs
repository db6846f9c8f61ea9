using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Joint;

/// <summary>Something a joint review found that a department has to settle (问题清单). It outlives the review, and the case.</summary>
public sealed record JointIssue
{
    public required IssueId Id { get; init; }

    /// <summary>The joint review that found it.</summary>
    public required TaskId Review { get; init; }

    /// <summary>The department that raised it.</summary>
    public required string RaisedBy { get; init; }

    /// <summary>The department that answers it.</summary>
    public required string Owner { get; init; }

    /// <summary>The department that closes it: the convenor of the review.</summary>
    public required string Convenor { get; init; }

    public required string Text { get; init; }

    /// <summary>Last day to answer.</summary>
    public required DateOnly DueOn { get; init; }

    public required IssueState State { get; init; }
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>The owner's last answer, or null.</summary>
    public string? Answer { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>What the convenor last said about it, or null.</summary>
    public string? Remark { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }
}

/// <summary>Id of an issue.</summary>
public readonly record struct IssueId(Guid Value);

/// <summary>Where an issue stands.</summary>
public enum IssueState
{
    /// <summary>The owner is to answer; overdue once its day has passed.</summary>
    Open,

    /// <summary>Answered; the convenor closes it or sends it back.</summary>
    Answered,

    Closed,
}

/// <summary>An issue as somebody raises it.</summary>
/// <param name="Owner">Department that is to settle it: one that is invited, or the convenor.</param>
/// <param name="Text">What is to be settled.</param>
/// <param name="DueOn">Last day to answer; today or later.</param>
public sealed record RaisedIssue(string Owner, string Text, DateOnly DueOn);
