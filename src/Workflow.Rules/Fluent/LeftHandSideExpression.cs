using System.Linq.Expressions;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

internal sealed class LeftHandSideExpression(GroupKind kind) : ILeftHandSideExpression
{
    private readonly List<RuleElement> _elements = [];

    public GroupElement Build() => new(kind, _elements);

    public ILeftHandSideExpression Match<TFact>(Expression<Func<TFact?>> alias, params Expression<Func<TFact, bool>>[] conditions) =>
        Add(new PatternElement(Aliases.Of(alias), conditions));

    public ILeftHandSideExpression Match<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(Unnamed(conditions));

    public ILeftHandSideExpression Exists<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(new QuantifierElement(false, Unnamed(conditions)));

    public ILeftHandSideExpression Not<TFact>(params Expression<Func<TFact, bool>>[] conditions) => Add(new QuantifierElement(true, Unnamed(conditions)));

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> condition) => Add(new QuantifierElement(true, Unnamed<TFact>(Fails([condition]))));

    public ILeftHandSideExpression All<TFact>(Expression<Func<TFact, bool>> baseCondition, params Expression<Func<TFact, bool>>[] conditions) =>
        Add(new QuantifierElement(true, Unnamed<TFact>(baseCondition, Fails(conditions))));

    public ILeftHandSideExpression Query<TResult>(Expression<Func<TResult?>> alias, Func<IQuery, IQuery<TResult>> queryAction)
    {
        var builder = new QueryBuilder();
        queryAction(new QueryStart(builder));
        return Add(builder.Build(Aliases.Of(alias)));
    }

    public ILeftHandSideExpression And(Action<ILeftHandSideExpression> builderAction) => Group(GroupKind.And, builderAction);

    public ILeftHandSideExpression Or(Action<ILeftHandSideExpression> builderAction) => Group(GroupKind.Or, builderAction);

    public ILeftHandSideExpression Let<TResult>(Expression<Func<TResult?>> alias, Expression<Func<TResult>> expression) => Add(new BindingElement(Aliases.Of(alias), expression));

    public ILeftHandSideExpression Having(params Expression<Func<bool>>[] conditions)
    {
        _elements.AddRange(conditions.Select(condition => new ConditionElement(condition)));
        return this;
    }

    // That all fulfil the conditions is that none fails one of them.
    private static Expression<Func<TFact, bool>> Fails<TFact>(Expression<Func<TFact, bool>>[] conditions)
    {
        var fact = conditions[0].Parameters[0];
        var all = conditions.Select(condition => Parameters.Replace(condition.Body, condition.Parameters[0], fact)).Aggregate(Expression.AndAlso);
        return Expression.Lambda<Func<TFact, bool>>(Expression.Not(all), fact);
    }

    private static PatternElement Unnamed<TFact>(params Expression<Func<TFact, bool>>[] conditions) => new(new Declaration(typeof(TFact), "$"), conditions);

    private LeftHandSideExpression Group(GroupKind of, Action<ILeftHandSideExpression> build)
    {
        var group = new LeftHandSideExpression(of);
        build(group);
        return Add(group.Build());
    }

    private LeftHandSideExpression Add(RuleElement element)
    {
        _elements.Add(element);
        return this;
    }
}
