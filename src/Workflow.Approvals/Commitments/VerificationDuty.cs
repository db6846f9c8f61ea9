using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Commitments;

/// <summary>What a verification case (核查) is about and how far it has come: one commitment on which a matter was granted, to be checked afterwards by its regulator.</summary>
public sealed record VerificationDuty
{
    /// <summary>The definition that carries it.</summary>
    public const string Flow = "commitment-verification";

    public required CommitmentId Commitment { get; init; }

    /// <summary>The case whose matter was granted.</summary>
    public required CaseNo Origin { get; init; }

    public required string Matter { get; init; }

    /// <summary>Name of the matter in Chinese, as it was when it was granted.</summary>
    public required string MatterName { get; init; }

    /// <summary>Department that granted it.</summary>
    public required string Approver { get; init; }

    /// <summary>Department that verifies.</summary>
    public required string Regulator { get; init; }

    public required DateTimeOffset GrantedAt { get; init; }
    public required bool IsLowRisk { get; init; }

    /// <summary>Working days for the check; null for the usual.</summary>
    public int? CheckDays { get; init; }

    /// <summary>Materials that were promised for after the grant.</summary>
    public IReadOnlyList<PromisedMaterial> Later { get; init; } = [];

    public VerificationState State { get; init; } = VerificationState.HandingOver;

    /// <summary>When the regulator took it over.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    /// <summary>How it is checked; null until it is handed over.</summary>
    public CheckManner? Manner { get; init; }

    /// <summary>Last day for the check.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Accounts of the two inspectors.</summary>
    public IReadOnlyList<string> Inspectors { get; init; } = [];

    /// <summary>What an inspector found; it takes effect when the other says the same.</summary>
    public CheckFinding? Finding { get; init; }

    public string? FoundBy { get; init; }
    public DateOnly? CheckedOn { get; init; }

    /// <summary>To revoke would do great harm to the public.</summary>
    public bool HarmIfRevoked { get; init; }

    /// <summary>Last day to put right.</summary>
    public DateOnly? RectifyBy { get; init; }

    /// <summary>When the enterprise said that it had put right.</summary>
    public DateTimeOffset? ReportedAt { get; init; }

    /// <summary>Rule that proposed revocation.</summary>
    public string? Ground { get; init; }

    /// <summary>Who proposed it; somebody else approves.</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The last day it was looked at by the clock.</summary>
    public DateOnly? WatchedOn { get; init; }

    /// <summary>The regulator was told that the end is near.</summary>
    public bool IsWarned { get; init; }

    /// <summary>The supervisors were told that it is late.</summary>
    public bool IsAlarmed { get; init; }
}

/// <summary>How far a verification has come.</summary>
public enum VerificationState
{
    HandingOver,
    Checking,
    Rectifying,
    Revoking,

    /// <summary>The promise was kept.</summary>
    Fulfilled,

    /// <summary>Not drawn for a check (深圳经济特区社会信用条例 art. 63).</summary>
    Waived,
    Revoked,

    /// <summary>Two persons did not agree to revoke.</summary>
    Upheld,

    /// <summary>To revoke would do great harm to the public: for the supervisors (行政许可法 art. 69).</summary>
    Escalated,
}

/// <summary>How a commitment is checked.</summary>
public enum CheckManner
{
    /// <summary>As the regulator sees fit.</summary>
    Usual,

    /// <summary>On the spot, in the first half of the period.</summary>
    OnSite,

    /// <summary>Drawn for a sample.</summary>
    Sampled,

    /// <summary>Not drawn for a sample.</summary>
    NotDrawn,
}

/// <summary>What inspectors find.</summary>
public enum CheckFinding
{
    Conforms,
    ConformsInPart,
    DoesNotConform,

    /// <summary>What was promised was not true when it was promised.</summary>
    PromiseFalse,
}
