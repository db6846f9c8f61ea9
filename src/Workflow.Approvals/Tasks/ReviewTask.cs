using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>One department's step on one matter (审批任务), the intake of a stage, or the lead's decision.</summary>
public sealed record ReviewTask
{
    public required TaskId Id { get; init; }
    public required TaskKind Kind { get; init; }

    /// <summary>Number of its stage; 0 in a verification, which has none.</summary>
    public required int Stage { get; init; }

    /// <summary>Which filing of the stage it belongs to: 1, or more after a refile.</summary>
    public int Filing { get; init; } = 1;

    /// <summary>Step of the definition this task belongs to.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Bookmark the decision answers; null once answered.</summary>
    public string? Bookmark { get; init; }

    /// <summary>Catalogue code; null for intake, lead decision, opinions and the joint review of a whole stage.</summary>
    public string? MatterCode { get; init; }

    public required string Department { get; init; }
    public required TaskState State { get; init; }

    /// <summary>1 at first; a return for correction opens the next round on the same task.</summary>
    public int Round { get; init; } = 1;

    /// <summary>Roles that sign in order; default one handler (convention 34).</summary>
    public required IReadOnlyList<SignOffStep> SignOffs { get; init; }

    /// <summary>Opinions of all rounds, in order.</summary>
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>Account that claimed the task, or null.</summary>
    public string? Assignee { get; init; }

    /// <summary>Ids of steps whose result is needed before this task may finish (soft dependency, convention 33).</summary>
    public IReadOnlyList<string> FinishAfter { get; init; } = [];

    /// <summary>For a lead decision: the definition lets the applicant correct and file the stage again.</summary>
    public bool MayRefile { get; init; }

    public TaskResult? Result { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>When the governing due date passed without a decision; null while in time.</summary>
    public DateTimeOffset? LateSince { get; init; }

    public bool IsOpen => State is TaskState.Open or TaskState.Prepared or TaskState.Returned;
}

/// <summary>What a task asks for.</summary>
public enum TaskKind
{
    Intake,
    Review,
    LeadDecision,

    /// <summary>The convenor of a joint review (联审) puts it on an agenda and merges the opinions.</summary>
    JointReview,

    /// <summary>A department invited to a joint review gives its opinion.</summary>
    JointOpinion,
    /// <summary>A regulator takes a verification over; like the next three without a stage.</summary>
    HandOver,

    /// <summary>Two inspectors check.</summary>
    Verification,

    /// <summary>What was found is put right.</summary>
    Rectification,

    /// <summary>Two persons decide whether to revoke.</summary>
    Revocation,
    /// <summary>The registrar says which route a deregistration takes.</summary>
    RouteDecision,

    /// <summary>A department says whether a licence of a leaving enterprise is cancelled.</summary>
    LicenceCancellation,
}

/// <summary>Where a task stands.</summary>
public enum TaskState
{
    Open,
    /// <summary>Decided, but waits for the result it depends on.</summary>
    Prepared,
    /// <summary>Sent back to the applicant for correction.</summary>
    Returned,
    Completed,
    /// <summary>Ended by an act on the stage or case.</summary>
    Cancelled,
    /// <summary>Ended because what it waited for was refused.</summary>
    NotNeeded,
}

/// <summary>A finished task's result.</summary>
public enum TaskResult
{
    Granted,
    Refused,
    Accepted,
    AcceptedWithTolerance,
    SupplementAsked,
    AcceptanceRefused,
    MayRefile,

    /// <summary>A joint review, or one opinion in it: agreed.</summary>
    Agreed,

    /// <summary>The same, with issues to be settled.</summary>
    AgreedWithIssues,

    /// <summary>The same: not agreed.</summary>
    Rejected,
}

/// <summary>One signature a decision needs.</summary>
/// <param name="Role">handler 承办, checker 审核, approver 批准.</param>
public sealed record SignOffStep(SignOffRole Role);

/// <summary>Review steps of the provincial exchange table: 1 承办, 2 审核, 3 批准.</summary>
public enum SignOffRole
{
    Handler = 1,
    Checker = 2,
    Approver = 3,
}

/// <summary>What somebody said on a task.</summary>
/// <param name="Round">Round of the task.</param>
/// <param name="SignOff">The signature it counts as.</param>
/// <param name="Account">Who.</param>
/// <param name="Verdict">Grant, return or refuse.</param>
/// <param name="Text">The reasons; required for return and refuse.</param>
public sealed record Opinion(int Round, SignOffRole SignOff, string Account, Verdict Verdict, string Text, DateTimeOffset At)
{
    /// <summary>Hashes of the files of the case it rests on.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}

/// <summary>A signature's direction.</summary>
public enum Verdict
{
    Grant,
    Return,
    Refuse,
}
