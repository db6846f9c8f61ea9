using System.ComponentModel;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>The beginning of a query.</summary>
public interface IQuery
{
    /// <summary>What collects the steps; not for rules.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    QueryBuilder Builder { get; }
}

/// <summary>A query so far.</summary>
/// <typeparam name="TSource">Type of its results so far.</typeparam>
public interface IQuery<out TSource>
{
    /// <summary>What collects the steps; not for rules.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    QueryBuilder Builder { get; }
}

/// <summary>A query whose result is one collection.</summary>
/// <typeparam name="TSource">Type of the collection.</typeparam>
public interface ICollectQuery<out TSource> : IQuery<TSource>;

/// <summary>A query whose result is one sorted collection.</summary>
/// <typeparam name="TSource">Type of the collection.</typeparam>
public interface IOrderedQuery<out TSource> : IQuery<TSource>;
