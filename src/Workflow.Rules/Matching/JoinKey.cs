using System.Linq.Expressions;
using System.Reflection;

namespace Workflow.Rules.Matching;

/// <summary>A member of facts, as a type: facts are found by it whatever the rule.</summary>
internal sealed record FactMember(MemberInfo Member, Type Type);

/// <summary>The two sides of an equality among joining conditions.</summary>
/// <param name="Fact">The member of the fact.</param>
internal sealed record JoinKey(JoinSide OfToken, JoinSide OfFact, FactMember Fact)
{
    // Stands for null, which no index takes as key.
    private static readonly object Null = new();

    /// <summary>The key of a token; null when it cannot be found, which is for the conditions to tell.</summary>
    public object? Of(Token token) => Of(OfToken, token, null);

    /// <summary>The key of a fact; null when it cannot be found, which is for the conditions to tell.</summary>
    public object? Of(Fact fact) => Of(OfFact, null, fact.Value);

    /// <summary>The hash of the key of a token; null when the key cannot be found.</summary>
    public int? HashOf(Token token) => HashOf(OfToken, token, null);

    /// <summary>The hash of the key of a fact; null when the key cannot be found.</summary>
    public int? HashOf(Fact fact) => HashOf(OfFact, null, fact.Value);

    private static object? Of(JoinSide side, Token? token, object? value)
    {
        try
        {
            return side.Key.Function(token, value) ?? Null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    private static int? HashOf(JoinSide side, Token? token, object? value)
    {
        try
        {
            return side.Hash.Function(token, value);
        }
        catch (Exception)
        {
            return null;
        }
    }
}

/// <summary>One side of an equality: its value, and the hash of that without making an object of it.</summary>
internal sealed class JoinSide(LambdaExpression side, Scope scope, int depth)
{
    public Compiled<object?> Key { get; } = new(side, new(scope, depth, side));

    public Compiled<int> Hash { get; } = Hashing(Expression.Lambda(HashOf(side.Body), side.Parameters), scope, depth);

    private static Compiled<int> Hashing(LambdaExpression hash, Scope scope, int depth) => new(hash, new(scope, depth, hash));

    private static Expression HashOf(Expression value)
    {
        var hash = Expression.Call(value, nameof(GetHashCode), null);
        return value.Type.IsValueType ? hash : Expression.Condition(Expression.Equal(value, Expression.Constant(null, value.Type)), Expression.Constant(0), hash);
    }
}
