namespace Workflow.Tests.Rules;

/// <summary>Not, Exists, All, Or, Having, Let.</summary>
public sealed class QuantifierTests : RuleScenario
{
    [Fact]
    public void A_rule_of_only_not_waits_from_the_beginning_and_again_when_the_fact_is_gone()
    {
        var session = Session(typeof(NoFirm));
        session.Agenda.IsEmpty.Should().BeFalse();
        session.Fire().Should().Be(1);
        var firm = new Firm { Grade = 1 };
        session.Insert(firm);
        session.Fire().Should().Be(0);
        session.Retract(firm);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void Not_depends_on_the_facts_before_it()
    {
        var session = Session(typeof(FirmWithoutPermit));
        var permit = new Permit { Firm = "a" };
        session.InsertAll([new Firm { Name = "a" }, new Firm { Name = "b" }, permit]);
        session.Fire();
        permit.Firm = "b";
        session.Update(permit);
        session.Fire();

        Log.Should().Equal("b", "a");
    }

    [Fact]
    public void Exists_fires_once_and_losing_one_of_two_does_not_fire_again()
    {
        var session = Session(typeof(SomeFirm));
        Firm[] firms = [new() { Name = "a", Grade = 1 }, new() { Name = "b", Grade = 1 }];
        session.InsertAll(firms);
        session.Fire().Should().Be(1);
        session.Retract(firms[0]);
        session.Fire().Should().Be(0);
        session.Retract(firms[1]);
        session.Insert(firms[0]);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void All_holds_for_none_and_does_not_fire_again_without_cause()
    {
        var session = Session(typeof(AllSound));
        session.Fire().Should().Be(1);
        var firm = new Firm { Grade = 1, Name = "x" };
        session.Insert(firm);
        session.Fire().Should().Be(0);
        firm.Grade = 0;
        session.Update(firm);
        session.Fire().Should().Be(0);
        firm.Grade = 2;
        session.Update(firm);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void All_with_a_base_condition_looks_at_those_only()
    {
        var session = Session(typeof(AllOfKind));
        session.InsertAll([new Firm { Name = "a" }, new Permit { Firm = "a", Kind = "x", Days = 1 }, new Permit { Firm = "a", Kind = "y", Days = 0 }]);
        session.Fire();
        session.Insert(new Permit { Firm = "a", Kind = "x", Days = 0 });

        Log.Should().Equal("a");
        session.Agenda.IsEmpty.Should().BeTrue();
    }

    [Fact]
    public void Or_fires_for_each_branch_that_holds()
    {
        var session = Session(typeof(Either));
        session.InsertAll([new Firm { Name = "a", Grade = 1 }, new Permit { Firm = "a", Days = 3 }]);

        session.Fire().Should().Be(2);

        Log.Should().Equal("a/", "a/a/");
    }

    [Fact]
    public void Let_and_having_see_what_was_named_before_and_follow_updates()
    {
        var session = Session(typeof(Computed));
        var firm = new Firm { Name = "abc", Grade = 1 };
        session.Insert(firm);
        session.Fire();
        firm.Name = "abcdef";
        session.Update(firm);
        session.Fire();
        firm.Name = "a";
        session.Update(firm);
        session.Fire();

        Log.Should().Equal("abc 3", "abcdef 6");
    }

    public sealed class NoFirm : LoggingRule
    {
        public override void Define()
        {
            When().Not<Firm>(f => f.Grade > 0);
            Then().Do(ctx => Log.Add("none"));
        }
    }

    public sealed class FirmWithoutPermit : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm).Not<Permit>(p => p.Firm == firm!.Name);
            Then().Do(ctx => Log.Add(firm!.Name));
        }
    }

    public sealed class SomeFirm : LoggingRule
    {
        public override void Define()
        {
            When().Exists<Firm>(f => f.Grade > 0);
            Then().Do(ctx => Log.Add("some"));
        }
    }

    public sealed class AllSound : LoggingRule
    {
        public override void Define()
        {
            When().All<Firm>(f => f.Grade > 0);
            Then().Do(ctx => Log.Add("all"));
        }
    }

    public sealed class AllOfKind : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm).All<Permit>(p => p.Firm == firm!.Name && p.Kind == "x", p => p.Days > 0, p => p.Days < 10);
            Then().Do(ctx => Log.Add(firm!.Name));
        }
    }

    public sealed class Either : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            Permit? permit = null;
            When()
                .Match(() => firm)
                .Or(either => either
                    .Exists<Permit>(p => p.Days > 2)
                    .And(both => both.Match(() => permit, p => p.Firm == firm!.Name).Having(() => permit!.Days > 1)));
            Then().Do(ctx => Log.Add($"{firm}/{permit}"));
        }
    }

    public sealed class Computed : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            var length = 0;
            When().Match(() => firm).Let(() => length, () => firm!.Name.Length).Having(() => length > 2, () => length < 100);
            Then().Do(ctx => Log.Add($"{firm} {length}"));
        }
    }
}
