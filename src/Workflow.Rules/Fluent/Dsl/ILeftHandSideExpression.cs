using System.Linq.Expressions;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>The conditions of a rule, one after the other.</summary>
public interface ILeftHandSideExpression
{
    /// <summary>A fact that fulfils conditions, under a name.</summary>
    /// <typeparam name="TFact">Type of the fact; subclasses match too.</typeparam>
    /// <param name="alias">The variable the rest of the rule speaks of it by, e.g. <c>() =&gt; licence</c>.</param>
    /// <param name="conditions">Conditions; they may speak of facts named before.</param>
    ILeftHandSideExpression Match<TFact>(Expression<Func<TFact?>> alias, params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>A fact that fulfils conditions, without a name.</summary>
    ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>That there is a fact that fulfils conditions, however many.</summary>
    ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>That there is no fact that fulfils conditions.</summary>
    ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>That all facts of a type fulfil a condition; true when there are none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition);

    /// <summary>That all facts that fulfil a base condition fulfil the others too; true when there are none.</summary>
    ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions);

    /// <summary>What a query makes of facts, under a name.</summary>
    /// <param name="alias">The variable a result is spoken of by.</param>
    /// <param name="queryAction">The query.</param>
    ILeftHandSideExpression Query<TResult>(Expression<Func<TResult?>> alias, Func<IQuery, IQuery<TResult>> queryAction);

    /// <summary>A group of which all parts must match.</summary>
    ILeftHandSideExpression And(Action<ILeftHandSideExpression> builderAction);

    /// <summary>A group of which one part must match. Each that does makes a match of its own.</summary>
    ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builderAction);

    /// <summary>A value computed from facts named before, under a name.</summary>
    ILeftHandSideExpression Let<TResult>(Expression<Func<TResult?>> alias, Expression<Func<TResult>> expression);

    /// <summary>Conditions on what was named before.</summary>
    ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions);
}
