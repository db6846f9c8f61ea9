using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Tests.Rules;

/// <summary>Queries.</summary>
public sealed class QueryTests : RuleScenario
{
    private readonly Permit[] _permits = [new() { Firm = "a", Kind = "x", Days = 3 }, new() { Firm = "b", Kind = "x", Days = 1 }, new() { Firm = "a", Kind = "y", Days = 2 }];

    [Fact]
    public void Collect_makes_one_collection_even_of_nothing()
    {
        var session = Session(typeof(Collected));
        session.Fire();
        session.InsertAll(_permits);
        session.Fire();
        session.Retract(_permits[1]);
        session.Fire();

        Log.Should().Equal("", "a/x b/x a/y", "a/x a/y");
    }

    [Fact]
    public void Collect_goes_with_each_fact_before_it()
    {
        var session = Session(typeof(CollectedByFirm));
        session.InsertAll([.. _permits, new Firm { Name = "a" }, new Firm { Name = "c" }]);
        session.Fire();

        Log.Should().Equal("a: a/x a/y", "c: ");
    }

    [Fact]
    public void Sorted_collections_follow_their_keys()
    {
        var session = Session(typeof(Sorted));
        session.InsertAll(_permits);
        session.Fire();
        _permits[1].Days = 9;
        session.Update(_permits[1]);
        session.Fire();

        Log.Should().Equal("a/x b/x a/y", "b/x a/x a/y");
    }

    [Fact]
    public void A_lookup_knows_its_keys()
    {
        var session = Session(typeof(LookedUp));
        session.InsertAll(_permits);
        session.Fire();

        Log.Should().Equal("x=2 y=1; 3,1");
    }

    [Fact]
    public void Groups_come_and_go_with_their_facts()
    {
        var session = Session(typeof(Grouped));
        session.Fire();
        Log.Should().BeEmpty();
        session.InsertAll(_permits);
        session.Fire();
        Log.Should().Equal("x: 3,1", "y: 2");
        Log.Clear();

        _permits[2].Kind = "x";
        session.Update(_permits[2]);
        session.Fire();
        session.Retract(_permits[0]);
        session.Fire();
        session.Insert(new Permit { Kind = "y", Days = 7 });
        session.Fire();

        Log.Should().Equal("x: 3,1,2", "x: 1,2", "y: 7");
    }

    [Fact]
    public void Groups_can_be_filtered_and_flattened()
    {
        var session = Session(typeof(Flattened));
        session.InsertAll(_permits);
        session.Fire();
        session.Insert(new Permit { Firm = "c", Kind = "y" });
        session.Fire();

        Log.Should().Equal("a/x", "b/x", "a/y", "c/y");
    }

    [Fact]
    public void Equal_projections_of_two_facts_are_two()
    {
        var session = Session(typeof(Projected));
        session.InsertAll(_permits);
        session.Fire();
        session.Retract(_permits[0]);
        session.Fire();

        Log.Should().Equal("x", "x", "y");
    }

    [Fact]
    public void Select_many_keeps_what_stays()
    {
        var session = Session(typeof(Letters));
        var firm = new Firm { Name = "ab" };
        session.Insert(firm);
        session.Fire();
        Log.Clear();
        firm.Name = "bc";
        session.Update(firm);
        session.Fire();

        Log.Should().Equal("b", "c");
    }

    [Fact]
    public void A_query_may_begin_with_a_value()
    {
        var session = Session(typeof(FromValue));
        session.InsertAll([.. _permits, new Firm { Name = "a" }]);
        session.Fire();

        Log.Should().Equal("a/x", "a/y");
    }

    [Fact]
    public void A_derived_fact_tells_where_it_comes_from()
    {
        var session = Session(typeof(Grouped));
        var sources = new List<IFactSource?>();
        session.Events.RuleFiredEvent += (_, args) => sources.Add(args.Facts.Single().Source);
        session.InsertAll(_permits);
        session.Fire();

        sources.Should().HaveCount(2);
        sources[0]!.SourceType.Should().Be(FactSourceType.Aggregate);
        sources[0]!.Facts.Select(fact => fact.Value).Should().Equal(_permits[0], _permits[1]);
    }

    private static string Said(IEnumerable<object> items) => string.Join(' ', items);

    public sealed class Collected : LoggingRule
    {
        public override void Define()
        {
            IEnumerable<Permit>? permits = null;
            When().Query(() => permits, q => q.Match<Permit>().Collect());
            Then().Do(ctx => Log.Add(Said(permits!)));
        }
    }

    public sealed class CollectedByFirm : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            IEnumerable<Permit>? permits = null;
            When().Match(() => firm).Query(() => permits, q => q.Match<Permit>(p => p.Firm == firm!.Name).Where(p => p.Days > 0).Collect());
            Then().Do(ctx => Log.Add($"{firm}: {Said(permits!)}"));
        }
    }

    public sealed class Sorted : LoggingRule
    {
        public override void Define()
        {
            IEnumerable<Permit>? permits = null;
            When().Query(() => permits, q => q.Match<Permit>().Collect().OrderBy(p => p.Kind).ThenByDescending(p => p.Days));
            Then().Do(ctx => Log.Add(Said(permits!)));
        }
    }

    public sealed class LookedUp : LoggingRule
    {
        public override void Define()
        {
            IKeyedLookup<string, int>? days = null;
            When().Query(() => days, q => q.Match<Permit>().Collect().ToLookup(p => p.Kind, p => p.Days)).Having(() => days!.Count > 0);
            Then().Do(ctx => Log.Add(string.Join(' ', days!.Keys.Select(key => $"{key}={days[key].Count()}")) + "; " + string.Join(',', days["x"])));
        }
    }

    public sealed class Grouped : LoggingRule
    {
        public override void Define()
        {
            IGrouping<string, int>? group = null;
            When().Query(() => group, q => q.Match<Permit>().GroupBy(p => p.Kind, p => p.Days));
            Then().Do(ctx => Log.Add($"{group!.Key}: {string.Join(',', group)}"));
        }
    }

    public sealed class Flattened : LoggingRule
    {
        public override void Define()
        {
            Permit? permit = null;
            When().Query(() => permit, q => q.Match<Permit>().GroupBy(p => p.Kind).Where(g => g.Count() > 1).SelectMany(g => g));
            Then().Do(ctx => Log.Add(permit!.ToString()));
        }
    }

    public sealed class Projected : LoggingRule
    {
        public override void Define()
        {
            string? kind = null;
            When().Query(() => kind, q => q.Match<Permit>().Select(p => p.Kind));
            Then().Do(ctx => Log.Add(kind!));
        }
    }

    public sealed class Letters : LoggingRule
    {
        public override void Define()
        {
            var letter = ' ';
            When().Query(() => letter, q => q.Match<Firm>().SelectMany(f => f.Name));
            Then().Do(ctx => Log.Add(letter.ToString()));
        }
    }

    public sealed class FromValue : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            IEnumerable<Permit>? all = null;
            Permit? permit = null;
            When()
                .Match(() => firm)
                .Query(() => all, q => q.Match<Permit>().Collect())
                .Query(() => permit, q => q.From(() => all!).SelectMany(permits => permits).Where(p => p.Firm == firm!.Name));
            Then().Do(ctx => Log.Add(permit!.ToString()));
        }
    }
}
