using System.Text.Json;
using Workflow.Approvals;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Instant;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.Versions;
using Workflow.Runtime.RuleSets;
using Workflow.Tests.Clocks;

namespace Workflow.Tests.Rulebook;

/// <summary>A decision is made again from its stored facts to the same bytes.</summary>
public sealed class DecisionAgainTests
{
    [Fact]
    public void Stored_facts_of_every_example_make_the_same_receipt_and_conclusions()
    {
        foreach (var example in CommitmentExamples.All)
        {
            var facts = example.Scene.Facts;
            var first = RuleSets.Run(CommitmentScene.Set, facts).Value;

            var again = RuleSets.Run(CommitmentScene.Set, FactJson.Read("commitments", FactJson.Write(facts), Published.Calendar)).Value;

            again.Receipt.Should().Equal(first.Receipt, example.Name);
            FactJson.Write(again.Conclusions).Should().Be(FactJson.Write(first.Conclusions), example.Name);
            FactJson.ReadConclusions(FactJson.Write(first.Conclusions)).Should().Equal(first.Conclusions, example.Name);
        }
    }

    [Fact]
    public void What_is_known_stale_or_conflicting_is_read_back_as_it_was()
    {
        var at = new DateTimeOffset(2026, 3, 2, 10, 0, 0, TimeSpan.FromHours(8));
        var source = new FactSource("register", at, at.AddMinutes(1));
        object[] facts =
        [
            new MetRequirement("a", Fact.Known(true, source)), new MetRequirement("b", new Fact<bool>.Unknown("fact.source-down")), new MetRequirement("c", new Fact<bool>.Stale(source)),
            new MetRequirement("d", new Fact<bool>.Conflicting([source, source with { Name = "other" }])),
        ];

        var read = FactJson.Read("instant", FactJson.Write(facts), Published.Calendar);

        read.Select(fact => fact.ToString()).Should().Equal(facts.Select(fact => fact.ToString()));
    }

    [Fact]
    public void Facts_of_another_set_are_not_read()
    {
        var text = FactJson.Write([new InstantParameters(5)]);

        FluentActions.Invoking(() => FactJson.Read("deregistration", text, Published.Calendar)).Should().Throw<JsonException>();
    }

    [Fact]
    public void Rules_that_are_not_in_force_or_lack_a_parameter_refuse()
    {
        RuleSets.Shipped.Run("instant", new(2025, 12, 31), _ => Result.Of<IReadOnlyList<object>>([])).Refusal.Should().BeOfType<RuleSetNotInForce>();
        RuleSets.Shipped.Run("instant", new(2026, 3, 2), _ => new RuleParameterMissing("x")).Refusal.Should().BeOfType<RuleParameterMissing>();
    }

    [Theory]
    [InlineData(typeof(ThrowingRule))]
    [InlineData(typeof(RepeatingRule))]
    public void A_rule_that_throws_or_inserts_what_is_there_concludes_nothing(Type rule)
    {
        var repository = new RuleRepository();
        repository.Load(load => load.PrivateTypes().NestedTypes().From(rule));
        var rules = repository.GetRuleSets().SelectMany(set => set.Rules).ToList();
        var version = RuleSetVersion.Publish(new("broken", 1, new(2026, 1, 1), null, [new(rules.Single().Name)], new SortedDictionary<string, string>()), rules);

        RuleSets.Run(version, [new InstantParameters(5), new InstantParameters(6)]).Refusal.Should().BeOfType<RulesFailed>();
    }

    private sealed class ThrowingRule : Rule
    {
        public override void Define()
        {
            InstantParameters parameters = null!;
            When().Match(() => parameters);
            Then().Do(_ => Fail());
        }

        private static void Fail() => throw new InvalidOperationException("broken");
    }

    private sealed class RepeatingRule : Rule
    {
        public override void Define()
        {
            InstantParameters parameters = null!;
            When().Match(() => parameters);
            Then().Do(context => context.Insert(new Conclusion("X", Subjects.Decision, Effect.Grant, null, null)));
        }
    }
}
