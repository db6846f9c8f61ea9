using Workflow.Approvals.Commitments;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Parties;

namespace Workflow.Approvals.Cases;

/// <summary>What a step may read beside the case: what registers say about its applicant, as it was when the step began.</summary>
public sealed record CaseRegister
{
    public static CaseRegister Empty { get; } = new();

    /// <summary>The last answer of every source about the applicant.</summary>
    public IReadOnlyList<FactSnapshot> Facts { get; init; } = [];

    /// <summary>How many other enterprises and bodies of the register bear the applicant's name.</summary>
    public int SameNames { get; init; }

    /// <summary>Codes of the instant scenarios that are switched off.</summary>
    public IReadOnlyList<string> ClosedScenarios { get; init; } = [];

    /// <summary>Bad records of the applicant, repaired ones included.</summary>
    public IReadOnlyList<CreditRecord> Records { get; init; } = [];

    /// <summary>Who may act for the applicant, ended mandates included.</summary>
    public IReadOnlyList<Mandate> Mandates { get; init; } = [];
}
