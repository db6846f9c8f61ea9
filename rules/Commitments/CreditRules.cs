namespace Workflow.Rulebook.Commitments;

/// <summary>A record older than records are kept is hidden, and counts no more.</summary>
[Name("R33")]
[Cites(Laws.ZhejiangCredit, "16")]
public sealed class OldRecordIsHidden : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        When().Match(() => now).Match(() => parameters).Match<CommitmentApplicant>(a => a.Breaches.Holds(records => Records.HaveExpired(records, now.Today, parameters.RecordYears)));
        Then().Yield(_ => new Conclusion("R33", Subjects.Credit, Effect.Note, null, "hidden"));
    }
}

/// <summary>Who is on the list of serious dishonesty cannot have a record repaired.</summary>
[Name("R34")]
[Cites(Laws.ZhejiangCredit, "32")]
[Concludes(Subjects.Repair, Effect.DraftRefusal)]
public sealed class SeriousListBarsRepair : Rule
{
    public override void Define()
    {
        When().Match<RepairRequest>(r => r.DecidedOn == null).Match<CommitmentApplicant>(a => a.OnSeriousList.IsTrue());
        Then().Yield(_ => new Conclusion("R34", Subjects.Repair, Effect.DraftRefusal, null, "serious-list"));
    }
}

/// <summary>A complete request for repair is decided within its days, those the head added included.</summary>
[Name("R35")]
[Cites(Laws.ShenzhenCredit, "82")]
public sealed class RepairIsDecidedInTime : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        RepairRequest request = null!;
        When().Match(() => now).Match(() => parameters).Match(() => request, r => r.IsComplete, r => r.DecidedOn == null);
        Then().Yield(_ => new Conclusion("R35", Subjects.Repair, Effect.Oblige, now.After(request.ReceivedOn, parameters.RepairDays + (request.IsExtended ? parameters.RepairExtension : 0))));
    }
}

/// <summary>A request for repair that is not decided after its days is shown.</summary>
[Name("R35-late")]
[Cites(Laws.ShenzhenCredit, "82")]
public sealed class RepairIsLate : Rule
{
    public override void Define()
    {
        Moment now = null!;
        CommitmentParameters parameters = null!;
        RepairRequest request = null!;
        When().Match(() => now).Match(() => parameters).Match(() => request, r => r.IsComplete, r => r.DecidedOn == null, r => now.Today > now.After(r.ReceivedOn, parameters.RepairDays));
        Then().Yield(_ => new Conclusion("R35-late", Subjects.Repair, Effect.Warn, now.After(request.ReceivedOn, parameters.RepairDays)));
    }
}

/// <summary>After a false application in a matter of safety, health or property no new one is taken for a year.</summary>
[Name("R36")]
[Cites(Laws.Licensing, "78")]
[Concludes(Subjects.Application, Effect.DraftRefusal)]
public sealed class FalseApplicationBarsAYear : Rule
{
    public override void Define()
    {
        When().Match<RenewedApplication>(a => a.ConcernsSafety, a => a.FalseApplicationOn.Holds(day => day != null && a.AppliedOn < day.Value.AddYears(1)));
        Then().Yield(_ => new Conclusion("R36", Subjects.Application, Effect.DraftRefusal, null, "false-application"));
    }
}

/// <summary>After a licence obtained by fraud no new application in the same matter is taken for three years.</summary>
[Name("R37")]
[Cites(Laws.Licensing, "79")]
[Concludes(Subjects.Application, Effect.DraftRefusal)]
public sealed class FraudBarsThreeYears : Rule
{
    public override void Define()
    {
        When().Match<RenewedApplication>(a => a.ConcernsSafety, a => a.FraudOn.Holds(day => day != null && a.AppliedOn < day.Value.AddYears(3)));
        Then().Yield(_ => new Conclusion("R37", Subjects.Application, Effect.DraftRefusal, null, "fraud"));
    }
}

/// <summary>Where nobody could tell whether a party is barred, a person decides.</summary>
[Name("R37-uncertain")]
[Assumption("是否受限不明时由人工判断")]
[Concludes(Subjects.Application, Effect.Refer)]
public sealed class UncertainBarIsForAPerson : Rule
{
    public override void Define()
    {
        When().Match<RenewedApplication>(a => a.ConcernsSafety, a => !a.FalseApplicationOn.IsKnown || !a.FraudOn.IsKnown);
        Then().Yield(_ => new Conclusion("R37-uncertain", Subjects.Application, Effect.Refer, null, "facts-uncertain"));
    }
}

/// <summary>Where nothing bars it, a new application is taken.</summary>
[Name("R37-free")]
[Cites(Laws.Licensing, "78"), Cites(Laws.Licensing, "79")]
[Concludes(Subjects.Application, Effect.Allow)]
public sealed class UnbarredApplicationIsTaken : Rule
{
    public override void Define()
    {
        When().Match<RenewedApplication>(a => !a.ConcernsSafety || (a.FalseApplicationOn.Fails(day => day != null && a.AppliedOn < day.Value.AddYears(1)) && a.FraudOn.Fails(day => day != null && a.AppliedOn < day.Value.AddYears(3))));
        Then().Yield(_ => new Conclusion("R37-free", Subjects.Application, Effect.Allow));
    }
}
