using Workflow.Rules;
using Workflow.Rules.Diagnostics;
using Workflow.Rules.Fluent.Dsl;

namespace Workflow.Tests.Rules;

/// <summary>Expressions that throw, and what a session tells of its work.</summary>
public sealed class FailureTests : RuleScenario
{
    [Fact]
    public void A_condition_that_throws_leaves_the_session_as_it_was()
    {
        var session = Session(typeof(Any), typeof(Sound), typeof(Lone));
        var first = new Firm { Name = "a", Grade = 1 };
        session.Insert(first);
        session.Fire();
        Log.Clear();

        var error = session.Invoking(s => s.InsertAll([new Firm { Name = "b", Grade = 1 }, new Firm { Name = "c", Throws = true }]))
            .Should().Throw<RuleLhsExpressionEvaluationException>().Which;

        error.RuleName.Should().Be(typeof(Sound).FullName);
        session.Query<Firm>().Should().Equal(first);
        session.Fire().Should().Be(0);
        session.Insert(new Firm { Name = "d", Grade = 1 });
        session.Fire();
        Log.Should().Equal("any d", "sound d");
    }

    [Fact]
    public void An_update_that_fails_leaves_what_matched_and_what_waits()
    {
        var session = Session(typeof(Any), typeof(Sound), typeof(Lone));
        var firm = new Firm { Name = "a", Grade = 1 };
        var other = new Firm { Name = "b", Grade = 1 };
        session.Insert(firm);
        session.Fire(1);
        firm.Throws = true;

        session.Invoking(s => s.Update(firm)).Should().Throw<RuleLhsExpressionEvaluationException>();
        firm.Throws = false;
        session.Fire();
        Log.Should().Equal("any a", "sound a", "lone a");
        Log.Clear();

        session.Insert(other);
        session.Fire();
        session.Update(firm);
        session.Fire();
        session.Retract(other);
        session.Fire();

        Log.Should().Equal("any b", "sound b", "any a", "sound a", "lone a");
    }

    [Fact]
    public void A_retraction_that_fails_leaves_the_fact()
    {
        var session = Session(typeof(Unblocked));
        var firm = new Firm { Name = "a" };
        var block = new Notice("block");
        session.InsertAll([firm, block]);
        firm.Throws = true;

        session.Invoking(s => s.Retract(block)).Should().Throw<RuleLhsExpressionEvaluationException>();

        session.Query<Notice>().Should().Equal(block);
        (firm.Throws, firm.Grade) = (false, 1);
        session.Retract(block);
        session.Fire().Should().Be(1);
    }

    [Fact]
    public void A_retraction_that_fails_leaves_the_order_of_the_facts()
    {
        var session = Session(typeof(Unblocked));
        object[] facts = [new Notice("first"), new Firm { Name = "a" }, new Notice("last")];
        session.InsertAll(facts);
        ((Firm)facts[1]).Throws = true;

        session.Invoking(s => s.RetractAll([facts[0], facts[2]])).Should().Throw<RuleLhsExpressionEvaluationException>();

        session.Query<object>().Should().Equal(facts);
    }

    [Fact]
    public void A_batch_with_nothing_in_it_is_refused_whole()
    {
        var session = Session(typeof(Any));

        session.Invoking(s => s.InsertAll([new Firm { Name = "a" }, null!])).Should().Throw<ArgumentNullException>();

        session.Query<object>().Should().BeEmpty();
        session.Insert(new Firm { Name = "b" });
        session.Fire();
        Log.Should().Equal("any b");
    }

    [Fact]
    public void A_collection_on_the_agenda_does_not_show_what_a_failed_operation_added()
    {
        var session = Session(typeof(QueryTests.Collected), typeof(Strict));
        session.Insert(new Permit { Firm = "a", Kind = "x" });

        session.Invoking(s => s.Insert(new Permit { Firm = "b", Kind = null! })).Should().Throw<RuleLhsExpressionEvaluationException>();
        session.Fire();

        Log.Should().Equal("a/x");
    }

    [Fact]
    public void A_key_that_cannot_be_read_is_for_the_condition_to_tell()
    {
        var session = Session(typeof(OfOwner));
        List<Permit> permits = [.. Enumerable.Range(0, 30).Select(i => new Permit { Firm = $"f{i}" })];
        session.InsertAll([.. permits, .. Enumerable.Range(0, 30).Select(i => new Firm { Name = $"f{i}", Grade = i % 2 })]);

        session.Fire().Should().Be(15, "an owner without grade is none");
    }

    [Fact]
    public void A_handled_condition_counts_as_false()
    {
        var session = Session(typeof(Sound));
        var failed = new List<LhsExpressionErrorEventArgs>();
        session.Events.LhsExpressionFailedEvent += (_, args) =>
        {
            failed.Add(args);
            args.IsHandled = true;
        };
        var firm = new Firm { Name = "a", Grade = 1, Throws = true };
        session.Insert(firm);
        session.Fire().Should().Be(0);
        firm.Throws = false;
        session.Update(firm);
        session.Fire().Should().Be(1);
        firm.Throws = true;
        session.Update(firm);

        session.Fire().Should().Be(0);
        failed.Should().HaveCount(2);
        failed[0].Facts.Single().Value.Should().Be(firm);
        failed[0].Arguments.Should().Equal(firm);
        failed[0].Rules.Single().Name.Should().Be(typeof(Sound).FullName);
    }

    [Fact]
    public void A_filter_that_throws_undoes_the_operation_unless_handled()
    {
        var session = Session(typeof(Filtered));
        var firm = new Firm { Name = "a", Throws = true };
        session.Invoking(s => s.Insert(firm)).Should().Throw<AgendaExpressionEvaluationException>();
        session.Query<Firm>().Should().BeEmpty();

        session.Events.AgendaExpressionFailedEvent += (_, args) => args.IsHandled = true;
        session.Insert(firm);

        session.Fire().Should().Be(0);
    }

    [Fact]
    public void A_handled_action_lets_firing_go_on()
    {
        var session = Session(typeof(FiringTests.ThrowingAction));
        session.Events.RhsExpressionFailedEvent += (_, args) => args.IsHandled = true;
        session.InsertAll([new Firm { Name = "a", Throws = true }, new Firm { Name = "b" }]);

        session.Fire().Should().Be(2);

        Log.Should().Equal("b");
    }

    [Fact]
    public void A_session_tells_of_facts_matches_and_firings_and_its_factory_too()
    {
        var factory = Factory(typeof(Any));
        var session = factory.CreateSession();
        var told = new List<string>();
        factory.Events.FactInsertingEvent += (sender, args) => told.Add($"inserting {args.Fact.Value} {ReferenceEquals(sender, session)}");
        session.Events.FactInsertedEvent += (_, args) => told.Add($"inserted {args.Fact.Type!.Name}");
        session.Events.FactUpdatedEvent += (_, _) => told.Add("updated");
        session.Events.FactRetractedEvent += (_, _) => told.Add("retracted");
        session.Events.ActivationCreatedEvent += (_, args) => told.Add($"created {args.Facts.Single().Declaration.Name}");
        session.Events.ActivationUpdatedEvent += (_, _) => told.Add("match updated");
        session.Events.ActivationDeletedEvent += (_, _) => told.Add("match deleted");
        session.Events.RuleFiringEvent += (_, args) => told.Add($"firing {args.Match.Trigger}");
        session.Events.RuleFiredEvent += (_, _) => told.Add("fired");
        var firm = new Firm { Name = "a" };

        session.Insert(firm);
        session.Fire();
        session.Update(firm);
        session.Retract(firm);

        told.Should().Equal(
            "inserting a True", "created firm", "inserted Firm", "firing Created", "fired", "match updated", "updated", "match deleted", "retracted");
    }

    [Fact]
    public void A_listener_may_operate_on_the_session()
    {
        var session = Session(typeof(Any), typeof(Sound));
        session.Events.ActivationCreatedEvent += (_, args) =>
        {
            if (args.Facts.Single().Value is Firm { Grade: > 0 } firm)
            {
                session.TryInsert(new BranchFirm { Name = firm.Name + "'" });
            }
        };
        session.InsertAll([new Firm { Name = "a", Grade = 1 }, new Firm { Name = "b", Grade = 1 }]);
        session.Fire();

        Log.Should().Equal("any a", "any b", "sound a", "sound b", "any a'", "any b'", "any a'", "any b'");
    }

    [Fact]
    public void Every_expression_that_is_evaluated_is_told()
    {
        var session = Session(typeof(Measured));
        var told = new List<string>();
        session.Events.LhsExpressionEvaluatedEvent += (_, args) => told.Add($"{string.Join(',', args.Arguments)} -> {args.Result} of {args.Facts.Count()}");
        session.Events.AgendaExpressionEvaluatedEvent += (_, args) => told.Add($"filter {string.Join(',', args.Arguments)} -> {args.Result}");
        session.Events.RhsExpressionEvaluatedEvent += (_, args) => told.Add($"action {string.Join(',', args.Arguments)}");
        session.Insert(new Firm { Name = "ab", Grade = 1 });
        session.Insert(new Permit { Firm = "ab", Kind = "xyz" });
        session.Fire();

        told.Should().Equal("ab -> True of 1", "ab/xyz,ab -> True of 2", "ab/xyz -> xyz of 2", "xyz -> 3 of 2", "3 -> True of 3", "filter 3 -> True", "action ab,xyz");
    }

    [Fact]
    public void One_factory_serves_many_threads_from_its_first_use()
    {
        for (var round = 0; round < 20; round++)
        {
            var factory = Factory(typeof(QueryTests.Letters), typeof(Measured));
            var fired = new int[8];
            Parallel.For(0, fired.Length, i =>
            {
                var session = factory.CreateSession();
                session.InsertAll([new Firm { Name = "ab", Grade = 1 }, new Permit { Firm = "ab", Kind = "xyz" }]);
                fired[i] = session.Agenda.IsEmpty ? 0 : 1;
            });

            fired.Should().AllBeEquivalentTo(1);
        }
    }

    public sealed class Any : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Then().Do(ctx => Log.Add($"any {firm}"));
        }
    }

    public sealed class Sound : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm, f => f.IsSound);
            Then().Do(ctx => Log.Add($"sound {firm}"));
        }
    }

    public sealed class Lone : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm, f => f.Name == "a").Not<Firm>(f => f.Name != firm!.Name);
            Then().Do(ctx => Log.Add($"lone {firm}"));
        }
    }

    public sealed class Unblocked : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm).Not<Notice>().Having(() => firm!.IsSound);
            Then().Do(ctx => Log.Add($"{firm}"));
        }
    }

    public sealed class Strict : LoggingRule
    {
        public override void Define()
        {
            When().Match<Permit>(p => p.Kind.Length > 0);
            Then().Do(ctx => ctx.Halt());
        }
    }

    public sealed class OfOwner : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            Firm? owner = null;
            When().Match(() => firm).Let(() => owner, () => firm!.Grade > 0 ? firm : null).Match<Permit>(p => owner != null && p.Firm == owner.Name);
            Then().Do(ctx => Log.Add(owner!.Name));
        }
    }

    public sealed class Filtered : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Match(() => firm);
            Filter().Where(() => firm!.IsSound);
            Then().Do(ctx => Log.Add($"{firm}"));
        }
    }

    public sealed class Measured : LoggingRule
    {
        public override void Define()
        {
            Firm? firm = null;
            string? kind = null;
            var length = 0;
            When()
                .Match(() => firm, f => f.Grade > 0)
                .Query(() => kind, q => q.Match<Permit>(p => p.Firm == firm!.Name).Select(p => p.Kind))
                .Let(() => length, () => kind!.Length)
                .Having(() => length > 2);
            Filter().Where(() => length > 1);
            Then().Do(ctx => Noted(firm!, kind!));
        }

        private void Noted(Firm firm, string kind) => Log.Add($"{firm} {kind}");
    }
}
