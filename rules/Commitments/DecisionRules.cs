namespace Workflow.Rulebook.Commitments;

/// <summary>A valid commitment and a complete application are granted at once; of a part, when the rest is known to be met.</summary>
[Name("R15")]
[Cites(Laws.Anyang, "26"), Cites(Laws.FireProtection, "15")]
[Concludes(Subjects.Decision, Effect.Grant)]
public sealed class ValidCommitmentIsGranted : Rule
{
    public override void Define()
    {
        When().Match<CommitmentCase>(c => c.MaterialsComplete.IsTrue(), c => c.DecidedAt == null)
            .Match<Commitment>(c => !c.IsDeclined, c => c.WithdrawnAt == null, c => c.IsWhole || c.OtherConditions.IsTrue())
            .Exists<CommitmentApplicant>()
            .Exists<Conclusion>(c => c.Subject == Subjects.Route, c => c.Effect == Effect.Allow)
            .Not<Conclusion>(c => c.Subject == Subjects.Route, c => c.Effect < Effect.Allow)
            .Exists<Conclusion>(c => c.Subject == Subjects.Signature, c => c.Effect == Effect.Allow)
            .Not<Conclusion>(c => c.Subject == Subjects.Signature, c => c.Effect < Effect.Allow);
        Then().Yield(_ => new Conclusion("R15", Subjects.Decision, Effect.Grant));
    }
}

/// <summary>Conditions that are not promised are reviewed as ever; the grant waits for them.</summary>
[Name("R16")]
[Cites(Laws.Zhejiang, "14")]
[Concludes(Subjects.Decision, Effect.Wait)]
public sealed class PartialCommitmentWaitsForTheRest : Rule
{
    public override void Define()
    {
        When().Match<Commitment>(c => !c.IsDeclined, c => !c.IsWhole, c => !c.OtherConditions.IsTrue()).Match<CommitmentCase>(c => c.DecidedAt == null);
        Then().Yield(_ => new Conclusion("R16", Subjects.Decision, Effect.Wait, null, "other-conditions"));
    }
}

/// <summary>Withdrawn before the decision, the commitment is gone and the ordinary way is open.</summary>
[Name("R17")]
[Cites(Laws.ShenzhenCredit, "62"), Cites(Laws.Anyang, "26")]
[Concludes(Subjects.Withdrawal, Effect.Allow), Concludes(Subjects.Route, Effect.Ordinary)]
public sealed class WithdrawnInTimeLeadsTheOrdinaryWay : Rule
{
    public override void Define()
    {
        CommitmentCase of = null!;
        When().Match(() => of).Match<Commitment>(c => c.WithdrawnAt != null, c => of.DecidedAt == null || c.WithdrawnAt < of.DecidedAt);
        Then().Yield(_ => new Conclusion("R17", Subjects.Withdrawal, Effect.Allow)).Yield(_ => new Conclusion("R17", Subjects.Route, Effect.Ordinary, null, "withdrawn"));
    }
}

/// <summary>After the decision nothing can be withdrawn.</summary>
[Name("R18")]
[Assumption("决定作出后不得撤回承诺")]
[Concludes(Subjects.Withdrawal, Effect.Deny)]
public sealed class WithdrawalAfterTheDecisionIsTooLate : Rule
{
    public override void Define()
    {
        CommitmentCase of = null!;
        When().Match(() => of, c => c.DecidedAt != null).Match<Commitment>(c => c.WithdrawnAt != null, c => c.WithdrawnAt >= of.DecidedAt);
        Then().Yield(_ => new Conclusion("R18", Subjects.Withdrawal, Effect.Deny, null, "decided"));
    }
}

/// <summary>Where another department regulates, the case is handed to it.</summary>
[Name("R39")]
[Cites("浙江省保障“最多跑一次”改革规定", "33"), Assumption("1个工作日内推送")]
public sealed class RegulatorIsHandedTheCase : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        CommitmentMatter matter = null!;
        CommitmentCase of = null!;
        When().Match(() => now).Match(() => parameters).Match(() => matter, m => m.Regulator != m.Approver).Match(() => of, c => c.GrantedByCommitment, c => c.DecidedAt != null);
        Then().Yield(_ => new Conclusion("R39", Subjects.HandOver, Effect.Oblige, now.After(of.DecidedOn!.Value, parameters.HandOverDays), matter.Regulator));
    }
}

/// <summary>A case that needs a revoked licence stands still, and its people are told.</summary>
[Name("R40")]
[Assumption("前置许可撤销的在办件中止")]
[Concludes(Subjects.DependentCase, Effect.Wait)]
public sealed class CaseOnARevokedLicenceStandsStill : Rule
{
    public override void Define()
    {
        Revocation revocation = null!;
        DependentCase dependent = null!;
        When().Match(() => revocation).Match(() => dependent, d => d.NeedsLicence == revocation.LicenceNo);
        Then().Yield(_ => new Conclusion("R40", Subjects.DependentCase, Effect.Wait, null, dependent.No));
    }
}
