using Workflow.Rules;
using Workflow.Rules.Fluent;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Tests.Rules;

/// <summary>Rules as classes: metadata, loading, identity of facts.</summary>
public sealed class LoadingTests
{
    [Fact]
    public void Attributes_say_what_a_rule_is_and_code_is_stronger()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.NestedTypes().From(typeof(Described), typeof(Plain), typeof(Renamed)));

        var rules = repository.GetRules().ToList();

        rules[0].Should().BeEquivalentTo(new { Name = "described", Description = "in words", Priority = 7, Repeatability = RuleRepeatability.NonRepeatable });
        rules[0].Tags.Should().Equal("own", "base");
        rules[0].Properties[RuleProperties.ClrType].Should().Be(typeof(Described));
        rules[1].Should().BeEquivalentTo(new { Name = typeof(Plain).FullName, Description = "", Priority = 0 });
        rules[1].Tags.Should().BeEmpty();
        rules[2].Should().BeEquivalentTo(new { Name = "renamed", Priority = 9 });
    }

    [Fact]
    public void A_load_chooses_rules_and_names_the_set()
    {
        var repository = new RuleRepository();
        repository.Load(load => load.NestedTypes().From(scan => scan.Type(typeof(Described), typeof(Plain))).Where(rule => rule.IsTagged("own")).To("set"));
        repository.Load(load => load.NestedTypes().From(typeof(Plain)));

        repository.GetRuleSets().Select(set => (set.Name, set.Rules.Count())).Should().Equal(("set", 1), ("default", 1));
        new RuleCompiler().Compile(repository.GetRuleSets()).CreateSession().Agenda.IsEmpty.Should().BeTrue();
        new RuleRepository().Invoking(r => r.Load(load => load.Where(_ => true).Where(_ => true))).Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Nested_and_private_classes_are_found_when_asked_for()
    {
        new RuleTypeScanner().AssemblyOf<LoadingTests>().Should().NotBeNull();
        var plain = new RuleTypeScanner();
        plain.Type(typeof(Plain), typeof(string), typeof(Rule));
        plain.GetRuleTypes().Should().BeEmpty();
        plain.NestedTypes();
        plain.GetRuleTypes().Should().Equal(typeof(Plain));
    }

    [Fact]
    public void A_rule_that_cannot_be_made_or_read_is_named()
    {
        new RuleRepository().Invoking(r => r.Load(load => load.NestedTypes().From(typeof(Unmakeable)))).Should().Throw<RuleActivationException>().Which.RuleType.Should().Be<Unmakeable>();
        new RuleRepository().Invoking(r => r.Load(load => load.NestedTypes().From(typeof(Unreadable)))).Should().Throw<RuleDefinitionException>().Which.RuleType.Should().Be<Unreadable>();
    }

    [Fact]
    public void A_fact_may_say_what_it_is_equal_to_or_a_comparer_may()
    {
        var session = new RuleCompiler().Compile(Array.Empty<IRuleDefinition>()).CreateSession();
        session.Insert(new Versioned("a", 1));
        session.TryInsert(new Versioned("a", 2)).Should().BeFalse();
        session.Update(new Versioned("a", 3));
        session.Query<Versioned>().Single().Version.Should().Be(3);

        var compiler = new RuleCompiler();
        compiler.FactIdentityComparerRegistry.RegisterComparer<string>(StringComparer.OrdinalIgnoreCase);
        var caseless = compiler.Compile(Array.Empty<IRuleDefinition>()).CreateSession();
        caseless.Insert("a");

        caseless.TryInsert("A").Should().BeFalse();
    }

    private sealed class Versioned(string id, int version) : IIdentityProvider
    {
        public int Version { get; } = version;

        public object GetIdentity() => id;
    }

    [Tag("base"), Priority(7)]
    public abstract class Base : Rule
    {
        public override void Define()
        {
            When().Match<Firm>();
            Then().Do(ctx => ctx.Halt());
        }
    }

    [Name("described"), Description("in words"), Tag("own"), Repeatability(RuleRepeatability.NonRepeatable)]
    public sealed class Described : Base;

    [Name("declared")]
    public sealed class Renamed : Base
    {
        public override void Define()
        {
            Name("renamed");
            Priority(9);
            base.Define();
        }
    }

    public sealed class Plain : Rule
    {
        public override void Define()
        {
            When().Match<Firm>();
            Then().Do(ctx => ctx.Halt());
        }
    }

    public sealed class Unmakeable : Rule
    {
        public Unmakeable() => throw new InvalidOperationException();

        public override void Define()
        {
        }
    }

    public sealed class Unreadable : Rule
    {
        public override void Define()
        {
            Firm? firm = null;
            When().Query(() => firm, q => (IQuery<Firm>)null!);
        }
    }
}
