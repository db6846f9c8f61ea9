using Workflow.Approvals.Clocks;

namespace Workflow.Approvals.Catalogue;

/// <summary>That a matter may be granted on a commitment (告知承诺), and how. Whether it is open to an applicant is for rules to say.</summary>
public sealed record MatterCommitment
{
    /// <summary>Code of the notice that is shown before signing.</summary>
    public required string Template { get; init; }

    /// <summary>Department that supervises afterwards.</summary>
    public required string Regulator { get; init; }

    /// <summary>Risks the matter touches, in the words of the law.</summary>
    public required IReadOnlyList<string> RiskTags { get; init; }

    /// <summary>A statute opens the commitment for this very matter.</summary>
    public bool NamedByStatute { get; init; }

    /// <summary>First day it is on the published list of commitment matters; null when it is on none.</summary>
    public DateOnly? ListedFrom { get; init; }

    /// <summary>Last day on the list; null while it stays.</summary>
    public DateOnly? ListedTo { get; init; }

    /// <summary>Its check afterwards may be graded by credit.</summary>
    public bool IsLowRisk { get; init; }

    /// <summary>Working days for the check afterwards; null for the usual.</summary>
    public int? CheckDays { get; init; }

    /// <summary>Who says all this.</summary>
    public required LegalBasis Basis { get; init; }

    /// <summary>The commitment is published before the decision (公示).</summary>
    public bool IsPublished { get; init; }

    /// <summary>What is promised.</summary>
    public required IReadOnlyList<CommitmentCondition> Conditions { get; init; }

    /// <summary>Materials that are promised for after the grant.</summary>
    public IReadOnlyList<LaterMaterial> Later { get; init; } = [];

    /// <summary>It is on the published list on a day.</summary>
    public bool IsListedOn(DateOnly day) => ListedFrom <= day && !(ListedTo < day);
}

/// <summary>A condition of a matter that may be promised.</summary>
/// <param name="Code">Code, unique within the matter.</param>
/// <param name="Name">In Chinese, as signed.</param>
/// <param name="NameEn">In English.</param>
/// <param name="Fact">Name of the fact that tells right now whether it is met, or null when no register can.</param>
/// <param name="Materials">Materials the promise stands in for.</param>
public sealed record CommitmentCondition(string Code, string Name, string NameEn, string? Fact, IReadOnlyList<string> Materials);

/// <summary>A material that is handed in after the grant.</summary>
/// <param name="Code">Material of the catalogue.</param>
/// <param name="WorkingDays">Working days after the decision.</param>
public sealed record LaterMaterial(string Code, int WorkingDays);

/// <summary>A notice as it is shown before somebody commits itself: one Chinese text for each part.</summary>
/// <param name="Code">Code.</param>
/// <param name="Version">Counts what was ever shown.</param>
/// <param name="Title">Heading.</param>
/// <param name="Parts">Part to text with marks, in the order they are shown; see <see cref="Commitments.NoticeParts"/>.</param>
public sealed record CommitmentTemplate(string Code, int Version, string Title, OrderedDictionary<string, string> Parts);
