using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deciding;
using static Workflow.Tests.Rulebook.CommitmentScene;

namespace Workflow.Tests.Rulebook;

internal static partial class CommitmentExamples
{
    private static readonly Verification Check = new(new(2026, 4, 3), DoneOn: null, Unknown<CheckResult>(), Known(false), Known(false));

    private static CommitmentScene Decided(DateTimeOffset withdrawn, DateTimeOffset? decided) =>
        Signed(c => c with { WithdrawnAt = withdrawn }) with { Case = Scene.Case! with { DecidedAt = decided, GrantedByCommitment = decided is not null } };

    private static DateTimeOffset At(int hour, int minute = 0) => OfficeTime.At(Today, new(hour, minute));

    private static CommitmentScene Found(CheckResult result) => Scene.With(Check with { DoneOn = Today, Result = Known(result) });

    private static IEnumerable<Example> Decisions =>
    [
        Hit("R15", "whole, signed, complete", Scene).Is(Subjects.Decision, Effect.Grant),
        Miss("R15", "on the serious list", Applicant(a => a with { OnSeriousList = Known(true) })).Is(Subjects.Decision, Effect.Refer),
        Miss("R15", "signed by nobody with authority", Signed(c => c with { Signer = Signer.Other })).Is(Subjects.Decision, Effect.Refer),
        Miss("R15", "data says otherwise", Scene.With(new CheckedCondition("site", Known(false)))).Is(Subjects.Decision, Effect.Refer),
        Edge("R15", "in part, the rest met", fires: true, Signed(c => c with { IsWhole = false, OtherConditions = Known(true) })).Is(Subjects.Decision, Effect.Grant),
        Edge("R15", "decided already", fires: false, Scene.GrantedOn(Today)),
        Missing("R15", "whether it is complete is not known", Scene with { Case = Scene.Case! with { MaterialsComplete = Unknown<bool>() } }).Is(Subjects.Decision, Effect.Refer),

        Hit("R16", "in part, the rest not met", Signed(c => c with { IsWhole = false, OtherConditions = Known(false) })).Is(Subjects.Decision, Effect.Wait),
        Miss("R16", "whole", Scene),
        Edge("R16", "in part, the rest met", fires: false, Signed(c => c with { IsWhole = false, OtherConditions = Known(true) })),
        new("R16", ExampleKind.Missing, Signed(c => c with { IsWhole = false, OtherConditions = Unknown<bool>() }), Fires: true, "the rest unknown: it waits") { Subject = Subjects.Decision, Effect = Effect.Wait },

        Hit("R17", "withdrawn, not decided", Decided(At(9), decided: null)).Is(Subjects.Route, Effect.Ordinary),
        Miss("R17", "not withdrawn", Scene),
        Edge("R17", "a second before the decision", fires: true, Decided(At(9), At(9).AddSeconds(1))).Is(Subjects.Withdrawal, Effect.Allow),
        Edge("R17", "in the second of the decision", fires: false, Decided(At(9), At(9))).Is(Subjects.Withdrawal, Effect.Deny),
        Missing("R17", "no case", Decided(At(9), decided: null) with { Case = null }).Is(Subjects.Withdrawal, Effect.Refer),

        Hit("R18", "withdrawn an hour after the decision", Decided(At(10), At(9))).Is(Subjects.Withdrawal, Effect.Deny),
        Miss("R18", "withdrawn before it", Decided(At(9), At(10))),
        Edge("R18", "in the second of the decision", fires: true, Decided(At(9), At(9))),
        Missing("R18", "not decided", Decided(At(9), decided: null)).Is(Subjects.Withdrawal, Effect.Allow),

        Hit("R39", "another department regulates", Matter(m => m with { Regulator = "health" }).GrantedOn(new(2026, 3, 2))) with { Due = new(2026, 3, 3), About = "health" },
        Miss("R39", "the same department", Scene.GrantedOn(Today)),
        Edge("R39", "decided on the Saturday made up for, handed over after the holiday", fires: true, Matter(m => m with { Regulator = "health" }).GrantedOn(new(2026, 2, 14))) with { Due = new(2026, 2, 24) },
        Edge("R39", "decided on a Friday, handed over on the Saturday made up for", fires: true, Matter(m => m with { Regulator = "health" }).GrantedOn(new(2026, 2, 27))) with { Due = new(2026, 2, 28) },
        Missing("R39", "not decided", Matter(m => m with { Regulator = "health" })).Is(Subjects.HandOver, Effect.Refer),

        Hit("R40", "a live case needs the licence", Scene.With(new Revocation("L-1", "R27"), new DependentCase("case-9", "L-1"))) with { About = "case-9" },
        Miss("R40", "it needs another", Scene.With(new Revocation("L-1", "R27"), new DependentCase("case-9", "L-2"))),
        Edge("R40", "two cases need it", fires: true, Scene.With(new Revocation("L-1", "R27"), new DependentCase("case-9", "L-1"), new DependentCase("case-10", "L-1"))) with { About = "case-10" },
        Missing("R40", "nothing revoked", Scene.With(new DependentCase("case-9", "L-1"))),
    ];

    private static IEnumerable<Example> Verifications =>
    [
        Hit("R19", "decided on 5 January", Scene.GrantedOn(new(2026, 1, 5))) with { Due = new(2026, 4, 3) },
        Miss("R19", "granted the ordinary way", Scene with { Case = Scene.Case! with { DecidedAt = At(9) } }),
        Edge("R19", "a matter with a period of its own", fires: true, Matter(m => m with { CheckDays = 1 }).GrantedOn(Today)) with { Due = new(2026, 3, 3) },
        Missing("R19", "not decided", Scene).Is(Subjects.Verification, Effect.Refer),

        Hit("R20", "level A, low risk", Scene.GrantedOn(Today)).Is(Subjects.Sampling, Effect.Allow),
        Miss("R20", "level B", Applicant(a => a with { Level = Known("B") }).GrantedOn(Today)),
        Edge("R20", "level A, not of low risk", fires: false, Matter(m => m with { LowRisk = Known(false) }).GrantedOn(Today)),
        Missing("R20", "level unknown: no sampling", Applicant(a => a with { Level = Unknown<string>() }).GrantedOn(Today)).Is(Subjects.Sampling, Effect.Refer),

        Hit("R21", "level C", Applicant(a => a with { Level = Known("C") }).GrantedOn(new(2026, 1, 5))).Is(Subjects.Sampling, Effect.Deny) with { Due = new(2026, 2, 14) },
        Miss("R21", "level B", Applicant(a => a with { Level = Known("B") }).GrantedOn(Today)),
        Edge("R21", "level D", fires: true, Applicant(a => a with { Level = Known("D") }).GrantedOn(Today)),
        Missing("R21", "level unknown", Applicant(a => a with { Level = Unknown<string>() }).GrantedOn(Today)).Is(Subjects.Sampling, Effect.Refer),

        Hit("R22", "two working days left", Scene.On(new(2026, 4, 1)).With(Check)).Is(Subjects.Verification, Effect.Warn),
        Miss("R22", "weeks left", Scene.With(Check)),
        Edge("R22", "five working days left", fires: true, Scene.On(new(2026, 3, 27)).With(Check)),
        Edge("R22", "six", fires: false, Scene.On(new(2026, 3, 26)).With(Check)),
        Edge("R22", "the last second of the last day", fires: true, (Scene with { Now = OfficeTime.At(new(2026, 4, 3), new(23, 59, 59)) }).With(Check)),
        Missing("R22", "no check", Scene.On(new(2026, 4, 1))),

        Hit("R23", "a working day late", Scene.On(new(2026, 4, 7)).With(Check)).Is(Subjects.Verification, Effect.Alarm),
        Miss("R23", "done", Scene.On(new(2026, 4, 7)).With(Check with { DoneOn = new(2026, 4, 3) })),
        Edge("R23", "the last second of the last day", fires: false, (Scene with { Now = OfficeTime.At(new(2026, 4, 3), new(23, 59, 59)) }).With(Check)),
        Edge("R23", "the first second after it", fires: true, Scene.On(new(2026, 4, 4), hour: 0).With(Check)),
        Missing("R23", "no check", Scene.On(new(2026, 4, 7))),

        Hit("R24", "conforms", Found(CheckResult.Conforms)).Is(Subjects.Fulfilment, Effect.Grant),
        Miss("R24", "conforms in part", Found(CheckResult.ConformsInPart)),
        Edge("R24", "conforms now, but was false when promised", fires: false, Scene.With(Check with { DoneOn = Today, Result = Known(CheckResult.Conforms), PromiseFalse = Known(true) })),
        Missing("R24", "done, without a result", Scene.With(Check with { DoneOn = Today })).Is(Subjects.Fulfilment, Effect.Refer),

        Hit("R25", "conforms in part", Found(CheckResult.ConformsInPart)) with { Due = new(2026, 4, 1) },
        Miss("R25", "conforms", Found(CheckResult.Conforms)),
        Edge("R25", "ordered already", fires: false, Scene.With(Check with { DoneOn = Today, Result = Known(CheckResult.ConformsInPart) }, new Rectification(new(2026, 4, 1), Unknown<bool>()))),
        Missing("R25", "done, without a result", Scene.With(Check with { DoneOn = Today })).Is(Subjects.Rectification, Effect.Refer),

        Hit("R26", "put right", Scene.With(new Rectification(new(2026, 4, 1), Known(true)))).Is(Subjects.Fulfilment, Effect.Grant),
        Miss("R26", "not put right", Scene.With(new Rectification(new(2026, 4, 1), Known(false)))),
        Edge("R26", "seen to be right after the last day", fires: true, Scene.On(new(2026, 4, 2)).With(new Rectification(new(2026, 4, 1), Known(true)))),
        Missing("R26", "nobody looked", Scene.With(new Rectification(new(2026, 4, 1), Unknown<bool>()))).Is(Subjects.Fulfilment, Effect.Refer),

        Hit("R30", "one working day before", Scene.With(new PromisedMaterial("plan", new(2026, 3, 3), null))) with { Due = new(2026, 3, 3) },
        Miss("R30", "two working days before", Scene.With(new PromisedMaterial("plan", new(2026, 3, 4), null))),
        Edge("R30", "five before", fires: true, Scene.With(new PromisedMaterial("plan", new(2026, 3, 9), null))),
        Edge("R30", "ten before", fires: true, Scene.With(new PromisedMaterial("plan", new(2026, 3, 16), null))),
        Edge("R30", "on the day itself", fires: false, Scene.With(new PromisedMaterial("plan", Today, null))),
        Missing("R30", "delivered", Scene.With(new PromisedMaterial("plan", new(2026, 3, 3), Today))),
    ];

    private static IEnumerable<Example> Revocations =>
    [
        Hit("R27", "not put right", Scene.With(new Rectification(new(2026, 4, 1), Known(false)))).Is(Subjects.Revocation, Effect.Oblige) with { About = "failed" },
        Miss("R27", "put right", Scene.With(new Rectification(new(2026, 2, 1), Known(true)))),
        Edge("R27", "on the last day nobody has looked yet", fires: false, Scene.With(new Rectification(Today, Unknown<bool>()))),
        Edge("R27", "the day after", fires: true, Scene.On(new(2026, 3, 3)).With(new Rectification(Today, Unknown<bool>()))) with { About = "late" },
        Missing("R27", "no order", Scene).Is(Subjects.Revocation, Effect.Refer),

        Hit("R28", "the promise was false", Scene.With(Check with { DoneOn = Today, PromiseFalse = Known(true) })).Is(Subjects.Revocation, Effect.Oblige),
        Miss("R28", "it was true", Scene.With(Check)),
        Edge("R28", "false, and revoked already", fires: false, Scene.With(Check with { DoneOn = Today, PromiseFalse = Known(true) }, new Revocation("L-1", "R28"))),
        Missing("R28", "not known", Scene.With(Check with { DoneOn = Today, PromiseFalse = Unknown<bool>() })).Is(Subjects.Revocation, Effect.Refer),

        Hit("R29", "not delivered, a day late", Scene.With(new PromisedMaterial("plan", new(2026, 3, 1), null))) with { About = "plan" },
        Miss("R29", "delivered in time", Scene.With(new PromisedMaterial("plan", new(2026, 3, 1), new(2026, 3, 1)))),
        Edge("R29", "due today", fires: false, Scene.With(new PromisedMaterial("plan", Today, null))),
        Edge("R29", "delivered a day late", fires: true, Scene.With(new PromisedMaterial("plan", new(2026, 2, 27), new(2026, 2, 28)))),
        Missing("R29", "nothing promised", Scene),

        Hit("R31", "revoked for a promise", Scene.With(new Revocation("L-1", "R28"))).Is(Subjects.Notification, Effect.Oblige),
        Miss("R31", "revoked for something else", Scene.With(new Revocation("L-1", "safety"))),
        Edge("R31", "revoked for a late material", fires: true, Scene.With(new Revocation("L-1", "R29"))),
        Missing("R31", "nothing revoked", Scene),

        Hit("R32", "great harm, false promise", Scene.With(Check with { DoneOn = Today, PromiseFalse = Known(true), HarmIfRevoked = Known(true) })).Is(Subjects.Revocation, Effect.Refer),
        Miss("R32", "no harm", Scene.With(Check)),
        Edge("R32", "great harm, nothing proposed", fires: true, Scene.With(Check with { HarmIfRevoked = Known(true) })),
        Missing("R32", "harm unknown: two persons decide anyway", Scene.With(Check with { DoneOn = Today, PromiseFalse = Known(true), HarmIfRevoked = Unknown<bool>() })).Is(Subjects.Revocation, Effect.Oblige),
    ];

    private static IEnumerable<Example> Credit =>
    [
        Hit("R33", "record of six years ago", Breach(new(2020, 3, 2), null)).Is(Subjects.Route, Effect.Allow),
        Miss("R33", "record of last year", Breach(new(2025, 3, 2), null)),
        Edge("R33", "on the last day of the fifth year", fires: false, Breach(new(2021, 3, 2), null)),
        Edge("R33", "a day after it", fires: true, Breach(new(2021, 3, 1), null)),
        Missing("R33", "records unknown", Applicant(a => a with { Breaches = Unknown<IReadOnlyList<BreachRecord>>() })).Is(Subjects.Route, Effect.Refer),

        Hit("R34", "on the serious list", Applicant(a => a with { OnSeriousList = Known(true) }).With(new RepairRequest(true, Today, false, null))).Is(Subjects.Repair, Effect.DraftRefusal),
        Miss("R34", "not on it", Scene.With(new RepairRequest(true, Today, false, null))),
        Edge("R34", "decided already", fires: false, Applicant(a => a with { OnSeriousList = Known(true) }).With(new RepairRequest(true, Today, false, Today))),
        Missing("R34", "not known", Applicant(a => a with { OnSeriousList = Unknown<bool>() }).With(new RepairRequest(true, Today, false, null))),

        Hit("R35", "complete", Scene.With(new RepairRequest(true, Today, false, null))) with { Due = new(2026, 3, 5) },
        Miss("R35", "not complete", Scene.With(new RepairRequest(false, Today, false, null))),
        Edge("R35", "extended by the head", fires: true, Scene.With(new RepairRequest(true, Today, true, null))) with { Due = new(2026, 3, 10) },
        Missing("R35", "no request", Scene).Is(Subjects.Repair, Effect.Refer),

        Hit("R35-late", "on the fourth working day", Scene.On(new(2026, 3, 6)).With(new RepairRequest(true, Today, false, null))),
        Miss("R35-late", "decided", Scene.On(new(2026, 3, 6)).With(new RepairRequest(true, Today, false, new(2026, 3, 5)))),
        Edge("R35-late", "on the third", fires: false, Scene.On(new(2026, 3, 5)).With(new RepairRequest(true, Today, false, null))),
        Missing("R35-late", "no request", Scene.On(new(2026, 3, 6))),

        Hit("R36", "eleven months after", Scene.With(Again(new(2026, 2, 10), falseOn: new(2025, 3, 10)))).Is(Subjects.Application, Effect.DraftRefusal),
        Miss("R36", "never", Scene.With(Again(new(2026, 2, 10)))),
        Edge("R36", "the last day of the year", fires: true, Scene.With(Again(new(2026, 3, 9), falseOn: new(2025, 3, 10)))),
        Edge("R36", "a year to the day", fires: false, Scene.With(Again(new(2026, 3, 10), falseOn: new(2025, 3, 10)))).Is(Subjects.Application, Effect.Allow),
        Missing("R36", "nobody could tell", Scene.With(Again(new(2026, 2, 10)) with { FalseApplicationOn = Unknown<DateOnly?>() })).Is(Subjects.Application, Effect.Refer),

        Hit("R37", "two years after", Scene.With(Again(new(2026, 3, 2), fraudOn: new(2024, 3, 2)))).Is(Subjects.Application, Effect.DraftRefusal),
        Miss("R37", "not of safety", Scene.With(Again(new(2026, 3, 2), fraudOn: new(2024, 3, 2)) with { ConcernsSafety = false })),
        Edge("R37", "the last day of the third year", fires: true, Scene.With(Again(new(2026, 3, 1), fraudOn: new(2023, 3, 2)))),
        Edge("R37", "three years to the day", fires: false, Scene.With(Again(new(2026, 3, 2), fraudOn: new(2023, 3, 2)))),
        Missing("R37", "nobody could tell", Scene.With(Again(new(2026, 3, 2)) with { FraudOn = Unknown<DateOnly?>() })).Is(Subjects.Application, Effect.Refer),

        Hit("R37-free", "nothing bars it", Scene.With(Again(Today))).Is(Subjects.Application, Effect.Allow),
        Miss("R37-free", "fraud last year", Scene.With(Again(Today, fraudOn: new(2025, 3, 2)))),
        Edge("R37-free", "not of safety, whatever is known", fires: true, Scene.With(Again(Today) with { ConcernsSafety = false, FraudOn = Unknown<DateOnly?>() })).Is(Subjects.Application, Effect.Allow),
        Missing("R37-free", "nobody could tell", Scene.With(Again(Today) with { FalseApplicationOn = Stale<DateOnly?>() })).Is(Subjects.Application, Effect.Refer),

        Hit("R37-uncertain", "one of two unknown", Scene.With(Again(Today) with { FraudOn = Unknown<DateOnly?>() })).Is(Subjects.Application, Effect.Refer),
        Miss("R37-uncertain", "both known", Scene.With(Again(Today))),
        Edge("R37-uncertain", "unknown, but barred by the other", fires: true, Scene.With(Again(Today, falseOn: new(2025, 12, 1)) with { FraudOn = Unknown<DateOnly?>() })).Is(Subjects.Application, Effect.DraftRefusal),
        Missing("R37-uncertain", "no application", Scene).Is(Subjects.Application, Effect.Refer),
    ];

    private static RenewedApplication Again(DateOnly on, DateOnly? falseOn = null, DateOnly? fraudOn = null) => new(on, Known(falseOn), Known(fraudOn), ConcernsSafety: true);
}
