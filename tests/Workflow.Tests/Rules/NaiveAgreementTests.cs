using System.Linq.Expressions;
using Workflow.Rules;
using Workflow.Rules.RuleModel;

namespace Workflow.Tests.Rules;

/// <summary>Random rules over random facts, inserted, updated and retracted in random order: the session knows exactly the matches that looking at everything finds.</summary>
public sealed class NaiveAgreementTests
{
    private const int Scenarios = 1_000;
    private static readonly Type[] Types = [typeof(Item), typeof(Sort1), typeof(Sort2)];
    private static readonly ExpressionType[] Operators = [ExpressionType.Equal, ExpressionType.Equal, ExpressionType.LessThan, ExpressionType.NotEqual];

    [Fact]
    public void A_session_has_the_matches_of_the_naive_matcher_after_every_operation()
    {
        var seed = Seed.Take();
        for (var i = 0; i < Scenarios; i++)
        {
            Run(new Random(unchecked(seed + i)), fails: false, $"WORKFLOW_SEED={seed}, scenario {i}");
        }
    }

    [Fact]
    public void An_operation_that_fails_changes_no_match_and_the_next_ones_agree_again()
    {
        var seed = Seed.Take();
        for (var i = 0; i < Scenarios; i++)
        {
            Run(new Random(unchecked(seed + i)), fails: true, $"WORKFLOW_SEED={seed}, scenario {i}");
        }
    }

    private static void Run(Random random, bool fails, string because)
    {
        var rules = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Steps(random)).ToList();
        var definitions = rules.Select((steps, i) => Definition($"r{i}", steps)).ToList();
        var matches = rules.ConvertAll(_ => new List<IMatch>());
        var factory = new RuleCompiler().Compile(definitions);
        factory.Events.ActivationCreatedEvent += (_, args) => Of(args.Rule).Add(args.Match);
        factory.Events.ActivationDeletedEvent += (_, args) => Of(args.Rule).Remove(args.Match);
        var session = factory.CreateSession();
        var facts = new List<Item>();
        Check();
        for (var i = 0; i < 25; i++)
        {
            if (fails && random.Next(2) == 0)
            {
                Fail(random, session, facts);
            }
            else
            {
                Operate(random, session, facts);
            }

            session.Query<Item>().Should().Equal(facts, because);
            Check();
        }

        List<IMatch> Of(IRuleDefinition rule) => matches[definitions.FindIndex(definition => ReferenceEquals(definition, rule))];

        void Check()
        {
            for (var i = 0; i < rules.Count; i++)
            {
                var known = matches[i].Select(match => string.Join(' ', match.Facts.Select(fact => NaiveMatcher.Text(fact.Value)))).Order(StringComparer.Ordinal);
                string.Join('\n', known).Should().Be(string.Join('\n', NaiveMatcher.Matches(rules[i], facts).Order(StringComparer.Ordinal)), "{0}: {1}", because, string.Join(" | ", rules[i]));
            }
        }
    }

    private static void Operate(Random random, ISession session, List<Item> facts)
    {
        List<Item> some = [.. facts.Where(_ => random.Next(4) == 0)];
        switch (random.Next(3))
        {
            case 0:
                some.ForEach(item => Change(random, item));
                session.UpdateAll(some);
                break;
            case 1:
                some = [.. some.Take(2)];
                facts.RemoveAll(some.Contains);
                session.RetractAll(some);
                break;
            default:
                List<Item> added = [.. Enumerable.Range(facts.Count == 0 ? 1 : facts.Max(item => item.Id) + 1, random.Next(1, facts.Count > 10 ? 2 : 9)).Select(id => (Item)(random.Next(2) == 0 ? new Sort1(id) : new Sort2(id)))];
                added.ForEach(item => Change(random, item));
                facts.AddRange(added);
                session.InsertAll(added);
                break;
        }
    }

    // A fact that cannot be read; where nobody reads it, the operation counts.
    private static void Fail(Random random, ISession session, List<Item> facts)
    {
        List<Item> some = [.. facts.Where(_ => random.Next(3) == 0)];
        var former = some.ConvertAll(item => (item.A, item.B));
        List<Item> added = [.. Enumerable.Range(facts.Count == 0 ? 1 : facts.Max(item => item.Id) + 1, 3).Select(id => (Item)(random.Next(2) == 0 ? new Sort1(id) : new Sort2(id)))];
        List<Item> gone = [.. facts.Take(1)];
        var operation = random.Next(3);
        if (operation == 0)
        {
            added.ForEach(item => Change(random, item));
            facts.AddRange(added);
        }
        else if (operation == 1)
        {
            some.ForEach(item => Change(random, item));
        }
        else
        {
            facts.RemoveAll(gone.Contains);
        }

        Item? unreadable = operation == 0 ? added[random.Next(added.Count)] : operation == 1 ? some.LastOrDefault() : facts.LastOrDefault();
        try
        {
            unreadable?.Throws = true;
            switch (operation)
            {
                case 0: session.InsertAll(added); break;
                case 1: session.UpdateAll(some); break;
                default: session.RetractAll(gone); break;
            }
        }
        catch (RuleLhsExpressionEvaluationException)
        {
            facts.RemoveAll(added.Contains);
            facts.InsertRange(0, operation == 2 ? gone : []);
            for (var i = 0; operation == 1 && i < some.Count; i++)
            {
                (some[i].A, some[i].B) = former[i];
            }
        }
        finally
        {
            unreadable?.Throws = false;
        }
    }

    private static void Change(Random random, Item item) => (item.A, item.B) = (random.Next(4), random.Next(4));

    private static List<Step> Steps(Random random)
    {
        var steps = new List<Step>();
        var names = new List<string>();
        var count = 1 + random.Next(4);
        for (var i = 0; i < count; i++)
        {
            var kind = "mmmmnnecglho"[random.Next(12)];
            steps.Add(kind == 'o' ? new('o', "", typeof(Item), [], [Plain("nem"[random.Next(3)], "$"), Plain("ne"[random.Next(2)], "$")]) : Plain(kind, kind switch
            {
                'm' => $"X{i}",
                'c' or 'g' => $"C{i}",
                'l' => $"N{i}",
                _ => "",
            }));
            if (kind == 'm')
            {
                names.Add($"X{i}");
            }
        }

        return steps;

        // Only what is called $ may have a type of its own: a variable is an Item.
        Step Plain(char kind, string name) => new(kind, name, kind == 'm' && name != "$" ? typeof(Item) : Types[random.Next(3)], kind is 'l' or 'h' ? [] : Conditions(), []);

        List<Comparison> Conditions() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => new Comparison(
            "AB"[random.Next(2)].ToString(), Operators[random.Next(4)], random.Next(4), names.Count > 0 && random.Next(3) > 0 ? names[random.Next(names.Count)] : null, "AB"[random.Next(2)].ToString()))];
    }

    private static RuleDefinition Definition(string name, IReadOnlyList<Step> steps)
    {
        var bound = new List<string>();
        var elements = new List<RuleElement>();
        foreach (var step in steps)
        {
            elements.Add(Element(step, bound));
            bound.AddRange(step.Kind == 'm' ? [step.Name] : []);
        }

        Expression<Action<IContext>> nothing = context => context.Halt();
        return new(name, "", 0, RuleRepeatability.Repeatable, [], new PropertyMap(), [], [], new(GroupKind.And, elements), [new(nothing, ActionTrigger.Activated)]);
    }

    private static RuleElement Element(Step step, List<string> bound)
    {
        PatternElement pattern = new(new(step.Type, step.Kind == 'm' ? step.Name : "$"), [.. step.Conditions.Select(condition => condition.Lambda(step.Type))]);
        return step.Kind switch
        {
            'm' => pattern,
            'n' => new QuantifierElement(true, pattern),
            'e' => new QuantifierElement(false, pattern),
            'c' => new AggregateElement(new(typeof(IEnumerable<Item>), step.Name), pattern, null, [new(QueryOperatorKind.Collect, step.Type, typeof(IEnumerable<Item>), [])]),
            'g' => new AggregateElement(new(typeof(IEnumerable<Item>), step.Name), pattern, null, [Grouping(step.Type)]),
            'l' => new BindingElement(new(typeof(int), step.Name), Expression.Lambda(Sum(bound))),
            'h' => new ConditionElement(Expression.Lambda(Expression.Equal(Expression.Modulo(Sum(bound), Expression.Constant(2)), Expression.Constant(0)))),
            _ => new GroupElement(GroupKind.Or, [.. step.Either.Select(one => Element(one, bound))]),
        };
    }

    private static QueryOperator Grouping(Type type)
    {
        var item = Expression.Parameter(type, "item");
        return new(QueryOperatorKind.GroupBy, type, typeof(IGrouping<int, Item>), [Expression.Lambda(Expression.Property(item, "B"), item), Expression.Lambda(typeof(Func<,>).MakeGenericType(type, typeof(Item)), item, item)]);
    }

    private static Expression Sum(List<string> bound) => bound.Select(name => (Expression)Expression.Property(Variables.Of(name), "A"))
        .Aggregate((Expression)Expression.Constant(0), Expression.Add);
}
