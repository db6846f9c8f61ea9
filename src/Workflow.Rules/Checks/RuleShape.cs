using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Checks;

/// <summary>A rule as the checks see it: what it needs, what must not be there, what it makes.</summary>
internal sealed class RuleShape
{
    public RuleShape(IRuleDefinition rule)
    {
        Name = rule.Name;
        IsBounded = rule.Repeatability == RuleRepeatability.NonRepeatable || rule.Filters.Any(filter => filter.Kind == FilterKind.KeyChange);
        Ways = [.. WaysOf(rule.LeftHandSide)];
        Made = [.. rule.RightHandSide.SelectMany(MadeBy)];
        Conclusions =
        [
            .. rule.Tags.Where(tag => tag.StartsWith(RuleChecks.Concludes, StringComparison.Ordinal)).Select(tag => tag[RuleChecks.Concludes.Length..].Split('=', 2))
                .Where(parts => parts.Length == 2).Select(parts => (parts[0], parts[1])),
        ];
    }

    public string Name { get; }

    /// <summary>It does not fire again on the same facts.</summary>
    public bool IsBounded { get; }

    /// <summary>One for each way through its Or groups.</summary>
    public IReadOnlyList<RuleWay> Ways { get; }

    public IReadOnlyList<MadeFact> Made { get; }

    public IReadOnlyList<(string Subject, string Effect)> Conclusions { get; }

    private static IEnumerable<RuleWay> WaysOf(RuleElement element) => element switch
    {
        GroupElement { Kind: GroupKind.Or } group => group.Elements.SelectMany(WaysOf),
        GroupElement group => group.Elements.Aggregate((IEnumerable<RuleWay>)[new RuleWay([], [], [])], (ways, inner) => [.. ways.SelectMany(way => WaysOf(inner).Select(way.And))]),
        PatternElement pattern => [new([NeededFact.Of(pattern)], [], [])],
        QuantifierElement { IsNegated: true } quantifier => [new([], [NeededFact.Of(quantifier.Pattern)], [])],
        QuantifierElement quantifier => [new([NeededFact.Of(quantifier.Pattern)], [], [])],
        AggregateElement { Source: { } source } aggregate => [new(
            aggregate.Operators.Any(step => step.Kind == QueryOperatorKind.Collect) ? [] : [NeededFact.Of(source)], [], [Versions.RuleSetHash.TextOf(aggregate)])],
        _ => [new([], [], [Versions.RuleSetHash.TextOf(element)])],
    };

    private static IEnumerable<MadeFact> MadeBy(ActionElement action)
    {
        if (action.IsYield)
        {
            return [MadeFact.Of(action.Expression.Body)];
        }

        var finder = new Inserts();
        finder.Visit(action.Expression.Body);
        return finder.Found;
    }

    private sealed class Inserts : ExpressionVisitor
    {
        public List<MadeFact> Found { get; } = [];

        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            var isContext = typeof(IContext).IsAssignableFrom(node.Object?.Type ?? node.Arguments.FirstOrDefault()?.Type);
            if (isContext && (node.Method.Name.Contains("Insert", StringComparison.Ordinal) || node.Method.Name.Contains("Update", StringComparison.Ordinal)))
            {
                Found.AddRange(node.Arguments.Where(argument => !typeof(IContext).IsAssignableFrom(argument.Type)).SelectMany(Facts));
            }

            return base.VisitMethodCall(node);
        }

        private static IEnumerable<MadeFact> Facts(Expression argument) => argument switch
        {
            UnaryExpression { NodeType: ExpressionType.Convert } converted => Facts(converted.Operand),
            NewArrayExpression array => array.Expressions.SelectMany(Facts),
            _ => [MadeFact.Of(argument)],
        };
    }
}

/// <summary>One way through a rule: facts that must be there, facts that must not, and whatever else it asks.</summary>
internal sealed record RuleWay(IReadOnlyList<NeededFact> Needed, IReadOnlyList<NeededFact> Barred, IReadOnlyList<string> Other)
{
    public RuleWay And(RuleWay more) => new([.. Needed, .. more.Needed], [.. Barred, .. more.Barred], [.. Other, .. more.Other]);

    /// <summary>Whether every match of this way is one of the other: it asks for all that the other asks for.</summary>
    public bool Implies(RuleWay other) =>
        other.Needed.All(theirs => Needed.Any(mine => theirs.Type.IsAssignableFrom(mine.Type) && theirs.Conditions.IsSubsetOf(mine.Conditions)))
        && other.Barred.All(theirs => Barred.Any(mine => mine.Type.IsAssignableFrom(theirs.Type) && mine.Conditions.IsSubsetOf(theirs.Conditions)))
        && other.Other.All(Other.Contains);
}
