using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Instant;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;

namespace Workflow.Tests.Rulebook;

/// <summary>Instant scenarios: granted when everything is known to be so, else referred; never refused by a machine.</summary>
public sealed class InstantTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));
    private static readonly RuleSetVersion Set = RuleSetFiles.Shipped().InForce("instant", new(2026, 3, 2))!;
    private static readonly IReadOnlyList<InstantScenario> Scenarios = InstantScenarios.Shipped();

    public static TheoryData<string> Codes => [.. Scenarios.Select(scenario => scenario.Code)];

    [Fact]
    public void Twenty_scenarios_and_the_registration_of_enterprises_ship() => Scenarios.Should().HaveCount(21).And.OnlyContain(scenario => scenario.IsOpen && scenario.Requirements.Count >= 2);

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_is_granted_when_everything_is_known_to_be_so(string code)
    {
        var conclusions = Decide(code, _ => Answer(true, hours: 1));

        Conclusions.Of(conclusions, Subjects.Decision).Should().Be(Effect.Grant);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_not_so_goes_to_a_person_with_a_draft(string code)
    {
        foreach (var requirement in ScenarioOf(code).Requirements)
        {
            var conclusions = Decide(code, fact => Answer(fact != requirement.Fact, hours: 1));

            Conclusions.Of(conclusions, Subjects.Decision).Should().Be(Effect.DraftRefusal);
            conclusions.Should().ContainSingle(conclusion => conclusion.Rule == "I03").Which.About.Should().Be(requirement.Fact);
            conclusions.Should().NotContain(conclusion => conclusion.Effect == Effect.Grant || conclusion.Effect == Effect.Deny);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void What_is_stale_or_missing_goes_to_a_person(string code)
    {
        foreach (var requirement in ScenarioOf(code).Requirements)
        {
            foreach (var answer in new[] { Answer(true, hours: 25), null })
            {
                var conclusions = Decide(code, fact => fact == requirement.Fact ? answer : Answer(true, hours: 1));

                Conclusions.Of(conclusions, Subjects.Decision).Should().Be(Effect.Refer);
                conclusions.Should().NotContain(conclusion => conclusion.Effect == Effect.Grant);
            }
        }
    }

    [Fact]
    public void A_scenario_that_is_switched_off_and_who_asks_for_a_person_go_to_a_person()
    {
        Conclusions.Of(Decide("seal-filing", _ => Answer(true, hours: 1), scenario => scenario with { IsOpen = false }), Subjects.Decision).Should().Be(Effect.Refer);
        Conclusions.Of(Decide("seal-filing", _ => Answer(true, hours: 1), asks: true), Subjects.Decision).Should().Be(Effect.Refer);
        Conclusions.Of(Decide("seal-filing", _ => Answer(true, hours: 1), scenario => scenario with { Requirements = [] }), Subjects.Decision).Should().Be(Effect.Refer, "what asks nothing grants nothing");
    }

    [Fact]
    public void Five_of_a_hundred_grants_are_looked_at_again_and_the_same_ones_each_time()
    {
        Decide("seal-filing", _ => Answer(true, hours: 1), draw: 4).Should().Contain(conclusion => conclusion.Rule == "I06");
        Decide("seal-filing", _ => Answer(true, hours: 1), draw: 5).Should().NotContain(conclusion => conclusion.Rule == "I06");
        Decide("seal-filing", _ => null, draw: 0).Should().NotContain(conclusion => conclusion.Rule == "I06", "nothing was granted");

        var draws = Enumerable.Range(1, 10_000).Select(serial => InstantCase.DrawOf($"33040220260302{serial:D6}")).ToList();
        draws.Count(draw => draw < 5).Should().BeInRange(400, 600);
        InstantCase.DrawOf("330402202603020001").Should().Be(InstantCase.DrawOf("330402202603020001"));
    }

    [Theory]
    [InlineData("requirements:\n      - { fact: a, meaning: b }", "requirements: []")]
    [InlineData("code: x", "code:")]
    [InlineData(", meaning: b", "")]
    public void What_cannot_be_read_is_refused_with_its_place(string sound, string spoilt)
    {
        const string text = "scenarios:\n  - code: x\n    name: y\n    requirements:\n      - { fact: a, meaning: b }\n";
        InstantScenarios.Read("test.yaml", text).IsRefused.Should().BeFalse();

        InstantScenarios.Read("test.yaml", text.Replace(sound, spoilt, StringComparison.Ordinal)).Refusal!.Code.Should().Be("rule-set.unreadable");
    }

    private static IReadOnlyList<Conclusion> Decide(string code, Func<string, FactSnapshot?> answer, Func<InstantScenario, InstantScenario>? change = null, bool asks = false, int draw = 50)
    {
        var scenario = change?.Invoke(ScenarioOf(code)) ?? ScenarioOf(code);
        var facts = new FactSet(scenario.Requirements.Select(requirement => answer(requirement.Fact) is { } given ? given with { Name = requirement.Fact } : null).OfType<FactSnapshot>(), Now);
        var session = Set.Factory.CreateSession();
        session.InsertAll([scenario, new InstantCase("330402202603020001", asks, draw), InstantParameters.Of(Set.Manifest.Parameters).Value, .. scenario.Weighed(facts)]);
        session.Fire();
        return [.. session.Query<Conclusion>()];
    }

    private static InstantScenario ScenarioOf(string code) => Scenarios.Single(scenario => scenario.Code == code);

    private static FactSnapshot Answer(bool value, double hours) => new(new PartyId(Guid.Empty), "register", "", value, Now.AddHours(-hours), Now.AddHours(-hours), FactStatus.Answered);
}
