using System.ComponentModel;
using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>Collects the steps of a query; not for rules.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class QueryBuilder
{
    private readonly List<QueryOperator> _operators = [];
    private PatternElement? _source;
    private LambdaExpression? _from;

    internal void Match(Type type, IReadOnlyList<LambdaExpression> conditions) => _source = new(new Declaration(type, "$source"), conditions);

    internal void From(LambdaExpression source) => _from = source;

    internal void Add(QueryOperatorKind kind, Type element, Type result, params LambdaExpression[] expressions) => _operators.Add(new(kind, element, result, expressions));

    internal void OrderBy(Type element, LambdaExpression key, SortDirection direction) =>
        _operators.Add(new(QueryOperatorKind.OrderBy, element, element, [key], direction));

    internal AggregateElement Build(Declaration declaration) => (_source, _from) switch
    {
        (null, null) => throw new RuleDefinitionException($"The query of {declaration.Name} begins neither with facts nor with an expression."),
        _ => new(declaration, _source, _from, _operators),
    };
}

internal sealed record QueryStart(QueryBuilder Builder) : IQuery;

internal sealed record QueryStep<TSource>(QueryBuilder Builder) : ICollectQuery<TSource>, IOrderedQuery<TSource>;
