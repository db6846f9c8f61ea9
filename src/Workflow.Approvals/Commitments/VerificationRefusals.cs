using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Commitments;

/// <summary>The case verifies nothing.</summary>
public sealed record VerificationMissing(CaseNo Case) : Refusal("verification.missing", $"Case {Case} verifies no commitment.", ("case", Case.Value));

/// <summary>The verification does not stand where this act needs it.</summary>
public sealed record VerificationWrongState(CaseNo Case, VerificationState State)
    : Refusal("verification.wrong-state", $"Verification {Case} is {Wording.Of(State)}.", ("case", Case.Value), ("state", Wording.Of(State)));

/// <summary>The outcome a closing step names does not exist.</summary>
public sealed record VerificationOutcomeUnknown(string Outcome)
    : Refusal("verification.outcome-unknown", $"'{Outcome}' ends no verification: fulfilled, waived, revoked, upheld, escalated.", ("outcome", Outcome));

/// <summary>A check is made by two different persons.</summary>
public sealed record InspectorsNotTwo(int Count) : Refusal("verification.inspectors-not-two", $"A check names two different inspectors, not {Count}.", ("count", $"{Count}"))
{
    public override string? LegalSource => "行政许可法 art. 34";
}

/// <summary>The actor is none of the inspectors.</summary>
public sealed record NotInspector(string Account) : Refusal("verification.not-inspector", $"{Account} is none of the inspectors of this check.", ("account", Account))
{
    public override string? LegalSource => "行政许可法 art. 34";
}

/// <summary>The inspector said this already: the other one has to say the same.</summary>
public sealed record FindingNotConfirmed(string Account) : Refusal("verification.needs-other-inspector", $"{Account} found this; the other inspector has to confirm it.", ("account", Account))
{
    public override string? LegalSource => "行政许可法 art. 34";
}

/// <summary>Rules could not decide what follows from the finding; it is reported again when they can.</summary>
public sealed record VerificationUnjudged(string Reason) : Refusal("verification.unjudged", $"Rules could not decide what follows: {Reason}.", ("reason", Reason));

/// <summary>Who proposes to revoke does not approve it.</summary>
public sealed record RevocationNeedsSecond(string Account) : Refusal("revocation.needs-second-person", $"{Account} proposed the revocation; the head of the department, another person, approves it.", ("account", Account))
{
    public override string? LegalSource => "浙江省保障“最多跑一次”改革规定 art. 14";
}

/// <summary>The material was not promised for later.</summary>
public sealed record MaterialNotPromised(string Material) : Refusal("verification.material-not-promised", $"{Material} was not promised for later.", ("material", Material));

/// <summary>The material was handed in before.</summary>
public sealed record PromisedDelivered(string Material) : Refusal("verification.material-delivered", $"{Material} was handed in before.", ("material", Material));

/// <summary>The verification was looked at today.</summary>
public sealed record VerificationWatched(CaseNo Case, DateOnly Day)
    : Refusal("verification.watched", $"Verification {Case} was looked at on {Day:yyyy-MM-dd}.", ("case", Case.Value), ("day", $"{Day:yyyy-MM-dd}"));
