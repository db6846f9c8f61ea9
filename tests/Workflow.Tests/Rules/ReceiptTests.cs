using System.Text;
using Workflow.Rules;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.Receipts;

namespace Workflow.Tests.Rules;

/// <summary>What fired and why; what did not and why not.</summary>
public sealed class ReceiptTests : RuleScenario
{
    [Fact]
    public void A_receipt_holds_rules_facts_values_and_what_was_made_of_them()
    {
        var session = Session(typeof(Due), typeof(Counted));
        var permit = new Permit { Firm = "a", Kind = "x", Days = 30 };
        session.InsertAll([new Firm { Name = "a", Grade = 2 }, permit, new Permit { Firm = "b" }]);
        session.Fire();
        permit.Days = 99;

        var receipt = session.Receipt();

        receipt.Firings.Should().HaveCount(2);
        receipt.Firings[0].Should().BeEquivalentTo(new
        {
            Number = 1,
            Rule = typeof(Due).FullName,
            Facts = (ReadFact[])[new("firm", [1], "Firm", 0), new("permit", [2], "Permit", 0)],
            Read = (ReadValue[])[new("firm.Grade", 2), new("permit.Firm", "a"), new("firm.Name", "a"), new("permit.Days", 30)],
            Made = (int[])[4],
        });
        receipt.Firings[1].Should().BeEquivalentTo(new { Facts = (ReadFact[])[new("notice", [4], "Notice", 1), new("permits", [2, 3], "IEnumerable`1", 0), new("count", [], "Int32", 0)], Made = Array.Empty<int>() });
    }

    [Fact]
    public void The_same_facts_make_the_same_bytes()
    {
        byte[] Once()
        {
            var repository = new RuleRepository();
            repository.Load(load => load.NestedTypes().From(typeof(Due), typeof(Counted)));
            var session = new RuleCompiler(new() { RuleSet = "renewals 3" }).Compile(repository.GetRules()).CreateSession();
            session.InsertAll([new Firm { Name = "甲", Grade = 2 }, new Permit { Firm = "甲", Kind = "x", Days = 30 }]);
            session.Fire();
            return session.Receipt().ToJson();
        }

        var json = Once();

        json.Should().Equal(Once());
        Encoding.UTF8.GetString(json).Should().StartWith("""{"ruleSet":"renewals 3","firings":[{"number":1,"rule":"Workflow.Tests.Rules.ReceiptTests+Due","trigger":"Created","facts":[{"name":"firm","ids":[1],"type":"Firm","madeBy":0}""")
            .And.Contain("\"read\":{\"firm.Grade\":2,\"permit.Firm\":\"甲\"");
    }

    [Fact]
    public void What_is_made_anew_or_held_back_stands_with_the_firing_that_made_it()
    {
        var session = Session(typeof(FiringTests.Yielding));
        session.AutoPropagateLinkedFacts = false;
        var firm = new Firm { Name = "a", Grade = 1 };
        session.InsertAll([firm, new Firm { Name = "b", Grade = 1 }]);
        session.Fire();
        session.PropagateLinked();
        session.AutoPropagateLinkedFacts = true;
        firm.Name = "c";
        session.Update(firm);
        session.Fire();

        session.Receipt().Firings.Select(firing => string.Join(',', firing.Made)).Should().Equal("3", "4", "3");
    }

    [Fact]
    public void A_value_that_cannot_be_read_any_more_does_not_stop_the_rule()
    {
        var session = Session(typeof(FailureTests.Sound));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        firm.Throws = true;

        session.Fire().Should().Be(1);

        session.Receipt().Firings.Single().Read.Should().Equal(new ReadValue("firm.IsSound", null));
    }

    [Fact]
    public void Why_not_names_the_first_step_and_condition_that_fail_and_the_nearest_facts()
    {
        var session = Session(typeof(Due), typeof(Counted));
        var name = typeof(Due).FullName!;
        session.WhyNot(name).Ways.Should().BeEquivalentTo([new Obstacle(1, "a Firm", null, [], [])]);

        session.InsertAll([new Firm { Name = "a", Grade = 1 }, new Permit { Firm = "b", Days = 10 }, new Permit { Firm = "a", Days = 200, Kind = "far" }]);
        var why = session.WhyNot(name);
        why.Matches.Should().Be(0);
        why.Ways.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Step = 2, Asks = "a Permit", With = (string[])["a"], Nearest = (string[])["a/far"] });
        why.Ways[0].Condition.Should().Contain("p.Days < 60");

        session.Insert(new Permit { Firm = "a", Days = 5 });
        session.WhyNot(name).Should().BeEquivalentTo(new { Matches = 1, Ways = Array.Empty<Obstacle>() });
        session.Invoking(s => s.WhyNot("unknown")).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Why_not_shows_what_stands_in_the_way_on_each_way_through_the_rule()
    {
        var session = Session(typeof(QuantifierTests.FirmWithoutPermit), typeof(QuantifierTests.Either), typeof(QuantifierTests.Computed));
        session.InsertAll([new Firm { Name = "a" }, new Permit { Firm = "a", Kind = "x", Days = 1 }]);

        session.WhyNot(typeof(QuantifierTests.FirmWithoutPermit).FullName!).Ways.Single().Should().BeEquivalentTo(new { Step = 2, Asks = "no Permit", Nearest = (string[])["a/x"] });
        session.WhyNot(typeof(QuantifierTests.Either).FullName!).Ways.Select(way => way.Step).Should().Equal(2, 3);
        session.WhyNot(typeof(QuantifierTests.Computed).FullName!).Ways.Single().Should().BeEquivalentTo(new { Step = 3, Asks = "a condition", With = (string[])["a", "1"] });
    }

    public sealed class Due : Rule
    {
        public override void Define()
        {
            Firm? firm = null;
            Permit? permit = null;
            When().Match(() => firm, f => f.Grade > 0).Match(() => permit, p => p.Firm == firm!.Name, p => p.Days < 60);
            Then().Yield(ctx => new Notice(firm!.Name));
        }
    }

    public sealed class Counted : Rule
    {
        public override void Define()
        {
            Notice? notice = null;
            IEnumerable<Permit>? permits = null;
            var count = 0;
            When().Match(() => notice).Query(() => permits, q => q.Match<Permit>().Collect()).Let(() => count, () => permits!.Count()).Having(() => count > 0);
            Then().Do(ctx => ctx.Halt());
        }
    }
}
