using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Joint;

/// <summary>A joint review (联审) of one case: several departments give their opinions at a meeting, the convenor merges them into one. Waits from its step until the merged opinion.</summary>
/// <remarks>Belongs to the case, so that everything about it is written with the case. The meeting, which holds items of several cases, is an aggregate of its own (<see cref="Meeting"/>).
/// 滨州市工程建设项目并联审批管理规定 art. 13: the lead tells the departments the agenda beforehand, and they answer in time.</remarks>
public sealed record JointReview
{
    /// <summary>The convenor's task; its id is the id of the review.</summary>
    public required TaskId Task { get; init; }

    public required int Stage { get; init; }

    /// <summary>The department that calls the meeting and merges the opinions.</summary>
    public required string Convenor { get; init; }

    /// <summary>False for a joint pre-review (联合预审): the opinion is advice before formal filing, and binds nobody.</summary>
    public required bool IsBinding { get; init; }

    /// <summary>The departments that are asked, in order.</summary>
    public required IReadOnlyList<Invitation> Invited { get; init; }

    /// <summary>The meeting on whose agenda it stands; null while on none.</summary>
    public MeetingId? Meeting { get; init; }

    /// <summary>Its number on that agenda.</summary>
    public int? Item { get; init; }

    /// <summary>The merged opinion; null until it is given.</summary>
    public JointOutcome? Outcome { get; init; }

    /// <summary>What the convenor wrote for it.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>When the minutes of the meeting were issued to this case.</summary>
    public DateTimeOffset? MinutesAt { get; init; }
}

/// <summary>A department that is asked for its opinion.</summary>
/// <param name="Department">Code of the catalogue.</param>
/// <param name="Task">The task in its inbox, open from the day the review stands on an agenda; null before.</param>
public sealed record Invitation(string Department, Guid? Task);

/// <summary>A merged opinion.</summary>
public enum JointOutcome
{
    Agreed,

    /// <summary>Agreed, with issues that their owners have to settle.</summary>
    AgreedWithIssues,

    Rejected,
}
