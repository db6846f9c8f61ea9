using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;

namespace Workflow.Approvals.Commitments;

/// <summary>No such commitment on this case.</summary>
public sealed record CommitmentUnknown(CommitmentId Commitment) : Refusal("commitment.unknown", $"The case has no commitment {Commitment.Value}.", ("commitment", $"{Commitment.Value}"));

/// <summary>The commitment does not stand where this act needs it: one that is withdrawn, declined or signed is not signed again.</summary>
public sealed record CommitmentWrongState(CommitmentId Commitment, CommitmentState State)
    : Refusal("commitment.wrong-state", $"Commitment {Commitment.Value} is {Wording.Of(State)}.", ("commitment", $"{Commitment.Value}"), ("state", Wording.Of(State)));

/// <summary>The matter is not granted on a commitment.</summary>
public sealed record CommitmentNotOffered(string Matter) : Refusal("commitment.not-offered", $"{Matter} is not granted on a commitment.", ("matter", Matter))
{
    public override string? LegalSource => "浙江省保障“最多跑一次”改革规定 art. 14";
}

/// <summary>There is a commitment to the matter in this filing; whatever became of it, there is no second.</summary>
public sealed record CommitmentDoubled(string Matter, CommitmentState State)
    : Refusal("commitment.doubled", $"There is a commitment to {Matter} in this filing; it is {Wording.Of(State)}.", ("matter", Matter), ("state", Wording.Of(State)));

/// <summary>Rules say that the way is closed, or the ordinary one is to be gone.</summary>
/// <param name="Matter">The matter.</param>
/// <param name="Rule">Id of the rule that closed it.</param>
public sealed record CommitmentRouteClosed(string Matter, string Rule) : Refusal("commitment.route-closed", $"The way of commitment is closed for {Matter} ({Rule}); the ordinary one is open.", ("matter", Matter), ("rule", Rule))
{
    public override string? LegalSource => "深圳经济特区社会信用条例 art. 59";
}

/// <summary>Rules say that the signature does not count.</summary>
/// <param name="Rule">Id of the rule that refused it.</param>
public sealed record CommitmentSignatureVoid(string Rule) : Refusal("commitment.signature-void", $"The signature does not count ({Rule}).", ("rule", Rule))
{
    public override string? LegalSource => "行政许可法 art. 29";
}

/// <summary>No rules say that the signature counts; nothing is taken that nobody judged.</summary>
public sealed record CommitmentUnjudged(string Reason) : Refusal("commitment.unjudged", $"Rules could not judge the signature: {Reason}.", ("reason", Reason));

/// <summary>What is promised is no condition of the matter, or nothing is.</summary>
public sealed record CommitmentConditionUnknown(string Matter, string Condition)
    : Refusal("commitment.condition-unknown", $"{Matter} has no condition '{Condition}' to promise.", ("matter", Matter), ("condition", Condition));

/// <summary>A commitment that must be published is signed only by who agrees to that.</summary>
public sealed record CommitmentNotPublishable(string Matter)
    : Refusal("commitment.publication-needed", $"The commitment to {Matter} is published before the decision; whoever does not agree goes the ordinary way.", ("matter", Matter));

/// <summary>A signature on paper is proved by the paper.</summary>
public sealed record CommitmentEvidenceMissing() : Refusal("commitment.evidence-missing", "A signature on paper needs the signed paper as a file of the case.");

/// <summary>The matter was decided: nothing can be withdrawn.</summary>
public sealed record CommitmentDecided(CommitmentId Commitment, string Rule)
    : Refusal("commitment.decided", $"Commitment {Commitment.Value} was decided on and cannot be withdrawn ({Rule}).", ("commitment", $"{Commitment.Value}"), ("rule", Rule));

/// <summary>A person must say first whether the way of commitment is open.</summary>
public sealed record CommitmentRouteUndecided(string Matter)
    : Refusal("commitment.route-undecided", $"Whether {Matter} may be granted on its commitment is not decided yet.", ("matter", Matter));

/// <summary>What conclusions refuse.</summary>
internal static class CommitmentConclusions
{
    /// <summary>The rule that weighs most about a subject.</summary>
    public static string RuleOf(this Decision decision, string subject)
    {
        var effect = Conclusions.Of(decision.Conclusions, subject);
        return decision.Conclusions.FirstOrDefault(conclusion => conclusion.Subject == subject && conclusion.Effect == effect)?.Rule ?? decision.Failure ?? "-";
    }
}
