using Workflow.Approvals.Instant;

namespace Workflow.Rulebook.Instant;

/// <summary>Where everything the scenario asks for is known to be so, the case is granted at once.</summary>
[Name("I01")]
[Cites(Laws.OnlineServices, "8"), Assumption("秒批：全部条件经数据核实即准予")]
[Concludes(Subjects.Decision, Effect.Grant)]
public sealed class EverythingMetIsGranted : Rule
{
    public override void Define()
    {
        When().Match<InstantScenario>(s => s.IsOpen, s => s.Requirements.Count > 0).Match<InstantCase>(c => !c.AsksForPerson).Exists<MetRequirement>().All<MetRequirement>(r => r.IsMet.IsTrue());
        Then().Yield(_ => new Conclusion("I01", Subjects.Decision, Effect.Grant));
    }
}

/// <summary>What is not known refers the case to a person.</summary>
[Name("I02")]
[Assumption("数据缺失、过期或矛盾时转人工")]
[Concludes(Subjects.Decision, Effect.Refer)]
public sealed class UncertainRequirementIsForAPerson : Rule
{
    public override void Define()
    {
        MetRequirement requirement = null!;
        When().Match(() => requirement, r => !r.IsMet.IsKnown);
        Then().Yield(_ => new Conclusion("I02", Subjects.Decision, Effect.Refer, null, requirement.Fact));
    }
}

/// <summary>What is not so would refuse the case, which a machine never does: a person decides, with the draft.</summary>
[Name("I03")]
[Cites(Laws.Licensing, "38"), Assumption("自动审批不作不利决定")]
[Concludes(Subjects.Decision, Effect.DraftRefusal)]
public sealed class UnmetRequirementIsDraftedForAPerson : Rule
{
    public override void Define()
    {
        MetRequirement requirement = null!;
        When().Match(() => requirement, r => r.IsMet.IsFalse());
        Then().Yield(_ => new Conclusion("I03", Subjects.Decision, Effect.DraftRefusal, null, requirement.Fact));
    }
}

/// <summary>A scenario that is switched off is decided by persons.</summary>
[Name("I04")]
[Assumption("场景可随时停用")]
[Concludes(Subjects.Decision, Effect.Refer)]
public sealed class ClosedScenarioIsForAPerson : Rule
{
    public override void Define()
    {
        InstantScenario scenario = null!;
        When().Match(() => scenario, s => !s.IsOpen);
        Then().Yield(_ => new Conclusion("I04", Subjects.Decision, Effect.Refer, null, scenario.Code));
    }
}

/// <summary>Who asks for a person gets one.</summary>
[Name("I05")]
[Assumption("自然人可要求人工决定")]
[Concludes(Subjects.Decision, Effect.Refer)]
public sealed class AskingForAPersonIsHeard : Rule
{
    public override void Define()
    {
        When().Match<InstantCase>(c => c.AsksForPerson);
        Then().Yield(_ => new Conclusion("I05", Subjects.Decision, Effect.Refer, null, "asked"));
    }
}

/// <summary>Some of the grants are looked at again.</summary>
[Name("I06")]
[Assumption("自动准予的5%抽查")]
public sealed class SomeGrantsAreLookedAtAgain : Rule
{
    public override void Define()
    {
        InstantParameters parameters = null!;
        InstantCase of = null!;
        When().Match(() => parameters).Match(() => of, c => c.Draw < parameters.SamplePercent).Exists<Conclusion>(c => c.Subject == Subjects.Decision, c => c.Effect == Effect.Grant);
        Then().Yield(_ => new Conclusion("I06", Subjects.Sampling, Effect.Oblige, null, of.No));
    }
}
