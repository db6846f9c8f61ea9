using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Tests.Rules;

/// <summary>Facts that change without the session being told, in rules that get memories later.</summary>
public sealed class UntoldChangeTests : RuleScenario
{
    [Fact]
    public void A_match_stays_until_the_change_is_told_whatever_else_comes()
    {
        var session = Session(typeof(Sound));
        var firm = new Firm { Name = "a", Grade = 1 };
        var permit = new Permit { Firm = "a", Kind = "1" };
        session.InsertAll([firm, permit]);
        session.Fire();
        firm.Grade = 0;

        session.Insert(new Permit { Firm = "a", Kind = "2" });
        session.Fire();
        session.Query<Notice>().Should().Equal(new Notice("a/1"));

        session.Update(firm);
        session.Query<Notice>().Should().BeEmpty();
    }

    [Fact]
    public void A_match_whose_fact_is_retracted_is_lost_also_after_an_untold_change()
    {
        var session = Session(typeof(Sound));
        var firm = new Firm { Name = "a", Grade = 1 };
        var permit = new Permit { Firm = "a", Kind = "1" };
        session.InsertAll([firm, permit]);
        session.Fire();
        firm.Grade = 0;
        session.Insert(new Permit { Firm = "a", Kind = "2" });

        session.Retract(permit);

        session.Query<Notice>().Should().BeEmpty();
    }

    [Fact]
    public void A_match_that_came_to_be_untold_waits_until_it_is_told()
    {
        var session = Session(typeof(Sound));
        var firm = new Firm { Name = "a" };
        session.InsertAll([firm, new Permit { Firm = "a", Kind = "1" }]);
        session.Fire();
        firm.Grade = 1;

        session.Insert(new Permit { Firm = "b", Kind = "2" });
        session.Fire().Should().Be(0);

        session.Update(firm);
        session.Fire().Should().Be(1);
        session.Query<Notice>().Should().Equal(new Notice("a/1"));
    }

    [Fact]
    public void A_match_found_again_when_the_change_is_told_is_the_same_match()
    {
        var session = Session(typeof(Sound));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.InsertAll([firm, new Permit { Firm = "a", Kind = "1" }]);
        session.Fire();
        firm.Grade = 0;
        session.Insert(new Permit { Firm = "b", Kind = "2" });
        firm.Grade = 2;

        session.Update(firm);

        session.Query<Notice>().Should().Equal(new Notice("a/1"));
        session.Fire().Should().Be(1, "an update fires again");
        session.Query<Notice>().Should().Equal(new Notice("a/1"));
    }

    [Fact]
    public void A_collection_an_action_kept_shows_what_comes_later()
    {
        var session = Session(typeof(Counted));
        session.Insert(new Permit { Firm = "a", Kind = "1" });
        session.Fire();
        var kept = session.Query<IEnumerable<Permit>>();

        session.Insert(new Permit { Firm = "a", Kind = "2" });

        kept.Should().HaveCount(1);
        kept[0].Should().HaveCount(2);
    }

    public sealed class Sound : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            Permit? permit = null;
            When().Match(() => firm).Match(() => permit, p => p.Firm == firm!.Name).Having(() => firm!.Grade > 0);
            Then().Yield(ctx => new Notice($"{firm!.Name}/{permit!.Kind}"));
        }
    }

    public sealed class Counted : LoggingRule
    {
        public override void Define()
        {
            IEnumerable<Permit>? permits = null;
            When().Query(() => permits, q => q.Match<Permit>().Collect()).Having(() => permits!.Any());
            Then().Do(ctx => ctx.Insert(permits!));
        }
    }
}
