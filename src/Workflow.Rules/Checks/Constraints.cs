using System.Linq.Expressions;
using Workflow.Rules.Versions;

namespace Workflow.Rules.Checks;

/// <summary>What conditions ask of members of one fact, where they hold them against constants.</summary>
internal sealed class Constraints
{
    private readonly OrderedDictionary<string, List<(ExpressionType Relation, object? Value)>> _members = new(StringComparer.Ordinal);

    /// <summary>Why no fact can fulfil them; null when one may.</summary>
    public string? Contradiction { get; private set; }

    public static Constraints Of(IEnumerable<(Expression Part, ParameterExpression Fact)> parts)
    {
        var constraints = new Constraints();
        foreach (var (part, fact) in parts)
        {
            constraints.Add(part, fact);
        }

        return constraints;
    }

    /// <summary>Whether a member of that name may have a value.</summary>
    public bool Allow(string member, object? value) =>
        !_members.TryGetValue(member, out var asked) || asked.TrueForAll(one => IsTrue(value, one.Relation, one.Value));

    private void Add(Expression part, ParameterExpression fact)
    {
        switch (part)
        {
            case ConstantExpression { Value: false }:
                Contradiction ??= "a condition is false";
                break;
            case UnaryExpression { NodeType: ExpressionType.Not, Operand: { } flag } when flag.Type == typeof(bool) && Name(flag, fact) is { } name:
                Add(name, ExpressionType.Equal, false);
                break;
            case MemberExpression or MethodCallExpression when part.Type == typeof(bool) && Name(part, fact) is { } name:
                Add(name, ExpressionType.Equal, true);
                break;
            case BinaryExpression { Right: { } right } binary when Constant(right) is { } value && Name(Inside(binary.Left), fact) is { } name:
                Add(name, binary.NodeType, value.Value);
                break;
            case BinaryExpression { Left: { } left } binary when Constant(left) is { } value && Name(Inside(binary.Right), fact) is { } name:
                Add(name, Turned(binary.NodeType), value.Value);
                break;
        }
    }

    private void Add(string member, ExpressionType relation, object? value)
    {
        if (relation is not (ExpressionType.Equal or ExpressionType.NotEqual or ExpressionType.LessThan or ExpressionType.LessThanOrEqual or ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual))
        {
            return;
        }

        var asked = _members.TryGetValue(member, out var known) ? known : _members[member] = [];
        if (asked.Exists(one => AreApart((one.Relation, one.Value), (relation, value))))
        {
            Contradiction ??= $"{Short(member)} would have to fulfil two conditions that exclude each other";
        }

        asked.Add((relation, value));
    }

    private static bool AreApart((ExpressionType Relation, object? Value) one, (ExpressionType Relation, object? Value) other)
    {
        if (one.Relation == ExpressionType.Equal)
        {
            return !IsTrue(one.Value, other.Relation, other.Value);
        }

        if (other.Relation == ExpressionType.Equal)
        {
            return !IsTrue(other.Value, one.Relation, one.Value);
        }

        var (below, above) = (IsBelow(one.Relation) ? one : other, IsBelow(one.Relation) ? other : one);
        return IsBelow(below.Relation) && IsAbove(above.Relation) && Compare(below.Value, above.Value) is { } order
            && (order < 0 || (order == 0 && (below.Relation == ExpressionType.LessThan || above.Relation == ExpressionType.GreaterThan)));
    }

    private static bool IsBelow(ExpressionType relation) => relation is ExpressionType.LessThan or ExpressionType.LessThanOrEqual;

    private static bool IsAbove(ExpressionType relation) => relation is ExpressionType.GreaterThan or ExpressionType.GreaterThanOrEqual;

    private static bool IsTrue(object? value, ExpressionType relation, object? other) => relation switch
    {
        ExpressionType.Equal => Same(value, other),
        ExpressionType.NotEqual => !Same(value, other),
        ExpressionType.LessThan => Compare(value, other) is not { } order || order < 0,
        ExpressionType.LessThanOrEqual => Compare(value, other) is not { } order || order <= 0,
        ExpressionType.GreaterThan => Compare(value, other) is not { } order || order > 0,
        ExpressionType.GreaterThanOrEqual => Compare(value, other) is not { } order || order >= 0,
        _ => true,
    };

    // An enum stands in an expression as its number.
    private static bool Same(object? one, object? other) => Equals(Plain(one), Plain(other));

    private static int? Compare(object? one, object? other) => Plain(one) is IComparable comparable && Plain(other) is { } value && comparable.GetType() == value.GetType() ? comparable.CompareTo(value) : null;

    private static object? Plain(object? value) => value switch
    {
        Enum member => Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture),
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        _ => value,
    };

    private static Expression Inside(Expression expression) => expression is UnaryExpression { NodeType: ExpressionType.Convert } converted ? converted.Operand : expression;

    private static ConstantExpression? Constant(Expression expression) => Inside(expression) as ConstantExpression;

    // A member of the fact itself goes by its name, anything else it reads by its text.
    private static string? Name(Expression expression, ParameterExpression fact) =>
        expression is MemberExpression { Expression: { } of } member && of == fact ? member.Member.Name
        : expression is MemberExpression or MethodCallExpression ? ExpressionText.OfMember(expression, fact)
        : null;

    private static string Short(string member) => member.Contains('(', StringComparison.Ordinal) ? "a value" : member;

    private static ExpressionType Turned(ExpressionType relation) => relation switch
    {
        ExpressionType.LessThan => ExpressionType.GreaterThan,
        ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
        ExpressionType.GreaterThan => ExpressionType.LessThan,
        ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
        _ => relation,
    };
}
