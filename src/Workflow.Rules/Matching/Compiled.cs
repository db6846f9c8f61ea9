using System.Linq.Expressions;

namespace Workflow.Rules.Matching;

/// <summary>A lambda of a rule's left-hand side or filter, compiled when it is first used. Safe for many threads: compiled twice it is the same.</summary>
internal sealed class Compiled<T>
{
    private readonly LambdaRewriter _rewritten;
    private volatile Func<Token?, object?, T>? _function;

    public Compiled(LambdaExpression source, LambdaRewriter rewritten)
    {
        (Source, _rewritten) = (source, rewritten);
    }

    public LambdaExpression Source { get; }

    /// <summary>Whether it speaks of other facts than the one at hand.</summary>
    public bool UsesToken => _rewritten.UsesToken;

    public Expression Body => _rewritten.Body;

    public Func<Token?, object?, T> Function => _function ??= Compile();

    public IReadOnlyList<object?> Arguments(Token? token, object? fact) => [.. _rewritten.Arguments.Select(argument => argument(token, fact, []))];

    private Func<Token?, object?, T> Compile()
    {
        return Expression.Lambda<Func<Token?, object?, T>>(Boxed.Convert(_rewritten.Body, typeof(T)), LambdaRewriter.TokenParameter, LambdaRewriter.Item).Compile();
    }
}
