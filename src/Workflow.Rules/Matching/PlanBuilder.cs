using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>Makes the plans of rules, in load order.</summary>
internal sealed class PlanBuilder
{
    private readonly KeyIndex<string, ReadCode> _reads = new();
    private int _rules;
    private int _branches;

    public RulePlan Build(IRuleDefinition definition)
    {
        var plan = new RulePlan(definition, _rules++);
        foreach (var elements in Ways(definition.LeftHandSide))
        {
            plan.Branches.Add(Branch(plan, elements, _branches++));
        }

        return plan;
    }

    /// <summary>Every way through the <c>Or</c> groups, each as a plain list of elements.</summary>
    private static IEnumerable<IReadOnlyList<RuleElement>> Ways(RuleElement element) => element switch
    {
        GroupElement { Kind: GroupKind.Or } or => or.Elements.SelectMany(Ways),
        GroupElement and => and.Elements.Aggregate<RuleElement, IEnumerable<IReadOnlyList<RuleElement>>>(
            [[]], (ways, next) => ways.SelectMany(way => Ways(next), (way, more) => (IReadOnlyList<RuleElement>)[.. way, .. more])),
        _ => [[element]],
    };

    private Branch Branch(RulePlan plan, IReadOnlyList<RuleElement> elements, int index)
    {
        var branch = new Branch(plan, index);
        var scope = new Scope(plan.Services);
        var levels = new List<Level>();
        var declared = new List<(RuleElement, Declaration, int)>();
        foreach (var element in elements.Count == 0 ? [new ConditionElement((Expression<Func<bool>>)(() => true))] : elements)
        {
            var level = Level(branch, scope, levels.Count, element);
            if (level.Declaration is { } declaration)
            {
                declared.Add((element, declaration, scope.Count));
                scope.Add(declaration);
            }

            levels.Add(level);
        }

        branch.Levels = [.. levels];
        branch.Declarations = [.. levels.Select(level => level.Declaration).OfType<Declaration>()];
        branch.HasDerived = levels.Exists(level => level is AggregateLevel or FromLevel);
        branch.Required = levels.Count(level => level.IsRequired);
        branch.RequiredLevels = levels.Take(32).Where(level => level.IsRequired).Aggregate(0u, (all, level) => all | (1u << level.Index));
        branch.Gate = levels.Where(level => level.IsRequired).Select(level => level.Pattern!).FirstOrDefault(pattern => pattern.Constant is not null);
        var last = scope.Count - 1;
        branch.Reader = new(elements, declared, scope, last, _reads);
        branch.Actions = [.. plan.Definition.RightHandSide.Select((action, place) => new ActionPlan(action, place, scope, last))];
        branch.Filters = [.. Filters(FilterKind.Predicate).Select(filter => Compile<bool>(scope, last, filter))];
        branch.Keys = [.. Filters(FilterKind.KeyChange).Select(filter => Compile<object?>(scope, last, filter))];
        return branch;

        IEnumerable<LambdaExpression> Filters(FilterKind kind) => plan.Definition.Filters.Where(filter => filter.Kind == kind).Select(filter => filter.Expression);
    }

    private static Level Level(Branch branch, Scope scope, int index, RuleElement element) => element switch
    {
        PatternElement pattern => Match(branch, scope, index, pattern),
        QuantifierElement quantifier => new QuantifierLevel(branch, index, Pattern(branch, scope, index, quantifier.Pattern, null), quantifier.IsNegated),
        BindingElement binding => new BindingLevel(branch, index, binding.Declaration, Compile<object?>(scope, scope.Count - 1, binding.Expression)),
        ConditionElement condition => new ConditionLevel(branch, index, Compile<bool>(scope, scope.Count - 1, condition.Expression)),
        AggregateElement aggregate => Aggregate(branch, scope, index, aggregate),
        _ => throw new NotSupportedException($"{element.GetType()} is not an element of a rule."),
    };

    private static MatchLevel Match(Branch branch, Scope scope, int index, PatternElement pattern)
    {
        var declaration = pattern.Declaration.Name == "$" ? pattern.Declaration with { Name = $"${index + 1}" } : pattern.Declaration;
        return new(branch, index, declaration, Pattern(branch, scope, index, pattern, declaration));
    }

    private static Level Aggregate(Branch branch, Scope scope, int index, AggregateElement aggregate)
    {
        if (aggregate.Source is { } source && aggregate.Operators.All(step => step.Kind == QueryOperatorKind.Where))
        {
            // A query that only asks is a pattern.
            return Match(branch, scope, index, new(aggregate.Declaration, [.. source.Conditions, .. aggregate.Operators.SelectMany(step => step.Expressions)]));
        }

        QueryStage[] stages = [.. StageBuilder.Stages(aggregate.Operators, scope, scope.Count - 1)];
        return aggregate.Source is { } pattern
            ? new AggregateLevel(branch, index, aggregate.Declaration, Pattern(branch, scope, index, pattern, null), stages)
            : new FromLevel(branch, index, aggregate.Declaration, Compile<object?>(scope, scope.Count - 1, aggregate.From!), stages);
    }

    private static Pattern Pattern(Branch branch, Scope scope, int index, PatternElement pattern, Declaration? own)
    {
        var conditions = pattern.Conditions.Select(condition => Compile<bool>(scope, scope.Count - 1, condition, own)).ToList();
        return new()
        {
            Branch = branch,
            Level = index,
            FactType = pattern.Declaration.Type,
            Conditions = [.. conditions],
            Alone = [.. conditions.Where(condition => !condition.UsesToken)],
            Joining = [.. conditions.Where(condition => condition.UsesToken)],
            Constant = pattern.Conditions.Select(JoinKeys.ConstantOf).FirstOrDefault(constant => constant is not null),
            Key = pattern.Conditions.Select(condition => JoinKeys.Of(condition, scope, scope.Count - 1)).FirstOrDefault(key => key is not null),
        };
    }

    private static Compiled<T> Compile<T>(Scope scope, int depth, LambdaExpression lambda, Declaration? own = null) => new(lambda, new(scope, depth, lambda, own));
}
