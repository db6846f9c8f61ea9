using System.Linq.Expressions;
using Workflow.Rules.Fluent;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>An action of a branch, compiled when it first runs.</summary>
internal sealed class ActionPlan
{
    private static readonly ParameterExpression Context = Expression.Parameter(typeof(IContext), "context");
    private readonly LambdaRewriter _rewritten;
    private volatile Func<IContext?, Token, object?[], object?>? _run;
    private volatile Func<IContext?, object, Token, object?[], object?>? _renew;
    private readonly Scope _scope;
    private readonly int _depth;

    public ActionPlan(ActionElement element, int place, Scope scope, int depth)
    {
        (Element, Key, _scope, _depth) = (element, place, scope, depth);
        _rewritten = new(scope, depth, element.Expression);
        UsesContext = Parameters.IsUsed(element.Expression) || (element.Yield is { } yield && Parameters.IsUsed(yield));
    }

    public ActionElement Element { get; }

    /// <summary>Whether it speaks of the context.</summary>
    public bool UsesContext { get; }

    /// <summary>What a yielded fact is linked under.</summary>
    public object Key { get; }

    /// <summary>Runs the action; of a yield, makes the fact.</summary>
    public Func<IContext?, Token, object?[], object?> Run => _run ??= Compile();

    /// <summary>Makes the fact of a yield anew from the former one.</summary>
    public Func<IContext?, object, Token, object?[], object?> Renew => _renew ??= CompileRenewal();

    public object?[] Arguments(Token token, object?[] services) => [.. _rewritten.Arguments.Select(argument => argument(token, null, services))];

    private Func<IContext?, Token, object?[], object?> Compile() => Expression.Lambda<Func<IContext?, Token, object?[], object?>>(
        Returning(Parameters.Replace(_rewritten.Body, Element.Expression.Parameters[0], Context)), Context, LambdaRewriter.TokenParameter, LambdaRewriter.Services).Compile();

    private Func<IContext?, object, Token, object?[], object?> CompileRenewal()
    {
        if (Element.Yield is not { } yield)
        {
            return (context, _, token, services) => Run(context, token, services);
        }

        var former = Expression.Parameter(typeof(object), "former");
        var body = new LambdaRewriter(_scope, _depth, yield).Body;
        body = Parameters.Replace(body, yield.Parameters[0], Context);
        body = Parameters.Replace(body, yield.Parameters[1], LambdaRewriter.As(former, yield.Parameters[1].Type));
        return Expression.Lambda<Func<IContext?, object, Token, object?[], object?>>(Returning(body), Context, former, LambdaRewriter.TokenParameter, LambdaRewriter.Services).Compile();
    }

    private static Expression Returning(Expression body) => body.Type == typeof(void)
        ? Expression.Block(body, Expression.Constant(null))
        : Expression.Convert(body, typeof(object));
}
