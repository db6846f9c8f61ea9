using System.Linq.Expressions;
using Workflow.Rules.Fluent.Dsl;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

internal sealed class RightHandSideExpression : IRightHandSideExpression
{
    private const ActionTrigger Match = ActionTrigger.Activated | ActionTrigger.Reactivated;
    private readonly List<ActionElement> _elements = [];

    public IReadOnlyList<ActionElement> Elements => _elements;

    public IRightHandSideExpression Action(Expression<Action<IContext>> action, ActionTrigger actionTrigger) => Add(new(action, actionTrigger));

    public IRightHandSideExpression Do(Expression<Action<IContext>> action) => Add(new(action, Match));

    public IRightHandSideExpression Undo(Expression<Action<IContext>> action) => Add(new(action, ActionTrigger.Deactivated));

    public IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yield) => Add(new(yield, Match, IsYield: true));

    public IRightHandSideExpression Yield<TFact>(Expression<Func<IContext, TFact>> yieldInsert, Expression<Func<IContext, TFact, TFact>> yieldUpdate) =>
        Add(new(yieldInsert, Match, yieldUpdate, IsYield: true));

    private RightHandSideExpression Add(ActionElement element)
    {
        _elements.Add(element);
        return this;
    }
}

internal sealed class FilterExpression : IFilterExpression
{
    private readonly List<FilterElement> _elements = [];

    public IReadOnlyList<FilterElement> Elements => _elements;

    public IFilterExpression OnChange(params Expression<Func<object?>>[] keySelectors) => Add(FilterKind.KeyChange, keySelectors);

    public IFilterExpression Where(params Expression<Func<bool>>[] predicates) => Add(FilterKind.Predicate, predicates);

    private FilterExpression Add(FilterKind kind, IEnumerable<LambdaExpression> expressions)
    {
        _elements.AddRange(expressions.Select(expression => new FilterElement(kind, expression)));
        return this;
    }
}

internal sealed class DependencyExpression : IDependencyExpression
{
    private readonly List<DependencyElement> _elements = [];

    public IReadOnlyList<DependencyElement> Elements => _elements;

    public IDependencyExpression Resolve<TDependency>(Expression<Func<TDependency?>> alias)
    {
        _elements.Add(new(Aliases.Of(alias)));
        return this;
    }
}
