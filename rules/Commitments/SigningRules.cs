namespace Workflow.Rulebook.Commitments;

/// <summary>Nobody signs what was not shown.</summary>
[Name("R10")]
[Cites(Laws.ShenzhenCredit, "61")]
[Concludes(Subjects.Signature, Effect.Deny)]
public sealed class UnshownNoticeCannotBeSigned : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(c => !c.IsDeclined, c => !c.NoticeShown);
        Then().Yield(_ => new Conclusion("R10", Subjects.Signature, Effect.Deny, null, "notice-not-shown"));
    }
}

/// <summary>A notice that lacks a part the law wants cannot be published.</summary>
[Name("R11")]
[Cites(Laws.ShenzhenCredit, "61")]
[Concludes(Subjects.Template, Effect.Deny)]
public sealed class IncompleteNoticeIsNotPublished : Rule
{
    public override void Define()
    {
        NoticeTemplate template = null!;
        When().Match(() => template, t => NoticeParts.Missing(t.Parts) != "");
        Then().Yield(_ => new Conclusion("R11", Subjects.Template, Effect.Deny, null, NoticeParts.Missing(template.Parts)));
    }
}

/// <summary>A signature under another text than the one shown is void.</summary>
[Name("R12")]
[Assumption("签署文本须与出示文本同版")]
[Concludes(Subjects.Signature, Effect.Deny)]
public sealed class SignatureUnderAnotherTextIsVoid : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(c => !c.IsDeclined, c => c.SignedVersion != null, c => c.SignedVersion != c.ShownVersion);
        Then().Yield(_ => new Conclusion("R12", Subjects.Signature, Effect.Deny, null, "other-text"));
    }
}

/// <summary>Only the legal representative signs, or an agent with a power of attorney.</summary>
[Name("R13")]
[Cites(Laws.Licensing, "29")]
[Concludes(Subjects.Signature, Effect.Deny)]
public sealed class SignerNeedsAuthority : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(c => !c.IsDeclined, c => c.SignedVersion != null, c => c.Signer == Signer.Other || (c.Signer == Signer.Agent && !c.HasAuthority));
        Then().Yield(_ => new Conclusion("R13", Subjects.Signature, Effect.Deny, null, "no-authority"));
    }
}

/// <summary>A qualified electronic signature, or one on paper, counts.</summary>
[Name("R14")]
[Cites(Laws.OnlineServices, "8")]
[Concludes(Subjects.Signature, Effect.Allow)]
public sealed class ReliableSignatureCounts : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(
            c => !c.IsDeclined, c => c.NoticeShown, c => c.SignedVersion == c.ShownVersion, c => c.Method != SigningMethod.Other,
            c => c.Signer == Signer.LegalRepresentative || (c.Signer == Signer.Agent && c.HasAuthority));
        Then().Yield(_ => new Conclusion("R14", Subjects.Signature, Effect.Allow));
    }
}

/// <summary>What data says is not so cannot be promised.</summary>
[Name("R38")]
[Assumption("数据优先于承诺")]
[Concludes(Subjects.Route, Effect.Deny)]
public sealed class DataBeatsThePromise : Rule
{
    public override void Define()
    {
        CheckedCondition condition = null!;
        When().Match(() => condition, c => c.Meets.IsFalse());
        Then().Yield(_ => new Conclusion("R38", Subjects.Route, Effect.Deny, null, condition.Condition));
    }
}
