using Workflow.Rules;
using Workflow.Rules.Extensibility;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Tests.Rules;

/// <summary>Priorities, repeatability, filters, linked facts, actions by trigger, services, interception, loops.</summary>
public sealed class FiringTests : RuleScenario
{
    [Fact]
    public void The_higher_priority_fires_first_and_interrupts_the_lower()
    {
        var session = Session(typeof(Noticing), typeof(Urgent));
        session.InsertAll([new Firm { Name = "a" }, new Firm { Name = "b" }]);

        session.Fire().Should().Be(4);

        Log.Should().Equal("low a", "high a", "low b", "high b");
    }

    [Fact]
    public void A_yielded_fact_lives_and_changes_with_its_match()
    {
        var session = Session(typeof(Yielding));
        var firm = new Firm { Name = "a", Grade = 1 };
        session.Insert(firm);
        session.Fire();
        session.Query<Notice>().Should().Equal(new Notice("a"));
        firm.Name = "b";
        session.Update(firm);
        session.Fire();
        session.Query<Notice>().Should().Equal(new Notice("b"));

        session.Invoking(s => s.RetractAll(s.Query<Notice>())).Should().Throw<ArgumentException>();
        firm.Grade = 0;
        session.Update(firm);

        session.Query<Notice>().Should().BeEmpty();
    }

    [Fact]
    public void A_yield_with_an_update_makes_the_new_fact_of_the_former()
    {
        var session = Session(typeof(Counting));
        var firm = new Firm { Name = "a" };
        session.Insert(firm);
        session.Fire();
        session.Update(firm);
        session.Fire();

        session.Query<Permit>().Single().Days.Should().Be(2);
    }

    [Fact]
    public void An_inserted_fact_stays_when_its_match_is_lost()
    {
        var session = Session(typeof(Noticing));
        var firm = new Firm { Name = "a" };
        session.Insert(firm);
        session.Fire();
        session.Retract(firm);

        session.Query<Notice>().Should().Equal(new Notice("a"));
    }

    [Fact]
    public void Linked_facts_wait_for_a_call_when_asked_to()
    {
        var session = Session(typeof(Yielding));
        session.AutoPropagateLinkedFacts = false;
        session.Insert(new Firm { Name = "a", Grade = 1 });
        session.Fire();
        session.Query<Notice>().Should().BeEmpty();

        var sets = session.PropagateLinked().ToList();

        sets.Should().ContainSingle().Which.Action.Should().Be(LinkedFactAction.Insert);
        session.Query<Notice>().Should().Equal(new Notice("a"));
    }

    [Theory]
    [InlineData("insert fire", "match")]
    [InlineData("insert update fire", "match")]
    [InlineData("insert fire update fire", "match rematch")]
    [InlineData("insert fire update update fire", "match rematch")]
    [InlineData("insert retract fire", "")]
    [InlineData("insert fire retract fire", "match unmatch")]
    [InlineData("insert fire update retract fire", "match unmatch")]
    [InlineData("insert fire retract insert fire", "match unmatch match")]
    [InlineData("reject insert fire", "")]
    [InlineData("insert reject update fire", "")]
    [InlineData("reject insert accept update fire", "match")]
    [InlineData("insert fire reject update fire retract fire", "match unmatch")]
    [InlineData("insert fire update reject update fire", "match")]
    public void Actions_run_on_the_events_they_name(string steps, string expected)
    {
        var session = Session(typeof(ByTrigger));
        var firm = new Firm { Name = "a", Grade = 1 };
        foreach (var step in steps.Split(' '))
        {
            switch (step)
            {
                case "insert": session.Insert(firm); break;
                case "update": session.Update(firm); break;
                case "retract": session.Retract(firm); break;
                case "reject": firm.Grade = 0; break;
                case "accept": firm.Grade = 1; break;
                default: session.Fire(); break;
            }
        }

        string.Join(' ', Log).Should().Be(expected);
    }

    [Fact]
    public void A_rule_that_does_not_repeat_fires_again_only_after_its_match_was_lost()
    {
        var session = Session(typeof(Once));
        var firm = new Firm { Name = "a" };
        session.Insert(firm);
        session.Fire();
        session.Update(firm);
        session.Fire().Should().Be(0);
        session.Retract(firm);
        session.Insert(firm);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void A_rule_may_fire_again_only_when_a_key_changed()
    {
        var session = Session(typeof(OnName));
        var firm = new Firm { Name = "a" };
        session.Insert(firm);
        session.Fire();
        firm.Grade = 5;
        session.Update(firm);
        session.Fire().Should().Be(0);
        firm.Name = "b";
        session.Update(firm);

        session.Fire().Should().Be(1);
    }

    [Fact]
    public void Services_come_from_the_resolver()
    {
        var session = Session(typeof(Served));
        session.Insert(new Firm { Name = "a" });
        session.Invoking(s => s.Fire()).Should().Throw<RuleRhsExpressionEvaluationException>().WithInnerException<InvalidOperationException>();
        session.DependencyResolver = new Resolver(Log);
        session.Update(session.Query<Firm>()[0]);
        session.Fire();

        Log.Should().Equal("told a");
    }

    [Fact]
    public void An_interceptor_stands_between_rule_and_actions()
    {
        var session = Session(typeof(Noticing));
        var interceptor = new Interceptor();
        session.ActionInterceptor = interceptor;
        var firm = new Firm { Name = "a" };
        session.Insert(firm);
        session.Fire().Should().Be(1);
        Log.Should().BeEmpty();

        interceptor.Passes = true;
        session.Update(firm);
        session.Fire();

        Log.Should().Equal("low a");
        interceptor.Arguments.Should().AllBeEquivalentTo(firm);
    }

    [Theory]
    [InlineData(typeof(Restless))]
    [InlineData(typeof(Breeding))]
    public void Rules_that_do_not_come_to_rest_are_named(Type rule)
    {
        var session = Session(rule);
        session.Insert(new Firm { Name = "a" });

        session.Invoking(s => s.Fire()).Should().Throw<RuleLoopException>().Which.Rules.Should().Equal(rule.FullName);
    }

    [Fact]
    public void An_action_that_throws_is_used_up_and_the_next_call_goes_on()
    {
        var session = Session(typeof(ThrowingAction));
        session.InsertAll([new Firm { Name = "a", Throws = true }, new Firm { Name = "b" }]);

        var error = session.Invoking(s => s.Fire()).Should().Throw<RuleRhsExpressionEvaluationException>().Which;

        error.RuleName.Should().Be(typeof(ThrowingAction).FullName);
        session.Fire().Should().Be(1);
        Log.Should().Equal("b");
    }

    public sealed class Noticing : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => Log.Add($"low {firm}")).Do(ctx => ctx.TryInsert(new Notice(firm!.Name)));
        }
    }

    [Priority(10)]
    public sealed class Urgent : LoggingRule
    {
        public override void Define()
        {
            Notice? notice = null;
            When().Match(() => notice);
            Then().Do(ctx => Log.Add($"high {notice!.To}"));
        }
    }

    public sealed class Yielding : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm, f => f.Grade > 0);
            Then().Yield(ctx => new Notice(firm!.Name));
        }
    }

    public sealed class Counting : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Yield(ctx => new Permit { Firm = firm!.Name, Days = 1 }, (ctx, former) => new Permit { Firm = firm!.Name, Days = former.Days + 1 });
        }
    }

    public sealed class ByTrigger : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Filter().Where(() => firm!.Grade > 0);
            Then()
                .Action(ctx => Log.Add("match"), ActionTrigger.Activated)
                .Action(ctx => Log.Add("rematch"), ActionTrigger.Reactivated)
                .Undo(ctx => Log.Add("unmatch"));
        }
    }

    [Repeatability(RuleRepeatability.NonRepeatable)]
    public sealed class Once : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => Log.Add(firm!.Name));
        }
    }

    public sealed class OnName : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Filter().OnChange(() => firm!.Name);
            Then().Do(ctx => Log.Add(firm!.Name));
        }
    }

    public sealed class Served : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            ITeller? teller = null;
            Dependency().Resolve(() => teller);
            When().Match(() => firm);
            Then().Do(ctx => teller!.Tell(firm!.Name));
        }
    }

    public sealed class Restless : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => ctx.Update(firm!));
        }
    }

    public sealed class Breeding : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => ctx.Insert(new Firm { Grade = firm!.Grade + 1 })).Do(ctx => ctx.Retract(firm!));
        }
    }

    public sealed class ThrowingAction : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => Log.Add(firm!.Throws ? firm.IsSound.ToString() : firm.Name));
        }
    }

    public interface ITeller
    {
        void Tell(string name);
    }

    private sealed class Resolver(List<string> log) : IDependencyResolver, ITeller
    {
        public object Resolve(IResolutionContext context, Type serviceType) => serviceType == typeof(ITeller) ? this : throw new ArgumentException(serviceType.Name);

        public void Tell(string name) => log.Add($"told {name}");
    }

    private sealed class Interceptor : IActionInterceptor
    {
        public bool Passes { get; set; }

        public List<object?> Arguments { get; } = [];

        public void Intercept(IContext context, IEnumerable<IActionInvocation> actions)
        {
            foreach (var action in actions)
            {
                Arguments.AddRange(action.Arguments);
                if (Passes)
                {
                    action.Invoke();
                }
            }
        }
    }
}
