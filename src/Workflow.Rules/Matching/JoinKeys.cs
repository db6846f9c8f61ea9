using System.Linq.Expressions;

namespace Workflow.Rules.Matching;

/// <summary>Finds in a condition an equality that must hold, between a member of the fact and a member of another.</summary>
internal static class JoinKeys
{
    public static JoinKey? Of(LambdaExpression condition, Scope scope, int depth)
    {
        return Equalities(condition.Body)
            .SelectMany<BinaryExpression, (Expression OfFact, Expression OfToken)>(equality => [(equality.Left, equality.Right), (equality.Right, equality.Left)])
            .Where(sides => IsMemberOf(sides.OfFact, condition.Parameters[0]) && IsMemberOfAnother(sides.OfToken, scope) && IsKey(sides.OfFact.Type) && sides.OfFact.Type == sides.OfToken.Type)
            .Select(sides => new JoinKey(
                new(Expression.Lambda(sides.OfToken), scope, depth),
                new(Expression.Lambda(sides.OfFact, condition.Parameters[0]), scope, depth),
                new(((MemberExpression)Unconverted(sides.OfFact)).Member, sides.OfFact.Type)))
            .FirstOrDefault();
    }

    /// <summary>The comparison of a condition that asks a member of the fact to equal something that is the same for all facts; null when it is no such condition.</summary>
    public static Constant? ConstantOf(LambdaExpression condition)
    {
        if (condition.Body is not BinaryExpression { NodeType: ExpressionType.Equal } equal)
        {
            return null;
        }

        return Of(equal.Left, equal.Right) ?? Of(equal.Right, equal.Left);

        Constant? Of(Expression ofFact, Expression value)
        {
            if (!IsMemberOf(ofFact, condition.Parameters[0]) || Speaks(value) || !IsKey(ofFact.Type) || ofFact.Type != value.Type)
            {
                return null;
            }

            var side = Expression.Lambda(ofFact, condition.Parameters[0]);
            return new(new(((MemberExpression)Unconverted(ofFact)).Member, ofFact.Type), new(side, new(new([]), -1, side)), value);
        }
    }

    // Constants, variables and members of them: nothing that could throw or be anything else the next time.
    private static bool Speaks(Expression side) => Unconverted(side) switch
    {
        ConstantExpression => false,
        MemberExpression { Expression: { } of } => Speaks(of),
        _ => true,
    };

    private static IEnumerable<BinaryExpression> Equalities(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => [.. Equalities(and.Left), .. Equalities(and.Right)],
        BinaryExpression { NodeType: ExpressionType.Equal } equal => [equal],
        _ => [],
    };

    // One member of the fact itself.
    private static bool IsMemberOf(Expression side, ParameterExpression fact) => Unconverted(side) is MemberExpression member && member.Expression == fact;

    // A name, or one member of what it stands for.
    private static bool IsMemberOfAnother(Expression side, Scope scope)
    {
        return Unconverted(side) is MemberExpression member && (IsName(member) || (member.Expression is MemberExpression inner && IsName(inner)));

        bool IsName(MemberExpression name) => Scope.IsVariable(name) && scope.SlotOf(name.Member, name.Type) is not null;
    }

    // Equal by == must mean equal as keys: the types for which that is so.
    private static bool IsKey(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? IsKey(inner) : type.IsEnum || type == typeof(string) || type == typeof(int) || type == typeof(long)
        || type == typeof(short) || type == typeof(byte) || type == typeof(bool) || type == typeof(char) || type == typeof(Guid) || type == typeof(DateOnly) || type == typeof(DateTime);

    private static Expression Unconverted(Expression side) => side is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : side;
}
