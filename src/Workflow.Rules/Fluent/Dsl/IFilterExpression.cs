using System.Linq.Expressions;

namespace Workflow.Rules.Fluent.Dsl;

/// <summary>What decides whether a match comes on the agenda.</summary>
public interface IFilterExpression
{
    /// <summary>An updated match fires again only if one of the keys differs from when it last fired.</summary>
    IFilterExpression OnChange(params Expression<Func<object?>>[] keySelectors);

    /// <summary>A match fires only if all conditions hold when it comes on the agenda.</summary>
    IFilterExpression Where(params Expression<Func<bool>>[] predicates);
}

/// <summary>The services a rule's actions use.</summary>
public interface IDependencyExpression
{
    /// <summary>A service under a name. It comes from the session's resolver when the rule fires.</summary>
    IDependencyExpression Resolve<TDependency>(Expression<Func<TDependency?>> alias);
}
