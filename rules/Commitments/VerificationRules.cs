namespace Workflow.Rulebook.Commitments;

/// <summary>A grant by commitment is checked afterwards, within the matter's period or the usual one.</summary>
[Name("R19")]
[Cites(Laws.Zhejiang, "14")]
public sealed class GrantIsCheckedAfterwards : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        CommitmentMatter matter = null!;
        CommitmentCase of = null!;
        When().Match(() => now).Match(() => parameters).Match(() => matter).Match(() => of, c => c.GrantedByCommitment, c => c.DecidedAt != null);
        Then().Yield(_ => new Conclusion("R19", Subjects.Verification, Effect.Oblige, now.After(of.DecidedOn!.Value, matter.CheckDays ?? parameters.CheckDays), of.No));
    }
}

/// <summary>Of an applicant of level A in a matter of low risk the check may be sampled.</summary>
[Name("R20")]
[Cites(Laws.ShenzhenCredit, "63")]
[Concludes(Subjects.Sampling, Effect.Allow)]
public sealed class GoodCreditMayBeSampled : Rule
{
    public override void Define()
    {
        When().Match<CommitmentApplicant>(a => a.Level.Holds(level => level == "A")).Match<CommitmentMatter>(m => m.LowRisk.IsTrue()).Match<CommitmentCase>(c => c.GrantedByCommitment);
        Then().Yield(_ => new Conclusion("R20", Subjects.Sampling, Effect.Allow));
    }
}

/// <summary>Applicants of level C and D are checked on the spot, in the first half of the period.</summary>
[Name("R21")]
[Assumption("信用C、D级现场核查，期限前半段完成")]
[Concludes(Subjects.Sampling, Effect.Deny)]
public sealed class BadCreditIsCheckedEarlyOnTheSpot : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        CommitmentMatter matter = null!;
        CommitmentCase of = null!;
        When().Match(() => now).Match(() => parameters).Match(() => matter).Match(() => of, c => c.GrantedByCommitment, c => c.DecidedAt != null)
            .Match<CommitmentApplicant>(a => a.Level.Holds(level => level == "C" || level == "D"));
        Then().Yield(_ => new Conclusion("R21", Subjects.Sampling, Effect.Deny, now.After(of.DecidedOn!.Value, (matter.CheckDays ?? parameters.CheckDays) / 2), "on-site"));
    }
}

/// <summary>A check whose end is near is shown to who must do it.</summary>
[Name("R22")]
[Assumption("到期前5个工作日黄灯")]
public sealed class CheckIsNearlyDue : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        Verification check = null!;
        When().Match(() => now).Match(() => parameters).Match(() => check, c => c.DoneOn == null, c => now.Today <= c.DueOn, c => now.LeftTo(c.DueOn) <= parameters.CheckWarning);
        Then().Yield(_ => new Conclusion("R22", Subjects.Verification, Effect.Warn, check.DueOn));
    }
}

/// <summary>A check that is late is on the accountability list.</summary>
[Name("R23")]
[Cites(Laws.Anyang, "56(7)"), Cites(Laws.Zhejiang, "43(4)")]
public sealed class CheckIsLate : Rule
{
    public override void Define()
    {
        Moment now = null!;
        Verification check = null!;
        When().Match(() => now).Match(() => check, c => c.DoneOn == null, c => now.Today > c.DueOn);
        Then().Yield(_ => new Conclusion("R23", Subjects.Verification, Effect.Alarm, check.DueOn));
    }
}

/// <summary>What conforms is a promise kept.</summary>
[Name("R24")]
[Cites(Laws.ShenzhenCredit, "64")]
[Concludes(Subjects.Fulfilment, Effect.Grant)]
public sealed class ConformingIsAPromiseKept : Rule
{
    public override void Define()
    {
        When().Match<Verification>(c => c.DoneOn != null, c => c.Result.Holds(result => result == CheckResult.Conforms), c => !c.PromiseFalse.IsTrue());
        Then().Yield(_ => new Conclusion("R24", Subjects.Fulfilment, Effect.Grant));
    }
}

/// <summary>What conforms in part is to be put right.</summary>
[Name("R25")]
[Cites(Laws.Zhejiang, "14"), Cites(Laws.Beijing, "33"), Assumption("整改期30日")]
public sealed class PartlyConformingIsToBePutRight : Rule
{
    public override void Define()
    {
        CommitmentParameters parameters = null!;
        Verification check = null!;
        When().Match(() => parameters).Match(() => check, c => c.DoneOn != null, c => c.Result.Holds(result => result == CheckResult.ConformsInPart), c => !c.PromiseFalse.IsTrue()).Not<Rectification>();
        Then().Yield(_ => new Conclusion("R25", Subjects.Rectification, Effect.Oblige, check.DoneOn!.Value.AddDays(parameters.RectificationDays)));
    }
}

/// <summary>What was put right is a promise kept; that it had to be is kept on record.</summary>
[Name("R26")]
[Cites(Laws.Zhejiang, "14")]
[Concludes(Subjects.Fulfilment, Effect.Grant)]
public sealed class PutRightIsAPromiseKept : Rule
{
    public override void Define()
    {
        When().Match<Rectification>(r => r.Passed.IsTrue());
        Then().Yield(_ => new Conclusion("R26", Subjects.Fulfilment, Effect.Grant, null, "put-right"));
    }
}

/// <summary>When it is near that a promised material is due, the applicant is reminded.</summary>
[Name("R30")]
[Assumption("到期前10、5、1个工作日提醒")]
public sealed class PromisedMaterialIsRemindedOf : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        PromisedMaterial material = null!;
        When().Match(() => now).Match(() => parameters).Match(() => material, m => m.DeliveredOn == null, m => parameters.Reminders.Contains(now.LeftTo(m.DueOn)));
        Then().Yield(_ => new Conclusion("R30", Subjects.Material, Effect.Warn, material.DueOn, material.Code));
    }
}
