using Workflow.Approvals.Deciding;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Facts;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;
using static Workflow.Tests.Rulebook.CommitmentScene;

namespace Workflow.Tests.Rulebook;

/// <summary>Which route a deregistration takes: simple, ordinary, or a person says.</summary>
public sealed class DeregistrationRouteTests
{
    private static readonly RuleSetVersion Rules = RuleSetFiles.Shipped().InForce("deregistration", new(2026, 3, 2))!;

    public static TheoryData<string> Grounds => [.. DeregistrationBars.Grounds];

    [Fact]
    public void A_clear_enterprise_takes_the_simple_route_and_the_self_employed_without_a_notice()
    {
        Route(Clear()).Should().Be((Effect.Allow, "D04"));
        Route(Clear() with { IsSelfEmployed = true, AllInvestorsPromised = Unknown<bool>() }).Should().Be((Effect.Allow, "D05"), "there are no other investors");
    }

    [Theory]
    [MemberData(nameof(Grounds))]
    public void Each_ground_of_the_law_leads_the_ordinary_way_and_what_is_not_known_of_it_to_a_person(string ground)
    {
        Route(Clear((ground, Known(true)))).Should().Be((Effect.Ordinary, "D01"));
        Route(Clear((ground, Unknown<bool>()))).Should().Be((Effect.Refer, "D03"));
        Route(Clear((ground, Stale<bool>())) with { IsSelfEmployed = true }).Should().Be((Effect.Refer, "D03"));
    }

    [Fact]
    public void Debts_and_promises_decide_too()
    {
        Route(Clear() with { DebtsSettled = Known(false) }).Should().Be((Effect.Ordinary, "D02"));
        Route(Clear() with { DebtsSettled = Unknown<bool>() }).Should().Be((Effect.Refer, "D03"));
        Route(Clear() with { AllInvestorsPromised = Known(false) }).Should().Be((Effect.Ordinary, "D02"));
        Route(Clear() with { AllInvestorsPromised = Stale<bool>() }).Should().Be((Effect.Refer, "D03"));
        Route(Clear() with { Bars = new SortedDictionary<string, Fact<bool>>() }).Should().Be((Effect.Refer, "D03"), "grounds nobody asked about are not clear");
    }

    [Fact]
    public void Two_grounds_are_both_named_and_an_unknown_beside_a_known_one_is_for_a_person()
    {
        Decide(Clear(("lawsuit", Known(true)), ("fine-unpaid", Known(true)))).Should().ContainSingle().Which.About.Should().Be("lawsuit, fine-unpaid");
        Route(Clear(("lawsuit", Known(true)), ("fine-unpaid", Unknown<bool>()))).Effect.Should().Be(Effect.Refer);
    }

    private static (Effect Effect, string Rule) Route(DeregistrationApplicant applicant)
    {
        var conclusions = Decide(applicant);
        var effect = Conclusions.Of(conclusions, Subjects.SimpleRoute);
        return (effect, conclusions.First(conclusion => conclusion.Effect == effect).Rule);
    }

    private static List<Conclusion> Decide(DeregistrationApplicant applicant)
    {
        var session = Rules.Factory.CreateSession();
        session.Insert(applicant);
        session.Fire();
        return [.. session.Query<Conclusion>()];
    }

    private static DeregistrationApplicant Clear(params (string Ground, Fact<bool> Stands)[] changed) => new(
        IsSelfEmployed: false, Known(true), Known(true), DeregistrationBars.Grounds.ToDictionary(ground => ground, ground => changed.FirstOrDefault(change => change.Ground == ground).Stands ?? Known(false)));
}
