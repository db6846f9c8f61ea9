using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>The steps of queries.</summary>
public static class QueryExtensions
{
    /// <summary>Begins with facts of the session that fulfil conditions.</summary>
    public static IQuery<TFact> Match<TFact>(this IQuery query, params Expression<Func<TFact, bool>>[] conditions)
    {
        query.Builder.Match(typeof(TFact), conditions);
        return new QueryStep<TFact>(query.Builder);
    }

    /// <summary>Begins with the value of an expression over what the rule named before.</summary>
    public static IQuery<TFact> From<TFact>(this IQuery query, Expression<Func<TFact>> source)
    {
        query.Builder.From(source);
        return new QueryStep<TFact>(query.Builder);
    }

    /// <summary>Keeps what fulfils all conditions.</summary>
    public static IQuery<TSource> Where<TSource>(this IQuery<TSource> source, params Expression<Func<TSource, bool>>[] predicates) =>
        source.With<TSource, TSource>(QueryOperatorKind.Where, predicates);

    /// <summary>Makes one result of each. Equal results stay as many as they are.</summary>
    public static IQuery<TResult> Select<TSource, TResult>(this IQuery<TSource> source, Expression<Func<TSource, TResult>> selector) =>
        source.With<TSource, TResult>(QueryOperatorKind.Select, selector);

    /// <summary>Makes several results of each.</summary>
    public static IQuery<TResult> SelectMany<TSource, TResult>(this IQuery<TSource> source, Expression<Func<TSource, IEnumerable<TResult>>> selector) =>
        source.With<TSource, TResult>(QueryOperatorKind.SelectMany, selector);

    /// <summary>Makes one group of all that have equal keys.</summary>
    public static IQuery<IGrouping<TKey, TSource>> GroupBy<TSource, TKey>(this IQuery<TSource> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.With<TSource, IGrouping<TKey, TSource>>(QueryOperatorKind.GroupBy, keySelector, (Expression<Func<TSource, TSource>>)(element => element));

    /// <summary>Makes one group of elements made of all that have equal keys.</summary>
    public static IQuery<IGrouping<TKey, TElement>> GroupBy<TSource, TKey, TElement>(
        this IQuery<TSource> source, Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector) =>
        source.With<TSource, IGrouping<TKey, TElement>>(QueryOperatorKind.GroupBy, keySelector, elementSelector);

    /// <summary>Makes one collection of all, an empty one of none.</summary>
    public static ICollectQuery<IEnumerable<TSource>> Collect<TSource>(this IQuery<TSource> source) =>
        source.With<TSource, IEnumerable<TSource>>(QueryOperatorKind.Collect);

    /// <summary>Makes the collection a lookup by key.</summary>
    public static IQuery<IKeyedLookup<TKey, TSource>> ToLookup<TSource, TKey>(this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.Lookup(keySelector, (Expression<Func<TSource, TSource>>)(element => element));

    /// <summary>Makes the collection a lookup of elements by key.</summary>
    public static IQuery<IKeyedLookup<TKey, TElement>> ToLookup<TSource, TKey, TElement>(
        this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector, Expression<Func<TSource, TElement>> elementSelector) =>
        source.Lookup(keySelector, elementSelector);

    /// <summary>Sorts the collection, smallest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> OrderBy<TSource, TKey>(this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.Sorted<TSource>(keySelector, SortDirection.Ascending);

    /// <summary>Sorts the collection, largest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> OrderByDescending<TSource, TKey>(this ICollectQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.Sorted<TSource>(keySelector, SortDirection.Descending);

    /// <summary>Sorts what the keys before leave equal, smallest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> ThenBy<TSource, TKey>(this IOrderedQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.Sorted<TSource>(keySelector, SortDirection.Ascending);

    /// <summary>Sorts what the keys before leave equal, largest key first.</summary>
    public static IOrderedQuery<IEnumerable<TSource>> ThenByDescending<TSource, TKey>(this IOrderedQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> keySelector) =>
        source.Sorted<TSource>(keySelector, SortDirection.Descending);

    private static QueryStep<TResult> With<TSource, TResult>(this IQuery<TSource> source, QueryOperatorKind kind, params LambdaExpression[] expressions)
    {
        source.Builder.Add(kind, typeof(TSource), typeof(TResult), expressions);
        return new(source.Builder);
    }

    private static QueryStep<IKeyedLookup<TKey, TElement>> Lookup<TSource, TKey, TElement>(
        this IQuery<IEnumerable<TSource>> source, Expression<Func<TSource, TKey>> key, Expression<Func<TSource, TElement>> element)
    {
        source.Builder.Add(QueryOperatorKind.ToLookup, typeof(TSource), typeof(IKeyedLookup<TKey, TElement>), key, element);
        return new(source.Builder);
    }

    private static QueryStep<IEnumerable<TSource>> Sorted<TSource>(this IQuery<IEnumerable<TSource>> source, LambdaExpression key, SortDirection direction)
    {
        source.Builder.OrderBy(typeof(TSource), key, direction);
        return new(source.Builder);
    }
}
