using Workflow.Rules;
using Workflow.Rules.Checks;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Tests.Rules;

/// <summary>What a rule set is held to before it is published.</summary>
public sealed class RuleCheckTests
{
    [Fact]
    public void Rules_that_stand_up_are_let_through() => Codes(typeof(SoundFirm), typeof(NoticeOfSound)).Should().BeEmpty();

    [Fact]
    public void A_rule_without_a_source_is_told() => Codes(typeof(Unfounded)).Should().Equal("rule.no-citation");

    [Theory]
    [InlineData(typeof(TwoGrades))]
    [InlineData(typeof(EmptyRange))]
    [InlineData(typeof(FlagAndNot))]
    [InlineData(typeof(NeededAndBarred))]
    [InlineData(typeof(Never))]
    public void A_rule_that_can_never_match_is_told(Type rule) => Codes(rule).Should().Equal("rule.never-matches");

    [Fact]
    public void A_fact_that_nobody_inserts_is_told()
    {
        Codes(typeof(NoticeOfSound)).Should().Equal("rule.fact-never-inserted");
        Codes(typeof(NoticeOfSound), typeof(OtherVerdict)).Should().Equal(["rule.fact-never-inserted"], "the verdict that is made is another");
    }

    [Fact]
    public void Rules_that_conclude_otherwise_on_the_same_facts_are_told()
    {
        Codes(typeof(Grants), typeof(RefusesMore)).Should().Equal("rule.contradicts");
        Codes(typeof(Grants), typeof(RefusesOthers)).Should().BeEmpty();
        Problems(typeof(Grants), typeof(RefusesSame)).Should().ContainSingle().Which.Rules.Should().HaveCount(2);
    }

    [Fact]
    public void Rules_that_may_set_each_other_off_without_end_are_told()
    {
        Problems(typeof(Ping), typeof(Pong), typeof(SoundFirm)).Should().ContainSingle(problem => problem.Code == "rule.cycle").Which.Rules.Should().Equal(typeof(Ping).FullName, typeof(Pong).FullName);
        Codes(typeof(PingOnce), typeof(Pong)).Should().BeEmpty();
        Codes(typeof(Degrades)).Should().Equal("rule.cycle");
    }

    private static IReadOnlyList<RuleProblem> Problems(params Type[] rules)
    {
        var repository = new RuleRepository();
        repository.Load(load => load.NestedTypes().PrivateTypes().From(rules));
        return new RuleChecks([typeof(Firm), typeof(Permit)]).Run([.. repository.GetRules()]);
    }

    private static IEnumerable<string> Codes(params Type[] rules) => Problems(rules).Select(problem => problem.Code);

    private sealed record Verdict(string Subject, int Grade);

    private sealed record Ball(int Round);

    [Tag("assumption:test")]
    private abstract class Founded : Rule;

    private sealed class Unfounded : Rule
    {
        public override void Define()
        {
            When().Match<Firm>();
            Then().Do(_ => Nothing());
        }
    }

    private sealed class SoundFirm : Founded
    {
        public override void Define()
        {
            Firm firm = null!;
            When().Match(() => firm, f => f.Grade > 2, f => f.Grade < 9);
            Then().Yield(_ => new Verdict("sound", firm.Grade));
        }
    }

    private sealed class OtherVerdict : Founded
    {
        public override void Define()
        {
            When().Match<Firm>();
            Then().Yield(_ => new Verdict("other", 1));
        }
    }

    private sealed class NoticeOfSound : Founded
    {
        public override void Define()
        {
            Verdict verdict = null!;
            When().Match(() => verdict, v => v.Subject == "sound");
            Then().Yield(_ => new Notice("office"));
        }
    }

    private sealed class TwoGrades : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade == 1, f => f.Grade == 2);
            Then().Do(_ => Nothing());
        }
    }

    private sealed class EmptyRange : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade >= 5 && 5 > f.Grade);
            Then().Do(_ => Nothing());
        }
    }

    private sealed class FlagAndNot : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.IsSound, f => !f.IsSound);
            Then().Do(_ => Nothing());
        }
    }

    private sealed class NeededAndBarred : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade > 2, f => f.Name == "x").Not<Firm>(other => other.Grade > 2);
            Then().Do(_ => Nothing());
        }
    }

    private sealed class Never : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(_ => false);
            Then().Do(_ => Nothing());
        }
    }

    [Tag("concludes:permit=grant")]
    private sealed class Grants : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade > 2);
            Then().Do(_ => Nothing());
        }
    }

    [Tag("concludes:permit=refuse")]
    private sealed class RefusesMore : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade > 2, f => f.Name == "x").Match<Permit>();
            Then().Do(_ => Nothing());
        }
    }

    [Tag("concludes:permit=refuse")]
    private sealed class RefusesSame : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(other => other.Grade > 2);
            Then().Do(_ => Nothing());
        }
    }

    [Tag("concludes:permit=refuse")]
    private sealed class RefusesOthers : Founded
    {
        public override void Define()
        {
            When().Match<Firm>(f => f.Grade <= 2);
            Then().Do(_ => Nothing());
        }
    }

    private sealed class Ping : Founded
    {
        public override void Define()
        {
            When().Match<Permit>(p => p.Days > 0);
            Then().Do(ctx => ctx.Insert(new Ball(1)));
        }
    }

    [Repeatability(RuleRepeatability.NonRepeatable)]
    private sealed class PingOnce : Founded
    {
        public override void Define()
        {
            When().Match<Permit>(p => p.Days > 0);
            Then().Do(ctx => ctx.Insert(new Ball(1)));
        }
    }

    private sealed class Pong : Founded
    {
        public override void Define()
        {
            Ball ball = null!;
            When().Match(() => ball, b => b.Round < 5);
            Then().Yield(_ => Next(ball));
        }

        private static Permit Next(Ball ball) => new() { Days = ball.Round };
    }

    private sealed class Degrades : Founded
    {
        public override void Define()
        {
            Firm firm = null!;
            When().Match(() => firm, f => f.Grade > 2);
            Then().Do(ctx => ctx.Update(firm, _ => Nothing()));
        }
    }

    private static void Nothing()
    {
    }
}
