using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Commitments;

/// <summary>A commitment as a paper of a case (告知承诺书): the notice that was shown, what was made of it, and what became of it. One for each matter and filing.</summary>
public sealed record CommitmentPaper
{
    public required CommitmentId Id { get; init; }

    /// <summary>Number of the stage.</summary>
    public required int Stage { get; init; }

    /// <summary>Which filing of the stage it belongs to.</summary>
    public required int Filing { get; init; }

    /// <summary>Code of the matter.</summary>
    public required string Matter { get; init; }

    /// <summary>Code of the notice.</summary>
    public required string Template { get; init; }

    public required int TemplateVersion { get; init; }

    /// <summary>Lower-case hex of the UTF-8 bytes of the text that was shown.</summary>
    public required string Sha256 { get; init; }

    public required CommitmentState State { get; init; }

    /// <summary>Whether the way of commitment is open; null until it is signed.</summary>
    public CommitmentRoute? Route { get; init; }

    /// <summary>Codes of the conditions that are promised; empty until it is signed.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>All conditions of the matter are promised.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Account that signed.</summary>
    public string? SignedBy { get; init; }

    /// <summary>In what capacity: from the mandate, not from what somebody says.</summary>
    public Signer? Capacity { get; init; }

    public SigningMethod? Method { get; init; }

    /// <summary>Hash of the file that proves it: the signed paper, or the signature. A file of the case.</summary>
    public string? Evidence { get; init; }

    public required DateTimeOffset ShownAt { get; init; }
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>Since when everybody can read it (公示); null when it need not be, or is not yet.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>Why it was withdrawn, or why a person closed its way.</summary>
    public string? Reason { get; init; }

    /// <summary>When its matter was granted on it.</summary>
    public DateTimeOffset? GrantedAt { get; init; }

    /// <summary>Names version and text: what is signed must be what was shown.</summary>
    public string TextVersion => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Template}/{TemplateVersion}/{Sha256}");

    /// <summary>It counts: it is signed, and nothing ended it.</summary>
    public bool Counts => State == CommitmentState.Signed;
}

/// <summary>Where a commitment stands.</summary>
public enum CommitmentState
{
    /// <summary>The notice was shown.</summary>
    Shown,

    /// <summary>The applicant chose the ordinary way.</summary>
    Declined,
    Signed,

    /// <summary>Withdrawn before the decision.</summary>
    Withdrawn,

    /// <summary>A person found that its way is not open.</summary>
    Closed,

    /// <summary>Its matter was not granted.</summary>
    Lapsed,

    /// <summary>Its matter was granted on it; to be verified.</summary>
    Granted,

    /// <summary>To be put right.</summary>
    Rectifying,

    /// <summary>Kept.</summary>
    Fulfilled,

    /// <summary>False or not kept: what was granted on it is revoked.</summary>
    Revoked,

    /// <summary>Not kept, but what was granted on it stands, by decision of a person.</summary>
    Upheld,
}

/// <summary>Whether the way of commitment is open.</summary>
public enum CommitmentRoute
{
    /// <summary>Rules opened it.</summary>
    Open,

    /// <summary>A person is to decide.</summary>
    Referred,

    /// <summary>A person opened it.</summary>
    OpenedByPerson,
}
