using Workflow.Approvals.Commitments;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>commitments</c>, without its text.</summary>
internal sealed class CommitmentRow
{
    public required Guid Id { get; init; }
    public required string CaseNo { get; init; }
    public required int Stage { get; init; }
    public required int Filing { get; init; }
    public required string Matter { get; init; }
    public required string Template { get; init; }
    public required int TemplateVersion { get; init; }
    public required string Sha256 { get; init; }
    public required CommitmentState State { get; init; }
    public CommitmentRoute? Route { get; init; }

    /// <summary>JSON array of condition codes.</summary>
    public required string Conditions { get; init; }

    public required bool IsWhole { get; init; }
    public string? SignedBy { get; init; }
    public Signer? Capacity { get; init; }
    public SigningMethod? Method { get; init; }
    public string? Evidence { get; init; }
    public required DateTimeOffset ShownAt { get; init; }
    public DateTimeOffset? SignedAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }
    public DateTimeOffset? WithdrawnAt { get; init; }
    public string? Reason { get; init; }
    public DateTimeOffset? GrantedAt { get; init; }
}

/// <summary>Row of <c>commitment_texts</c>: what was shown, word for word, apart so that lists never load it.</summary>
internal sealed class CommitmentTextRow
{
    public required Guid CommitmentId { get; init; }
    public required string Text { get; init; }
}

/// <summary>Row of <c>verifications</c>: what a verification case is about.</summary>
internal sealed class VerificationRow
{
    public required string CaseNo { get; init; }
    public required Guid CommitmentId { get; init; }
    public required string OriginNo { get; init; }
    public required string Matter { get; init; }
    public required string MatterName { get; init; }
    public required string Approver { get; init; }
    public required string Regulator { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }
    public required bool IsLowRisk { get; init; }
    public int? CheckDays { get; init; }

    /// <summary>JSON array of promised materials.</summary>
    public required string Later { get; init; }

    public required VerificationState State { get; init; }
    public DateTimeOffset? AcknowledgedAt { get; init; }
    public string? AcknowledgedBy { get; init; }
    public CheckManner? Manner { get; init; }
    public DateOnly? DueOn { get; init; }

    /// <summary>JSON array of accounts.</summary>
    public required string Inspectors { get; init; }

    public CheckFinding? Finding { get; init; }
    public string? FoundBy { get; init; }
    public DateOnly? CheckedOn { get; init; }
    public required bool HarmIfRevoked { get; init; }
    public DateOnly? RectifyBy { get; init; }
    public DateTimeOffset? ReportedAt { get; init; }
    public string? Ground { get; init; }
    public string? ProposedBy { get; init; }
    public DateOnly? WatchedOn { get; init; }
    public required bool IsWarned { get; init; }
    public required bool IsAlarmed { get; init; }
}

/// <summary>Row of <c>credit_records</c>.</summary>
internal sealed class CreditRecordRow
{
    public required Guid Id { get; init; }
    public required Guid PartyId { get; init; }
    public required Guid CommitmentId { get; init; }

    /// <summary>The case in which it came on record.</summary>
    public required string CaseNo { get; init; }

    public required CreditKind Kind { get; init; }
    public required string Matter { get; init; }
    public required DateOnly RecordedOn { get; init; }
    public DateOnly? RepairedOn { get; init; }
}
