namespace Workflow.Rulebook.Commitments;

/// <summary>A matter that touches excluded risks is not opened by commitment.</summary>
[Name("R01")]
[Cites(Laws.ShenzhenCredit, "59"), Cites(Laws.Anyang, "25"), Cites(Laws.Zhejiang, "14")]
[Concludes(Subjects.Route, Effect.Deny)]
public sealed class RiskyMatterHasNoCommitment : Rule
{
    public override void Define()
    {
        CommitmentMatter matter = null!;
        When().Match(() => matter, m => !m.NamedByStatute, m => m.RiskTags.Holds(tags => Risks.AreExcluded(tags)));
        Then().Yield(_ => new Conclusion("R01", Subjects.Route, Effect.Deny, null, matter.Code));
    }
}

/// <summary>A matter that a statute names is opened in spite of its risks.</summary>
[Name("R02")]
[Cites(Laws.FireProtection, "15")]
[Concludes(Subjects.Route, Effect.Allow)]
public sealed class StatuteOpensTheMatter : Rule
{
    public override void Define()
    {
        CommitmentMatter matter = null!;
        When().Match(() => matter, m => m.NamedByStatute);
        Then().Yield(_ => new Conclusion("R02", Subjects.Route, Effect.Allow, null, matter.Code));
    }
}

/// <summary>A matter that is not on the published list of the case's date is not opened.</summary>
[Name("R03")]
[Cites(Laws.Zhejiang, "14"), Cites(Laws.Anyang, "25"), Cites(Laws.ShenzhenCredit, "60")]
[Concludes(Subjects.Route, Effect.Deny)]
public sealed class UnlistedMatterHasNoCommitment : Rule
{
    public override void Define()
    {
        CommitmentMatter matter = null!;
        When().Match(() => matter, m => !m.NamedByStatute, m => m.OnList.IsFalse());
        Then().Yield(_ => new Conclusion("R03", Subjects.Route, Effect.Deny, null, matter.Code));
    }
}

/// <summary>A listed matter without excluded risks is open to an applicant against whom nothing is known; what is not known closes nothing and opens nothing.</summary>
[Name("R03-listed")]
[Cites(Laws.Zhejiang, "14"), Cites(Laws.ShenzhenCredit, "60")]
[Concludes(Subjects.Route, Effect.Allow)]
public sealed class ListedMatterIsOpen : Rule
{
    public override void Define()
    {
        CommitmentMatter matter = null!;
        When().Match(() => matter, m => m.OnList.IsTrue(), m => m.RiskTags.Fails(tags => Risks.AreExcluded(tags)));
        Then().Yield(_ => new Conclusion("R03-listed", Subjects.Route, Effect.Allow, null, matter.Code));
    }
}

/// <summary>A matter that is decided on the spot anyway needs no commitment.</summary>
[Name("R04")]
[Cites(Laws.Shanghai, "27")]
[Concludes(Subjects.Route, Effect.Ordinary)]
public sealed class InstantMatterNeedsNoCommitment : Rule
{
    public override void Define()
    {
        CommitmentMatter matter = null!;
        When().Match(() => matter, m => m.Instant.IsTrue());
        Then().Yield(_ => new Conclusion("R04", Subjects.Route, Effect.Ordinary, null, matter.Code));
    }
}

/// <summary>The list of serious dishonesty closes the way.</summary>
[Name("R05")]
[Cites(Laws.ShenzhenCredit, "59"), Assumption("国办发〔2020〕42号 原文未读")]
[Concludes(Subjects.Route, Effect.Deny)]
public sealed class SeriousListClosesTheWay : Rule
{
    public override void Define()
    {
        When().Match<CommitmentApplicant>(a => a.OnSeriousList.IsTrue());
        Then().Yield(_ => new Conclusion("R05", Subjects.Route, Effect.Deny, null, "serious-list"));
    }
}

/// <summary>An earlier promise that was false or not kept closes the way until it is repaired.</summary>
[Name("R06")]
[Cites(Laws.ShenzhenCredit, "59(4)"), Cites(Laws.Anyang, "29")]
[Concludes(Subjects.Route, Effect.Deny)]
public sealed class UnrepairedBreachClosesTheWay : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        When().Match(() => now).Match(() => parameters)
            .Match<CommitmentApplicant>(a => a.Breaches.Holds(records => Records.Count(records, now.Today, parameters.RecordYears)));
        Then().Yield(_ => new Conclusion("R06", Subjects.Route, Effect.Deny, null, "breach"));
    }
}

/// <summary>Once repaired, the way is open again.</summary>
[Name("R07")]
[Cites(Laws.Zhejiang, "14")]
public sealed class RepairedBreachOpensTheWay : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        When().Match(() => now).Match(() => parameters)
            .Match<CommitmentApplicant>(a => a.Breaches.Holds(records => Records.AreRepaired(records, now.Today, parameters.RecordYears)));
        Then().Yield(_ => new Conclusion("R07", Subjects.Route, Effect.Note, null, "repaired"));
    }
}

/// <summary>Of an applicant on the list of abnormal operations a person decides.</summary>
[Name("R08")]
[Assumption("经营异常名录由人工判断")]
[Concludes(Subjects.Route, Effect.Refer)]
public sealed class AbnormalListIsForAPerson : Rule
{
    public override void Define()
    {
        When().Match<CommitmentApplicant>(a => a.OnAbnormalList.IsTrue());
        Then().Yield(_ => new Conclusion("R08", Subjects.Route, Effect.Refer, null, "abnormal-list"));
    }
}

/// <summary>Who does not commit itself goes the ordinary way, in the same case.</summary>
[Name("R09")]
[Cites(Laws.ShenzhenCredit, "62"), Cites(Laws.Anyang, "26")]
[Concludes(Subjects.Route, Effect.Ordinary)]
public sealed class DecliningLeadsTheOrdinaryWay : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(c => c.IsDeclined);
        Then().Yield(_ => new Conclusion("R09", Subjects.Route, Effect.Ordinary, null, "declined"));
    }
}

/// <summary>Where something is not known of matter or applicant, a person decides on the way.</summary>
[Name("R00")]
[Assumption("数据缺失、过期或矛盾时不作有利推定")]
[Concludes(Subjects.Route, Effect.Refer)]
public sealed class UncertainFactsAreForAPerson : Rule
{
    public override void Define()
    {
        // The ways exclude each other: however much is not known, it is said once.
        When().Or(any => any
            .Match<CommitmentMatter>(m => Uncertain.Is(m))
            .And(applicant => applicant.Match<CommitmentApplicant>(a => Uncertain.Is(a)).Not<CommitmentMatter>(m => Uncertain.Is(m)))
            .And(nobody => nobody.Match<CommitmentMatter>(m => !Uncertain.Is(m)).Not<CommitmentApplicant>()));
        Then().Yield(_ => new Conclusion("R00", Subjects.Route, Effect.Refer, null, "facts-uncertain"));
    }
}
