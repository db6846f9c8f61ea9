using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Fluent;

internal static class Aliases
{
    /// <summary>What an alias such as <c>() =&gt; licence</c> declares.</summary>
    /// <exception cref="RuleDefinitionException">It is not a variable.</exception>
    public static Declaration Of(LambdaExpression alias) => alias.Body is MemberExpression member
        ? new(member.Type, member.Member.Name)
        : throw new RuleDefinitionException($"An alias must be a variable, this is not: {alias}");
}

internal sealed class Parameters(ParameterExpression from, Expression to) : ExpressionVisitor
{
    /// <summary>An expression with another in place of a parameter.</summary>
    public static Expression Replace(Expression expression, ParameterExpression from, Expression to) => from == to ? expression : new Parameters(from, to).Visit(expression);

    /// <summary>Whether a lambda speaks of its first parameter.</summary>
    public static bool IsUsed(LambdaExpression lambda)
    {
        var replaced = new Parameters(lambda.Parameters[0], Expression.Parameter(lambda.Parameters[0].Type));
        return replaced.Visit(lambda.Body) != lambda.Body;
    }

    protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
}
