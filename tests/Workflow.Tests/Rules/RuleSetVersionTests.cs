using Workflow.Rules;
using Workflow.Rules.Checks;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;
using Workflow.Rules.Versions;

namespace Workflow.Tests.Rules;

/// <summary>Rule sets with versions, dates and hashes, side by side.</summary>
public sealed class RuleSetVersionTests
{
    private static readonly DateOnly January = new(2026, 1, 1);

    [Fact]
    public void A_version_is_in_force_from_its_first_day_to_its_last()
    {
        var first = Publish(1, January, new DateOnly(2026, 6, 30), new RuleReference("good"));
        var second = Publish(2, new DateOnly(2026, 7, 1), to: null, new RuleReference("good", 2));
        var shelf = new RuleSetShelf([second, first]);

        shelf.InForce("firms", January.AddDays(-1)).Should().BeNull();
        shelf.InForce("firms", January).Should().BeSameAs(first);
        shelf.InForce("firms", new(2026, 6, 30)).Should().BeSameAs(first);
        shelf.InForce("firms", new(2026, 7, 1)).Should().BeSameAs(second);
        shelf.Find("firms", 1).Should().BeSameAs(first, "a decision made with it can be run again");
        shelf.Invoking(full => full.With(first)).Should().Throw<ArgumentException>();
        new RuleSetShelf([first]).With(second).Versions.Should().Equal(first, second);
    }

    [Fact]
    public void The_receipt_names_the_version_and_its_hash()
    {
        var version = Publish(1, January, to: null, new RuleReference("good"));
        var session = version.Factory.CreateSession();
        session.Insert(new Firm { Grade = 5 });
        session.Fire();

        session.Receipt().RuleSet.Should().Be($"firms 1 {version.Hash}");
        version.Hash.Should().MatchRegex("^[0-9a-f]{64}$").And.Be(Publish(1, January, to: null, new RuleReference("good")).Hash);
    }

    [Fact]
    public void The_hash_covers_manifest_parameters_rules_and_the_helpers_they_call()
    {
        var hashes = new[]
        {
            Publish(1, January, to: null, new RuleReference("good")),
            Publish(2, January, to: null, new RuleReference("good")),
            Publish(1, January.AddDays(1), to: null, new RuleReference("good")),
            Publish(1, January, January, new RuleReference("good")),
            Publish(1, January, to: null, new RuleReference("good", 2)),
            Publish(1, January, to: null, new RuleReference("helped")),
            Publish(1, January, to: null, new RuleReference("helped", 2)),
            Publish(1, January, to: null, new RuleReference("helped", 3)),
            Publish(1, January, to: null, new RuleReference("good"), new RuleReference("helped")),
            Publish(1, January, to: null, new RuleReference("helped"), new RuleReference("good")),
            RuleSetVersion.Publish(new("firms", 1, January, null, [new("good")], new SortedDictionary<string, string> { ["limit"] = "4" }), Rules()),
        }.Select(version => version.Hash);

        hashes.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void A_manifest_that_does_not_fit_is_refused_with_everything_wrong()
    {
        var publish = () => RuleSetVersion.Publish(
            new("firms", 1, January, January.AddDays(-1), [new("good"), new("good"), new("gone"), new("good", 7)], new SortedDictionary<string, string>()), Rules());
        publish.Should().Throw<RuleSetException>().Which.Problems.Select(problem => problem.Code).Should().Equal("rule-set.rule-twice", "rule-set.rule-unknown", "rule-set.rule-unknown", "rule-set.dates");

        var checkedToo = () => RuleSetVersion.Publish(new("firms", 1, January, null, [new("good")], new SortedDictionary<string, string>()), Rules(), new RuleChecks([typeof(Firm)]));
        checkedToo.Should().Throw<RuleSetException>().Which.Problems.Should().ContainSingle().Which.Code.Should().Be("rule.no-citation");
    }

    [Fact]
    public void A_shadow_run_tells_what_another_version_would_conclude_otherwise()
    {
        var (now, then) = (Publish(1, January, to: null, new RuleReference("good")), Publish(2, January, to: null, new RuleReference("good", 2)));
        (string, IReadOnlyList<object>)[] cases = [("a", [new Firm { Name = "a", Grade = 9 }]), ("b", [new Firm { Name = "b", Grade = 3 }]), ("c", [new Firm { Name = "c", Grade = 1 }])];

        var difference = ShadowRun.Compare<Notice>(now, then, cases).Should().ContainSingle().Subject;

        difference.Case.Should().Be("b");
        difference.Gone.Should().Equal(new Notice("b"));
        difference.Come.Should().BeEmpty();
        (difference.Before.Firings.Count, difference.After.Firings.Count).Should().Be((1, 0));
    }

    private static RuleSetVersion Publish(int version, DateOnly from, DateOnly? to, params RuleReference[] rules) =>
        RuleSetVersion.Publish(new("firms", version, from, to, rules, new SortedDictionary<string, string>()), Rules());

    private static IEnumerable<IRuleDefinition> Rules()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.NestedTypes().PrivateTypes().From(typeof(Good), typeof(Better), typeof(Helped), typeof(HelpedOtherwise), typeof(HelpedDeeper)));
        return repository.GetRules();
    }

    [Name("good")]
    private sealed class Good : Rule
    {
        public override void Define()
        {
            Firm firm = null!;
            When().Match(() => firm, f => f.Grade > 2);
            Then().Yield(_ => new Notice(firm.Name));
        }
    }

    [Name("good")]
    [Tag("revision:2")]
    private sealed class Better : Rule
    {
        public override void Define()
        {
            Firm firm = null!;
            When().Match(() => firm, f => f.Grade > 4);
            Then().Yield(_ => new Notice(firm.Name));
        }
    }

    private abstract class Helping : Rule
    {
        protected static bool IsGood(Firm firm) => firm.Grade > 2;

        protected static bool IsBetter(Firm firm) => firm.Grade > 4;
    }

    [Name("helped")]
    private sealed class Helped : Helping
    {
        public override void Define()
        {
            When().Match<Firm>(f => IsGood(f));
            Then().Yield(_ => new Notice("x"));
        }
    }

    [Name("helped")]
    [Tag("revision:2")]
    private sealed class HelpedOtherwise : Helping
    {
        public override void Define()
        {
            When().Match<Firm>(f => IsBetter(f));
            Then().Yield(_ => new Notice("x"));
        }
    }

    [Name("helped")]
    [Tag("revision:3")]
    private sealed class HelpedDeeper : Helping
    {
        public override void Define()
        {
            When().Match<Firm>(f => IsGood(f) || Is(f));
            Then().Yield(_ => new Notice("x"));
        }

        private static bool Is(Firm firm) => IsBetter(firm);
    }
}
