using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>Makes the stages of a query. A collection and what sorts it, or makes it a lookup, are one stage.</summary>
internal static class StageBuilder
{
    public static IEnumerable<QueryStage> Stages(IReadOnlyList<QueryOperator> operators, Scope scope, int depth)
    {
        for (var i = 0; i < operators.Count; i++)
        {
            var step = operators[i];
            switch (step.Kind)
            {
                case QueryOperatorKind.Where:
                    yield return new WhereStage([.. step.Expressions.Select(Compile<bool>)]);
                    break;
                case QueryOperatorKind.Select:
                    yield return new SelectStage(Compile<object?>(step.Expressions[0]));
                    break;
                case QueryOperatorKind.SelectMany:
                    yield return new SelectManyStage(Compile<object?>(step.Expressions[0]));
                    break;
                case QueryOperatorKind.GroupBy:
                    yield return GroupByStage.Of(Compile<object?>(step.Expressions[0]), Compile<object?>(step.Expressions[1]));
                    break;
                default:
                    var more = operators.Skip(i + 1).TakeWhile(next => next.Kind is QueryOperatorKind.OrderBy or QueryOperatorKind.ToLookup).ToList();
                    yield return Collect(step, more);
                    i += more.Count;
                    break;
            }
        }

        CollectStage Collect(QueryOperator collect, List<QueryOperator> more) => more is [{ Kind: QueryOperatorKind.ToLookup } lookup]
            ? CollectStage.Lookup(lookup.Expressions[0].ReturnType, lookup.Expressions[1].ReturnType, [.. lookup.Expressions.Select(Compile<object?>)])
            : CollectStage.Of(collect.ElementType, [.. more.Select(sort => Compile<object?>(sort.Expressions[0]))], [.. more.Select(sort => sort.Direction)]);

        Compiled<T> Compile<T>(LambdaExpression lambda) => new(lambda, new(scope, depth, lambda));
    }
}
