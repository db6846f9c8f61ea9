using System.Text.Json.Nodes;

namespace Workflow.Approvals.Stages;

/// <summary>A stage (阶段) of a case with its application: one form, one intake, one acceptance, one result.</summary>
/// <remarks>Its public number is the case number with the suffix -1, -2, ... (convention 30). A stage that is filed again after a refusal keeps its row.</remarks>
public sealed record StageApplication
{
    /// <summary>1, 2, ... in the order of the definition.</summary>
    public required int Number { get; init; }

    /// <summary>Stage code of the catalogue, e.g. <c>planning-permit</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The one lead department.</summary>
    public required string LeadDepartment { get; init; }

    public required StageState State { get; init; }

    /// <summary>1 at first; a refile after a refusal counts on.</summary>
    public int Filing { get; init; } = 1;

    /// <summary>Bookmark of the step that waits for the filing, while <see cref="StageState.Open"/>.</summary>
    public string? FilingBookmark { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Accepted because nobody told the applicant in time (Administrative Licensing Law art. 32(4)).</summary>
    public bool DeemedAccepted { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The merged form as filed: field code to value. Personal fields are references into party data.</summary>
    public JsonObject Form { get; init; } = [];

    /// <summary>Every matter of the stage with its reason, chosen or not. Empty until the stage is opened for the departments.</summary>
    public IReadOnlyList<MatterChoice> Matters { get; init; } = [];

    /// <summary>Why the stage ended as it did: a code of the text resources, or null.</summary>
    public string? EndReason { get; init; }
}

/// <summary>Where a stage stands.</summary>
public enum StageState
{
    /// <summary>May be filed; no clock runs.</summary>
    Open,
    Filed,
    SupplementOpen,
    Accepted,
    InDepartments,
    /// <summary>All matters decided, at least one refused: the lead department decides.</summary>
    LeadDeciding,
    Granted,
    /// <summary>Nobody was needed: passed with the reason (convention 23).</summary>
    PassedWithoutMatters,

    /// <summary>A joint pre-review has given its opinion; nothing was granted or refused.</summary>
    Advised,
    Refused,
    AcceptanceRefused,
    DeemedWithdrawn,
    AcceptanceRevoked,
    Withdrawn,
}

/// <summary>Whether a matter of the stage is needed, and why.</summary>
/// <param name="MatterCode">Code of the catalogue.</param>
/// <param name="Outcome">Chosen, not applicable, waived or replaced, or already granted.</param>
/// <param name="Reason">Code of the text resources or of the catalogue's reason.</param>
public sealed record MatterChoice(string MatterCode, MatterOutcome Outcome, string Reason);

/// <summary>Outcome of choosing.</summary>
public enum MatterOutcome
{
    Chosen,
    NotApplicable,
    Waived,
    Replaced,
    AlreadyGranted,
}
