using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Catalogue;

/// <summary>One thing a department decides (事项). Name, code, materials, flow, limit and form are mandatory (六统一).</summary>
public sealed record Matter
{
    public required string Code { get; init; }
    public required string Name { get; init; }
    public required string NameEn { get; init; }
    public required string Department { get; init; }

    /// <summary>Definition id that carries it.</summary>
    public required string Flow { get; init; }

    /// <summary>Stage code it belongs to.</summary>
    public required string Stage { get; init; }

    /// <summary>The limit of law, or null where the law sets none for this act (reason in <see cref="StatutoryNote"/>).</summary>
    public TimeLimit? Statutory { get; init; }

    /// <summary>Why there is no statutory limit; null when there is one.</summary>
    public string? StatutoryNote { get; init; }

    public required TimeLimit Promised { get; init; }
    public required IReadOnlyList<SignOffStep> SignOffs { get; init; }
    public required IReadOnlyList<MaterialRequirement> Materials { get; init; }
    public required IReadOnlyList<string> Form { get; init; }

    /// <summary>What is issued when granted.</summary>
    public required string Result { get; init; }

    /// <summary>Granting it issues the credit code: the startup that applied is an enterprise from then on (convention 46).</summary>
    public bool IssuesCreditCode { get; init; }
    /// <summary>An internal matter (机关内部事项): one organ asks another. No licence, so the answer is a reply without rights of review (行政许可法 art. 3(2)).</summary>
    public bool IsInternal { get; init; }

    /// <summary>Codes of matters of the same stage whose results it waits for: it may be prepared before, its clocks run from the last of them (convention 33).</summary>
    public IReadOnlyList<string> FinishAfter { get; init; } = [];

    /// <summary>Expression over <c>project</c> and <c>form</c>: the matter is needed. Null means always.</summary>
    public string? AppliesWhen { get; init; }

    /// <summary>Expression: the matter is replaced or waived although it applies, with <see cref="Replacement"/>.</summary>
    public string? ReplacedWhen { get; init; }

    /// <summary>What stands in its place and why, with source; null without <see cref="ReplacedWhen"/>.</summary>
    public MatterReplacement? Replacement { get; init; }

    /// <summary>How it may be granted on a commitment; null when it may not.</summary>
    public MatterCommitment? Commitment { get; init; }
}

/// <summary>Why a matter that applies is not asked in full.</summary>
/// <param name="Reason">Chinese sentence with the source.</param>
/// <param name="ReasonEn">The same in English.</param>
/// <param name="Waived">True when nothing stands in its place; false when something simpler does.</param>
public sealed record MatterReplacement(string Reason, string ReasonEn, bool Waived);
