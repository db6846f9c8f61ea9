using Workflow.Rules;

namespace Workflow.Tests.Rules;

/// <summary>Matching one and several facts, updates, retraction, order.</summary>
public sealed class MatchTests : RuleScenario
{
    [Fact]
    public void A_matching_fact_fires_once()
    {
        var session = Session(typeof(SoundFirm));
        session.InsertAll([new Firm { Name = "a", Grade = 1 }, new Firm { Name = "b" }]);

        session.Fire().Should().Be(1);
        session.Fire().Should().Be(0);

        Log.Should().Equal("a");
    }

    [Fact]
    public void An_update_without_a_change_fires_again()
    {
        var session = Session(typeof(SoundFirm));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        session.Fire();

        session.Update(firm);
        session.Update(firm);
        session.Fire();

        Log.Should().Equal("a", "a");
    }

    [Fact]
    public void An_insert_with_updates_before_firing_fires_once()
    {
        var session = Session(typeof(SoundFirm));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        session.Update(firm);
        session.Update(firm);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void An_update_may_end_a_match_before_it_fires()
    {
        var session = Session(typeof(SoundFirm));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        firm.Grade = 0;
        session.Update(firm);

        session.Fire().Should().Be(0);
    }

    [Fact]
    public void A_change_is_seen_only_when_it_is_told()
    {
        var session = Session(typeof(FirmWithPermit));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        session.Insert(new Permit { Firm = "a", Kind = "1" });
        firm.Grade = 0;

        session.Fire();

        Log.Should().Equal("a a/1");
    }

    [Fact]
    public void Pairs_come_in_the_order_of_the_left_then_of_the_right()
    {
        var session = Session(typeof(FirmWithPermit));
        Permit[] permits = [new() { Firm = "b", Kind = "1" }, new() { Firm = "a", Kind = "2" }, new() { Firm = "b", Kind = "3" }];
        session.InsertAll([new Firm { Name = "a", Grade = 1 }, new Firm { Name = "b", Grade = 1 }]);
        session.InsertAll(permits);

        session.Fire();

        Log.Should().Equal("a a/2", "b b/1", "b b/3");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public void A_join_follows_its_key(int firms)
    {
        var session = Session(typeof(FirmWithPermit));
        var all = Enumerable.Range(0, firms).Select(i => new Firm { Name = $"f{i}", Grade = 1 }).ToList();
        var permits = Enumerable.Range(0, firms).Select(i => new Permit { Firm = $"f{i}", Kind = "p" }).ToList();
        session.InsertAll(all);
        session.InsertAll(permits);
        session.Fire().Should().Be(firms);
        Log.Clear();

        permits[0].Firm = "f1";
        session.Update(permits[0]);
        session.Fire();
        session.Retract(all[1]);
        all[2].Name = "f1";
        session.Update(all[2]);
        session.Fire();

        Log.Should().Equal("f1 f1/p", "f1 f1/p", "f1 f1/p");
    }

    [Fact]
    public void A_subclass_matches_the_pattern_of_its_base()
    {
        var session = Session(typeof(SoundFirm));
        session.Insert(new BranchFirm { Name = "a", Grade = 1 });

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void Several_rules_see_one_batch_rule_by_rule_and_single_facts_fact_by_fact()
    {
        Firm[] firms = [new() { Name = "a", Grade = 1 }, new() { Name = "b", Grade = 1 }];
        var batch = Session(typeof(SoundFirm), typeof(AnyFirm));
        batch.InsertAll(firms);
        batch.Fire();
        Log.Should().Equal("a", "b", "any a", "any b");
        Log.Clear();

        var single = Session(typeof(SoundFirm), typeof(AnyFirm));
        single.Insert(firms[0]);
        single.Insert(firms[1]);
        single.Fire();

        Log.Should().Equal("a", "any a", "b", "any b");
    }

    [Fact]
    public void An_equal_fact_is_refused_and_a_batch_is_all_or_nothing()
    {
        var session = Session(typeof(AnyNotice));
        session.Insert(new Notice("a"));

        session.Invoking(s => s.Insert(new Notice("a"))).Should().Throw<ArgumentException>();
        session.Invoking(s => s.InsertAll([new Notice("b"), new Notice("a")])).Should().Throw<ArgumentException>();

        session.TryInsert(new Notice("a")).Should().BeFalse();
        session.Query<Notice>().Should().Equal(new Notice("a"));
        session.TryInsertAll([new Notice("b"), new Notice("a")], BatchOptions.SkipFailed).FailedCount.Should().Be(1);
        session.Query<Notice>().Should().Equal(new Notice("a"), new Notice("b"));
        session.Invoking(s => s.Update(new Notice("c"))).Should().Throw<ArgumentException>();
        session.Invoking(s => s.Retract(new Notice("c"))).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Max_and_halt_end_firing_and_the_next_call_goes_on()
    {
        var session = Session(typeof(AnyFirm), typeof(HaltingRule));
        session.InsertAll(Enumerable.Range(0, 3).Select(i => new Firm { Name = $"{i}" }));

        session.Fire(1).Should().Be(1);
        session.Fire().Should().Be(1, "the first halting rule halts");
        session.Fire().Should().Be(1);

        Log.Should().Equal("halt 0", "halt 1", "halt 2");
        session.Fire().Should().Be(3);
    }

    public sealed class SoundFirm : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm, f => f.Grade > 0);
            Then().Do(ctx => Log.Add(firm!.Name));
        }
    }

    public sealed class AnyFirm : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => Log.Add("any " + firm!.Name));
        }
    }

    public sealed class HaltingRule : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            Priority(1);
            When().Match(() => firm);
            Then().Do(ctx => Log.Add("halt " + firm!.Name)).Do(ctx => ctx.Halt());
        }
    }

    public sealed class AnyNotice : LoggingRule
    {
        public override void Define()
        {
            When().Match<Notice>();
            Then().Do(ctx => Log.Add("notice"));
        }
    }

    public sealed class FirmWithPermit : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            Permit? permit = null;
            When()
                .Match(() => firm, f => f.Grade > 0)
                .Match(() => permit, p => p.Firm == firm!.Name);
            Then().Do(ctx => Log.Add($"{firm} {permit}"));
        }
    }
}
