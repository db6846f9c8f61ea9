using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using System.Text;

namespace Workflow.Rules.Versions;

/// <summary>An expression as text that is the same on every machine and for every build of the same source: names in full, parameters by number, variables of the rule by name.</summary>
internal sealed class ExpressionText : ExpressionVisitor
{
    private readonly StringBuilder _text = new();
    private readonly List<ParameterExpression> _parameters = [];
    private readonly Action<MethodBase>? _calls;

    private ExpressionText(Action<MethodBase>? calls) => _calls = calls;

    /// <summary>The text of an expression.</summary>
    /// <param name="expression">A lambda, most often.</param>
    /// <param name="calls">Told of every method and constructor called, or null.</param>
    public static string Of(Expression expression, Action<MethodBase>? calls = null)
    {
        var text = new ExpressionText(calls);
        text.Visit(expression);
        return text._text.ToString();
    }

    /// <summary>What a part of a lambda over one fact reads, apart from how that fact is called.</summary>
    public static string OfMember(Expression expression, ParameterExpression fact)
    {
        var text = new ExpressionText(calls: null);
        text._parameters.Add(fact);
        text.Visit(expression);
        return text._text.ToString();
    }

    /// <summary>A method in full: type, name, type arguments, parameters.</summary>
    public static string Name(MethodBase method) =>
        $"{method.DeclaringType}.{method.Name}{(method.IsGenericMethod ? $"<{string.Join(",", method.GetGenericArguments().Select(type => type.ToString()))}>" : "")}({string.Join(",", method.GetParameters().Select(parameter => parameter.ParameterType.ToString()))})";

    public override Expression? Visit(Expression? node)
    {
        if (node is null)
        {
            _text.Append("()");
            return node;
        }

        _text.Append('(').Append(node.NodeType).Append(' ');
        base.Visit(node);
        _text.Append(')');
        return node;
    }

    protected override Expression VisitLambda<T>(Expression<T> node)
    {
        var outer = _parameters.Count;
        _parameters.AddRange(node.Parameters);
        _text.AppendJoin(',', node.Parameters.Select(parameter => parameter.Type.ToString()));
        Visit(node.Body);
        _parameters.RemoveRange(outer, _parameters.Count - outer);
        return node;
    }

    protected override Expression VisitParameter(ParameterExpression node)
    {
        _text.Append('p').Append(_parameters.LastIndexOf(node));
        return node;
    }

    protected override Expression VisitMember(MemberExpression node)
    {
        // A variable of the rule: a fact it names, or a value it took along.
        if (node is { Member: FieldInfo field, Expression: ConstantExpression { Value: { } owner } })
        {
            _text.Append('$').Append(field.Name);
            if (field.GetValue(owner) is IConvertible or IFormattable)
            {
                Append(field.GetValue(owner));
            }

            return node;
        }

        if (node.Member is PropertyInfo { GetMethod: { } getter })
        {
            _calls?.Invoke(getter);
        }

        _text.Append(node.Member.DeclaringType).Append('.').Append(node.Member.Name);
        Visit(node.Expression);
        return node;
    }

    protected override Expression VisitConstant(ConstantExpression node)
    {
        _text.Append(node.Type);
        Append(node.Value);
        return node;
    }

    protected override Expression VisitMethodCall(MethodCallExpression node)
    {
        _calls?.Invoke(node.Method);
        _text.Append(Name(node.Method));
        return base.VisitMethodCall(node);
    }

    protected override Expression VisitNew(NewExpression node)
    {
        if (node.Constructor is { } constructor)
        {
            _calls?.Invoke(constructor);
        }

        _text.Append(node.Type);
        return base.VisitNew(node);
    }

    protected override Expression VisitUnary(UnaryExpression node)
    {
        _text.Append(node.Type);
        return base.VisitUnary(node);
    }

    protected override Expression VisitTypeBinary(TypeBinaryExpression node)
    {
        _text.Append(node.TypeOperand);
        return base.VisitTypeBinary(node);
    }

    protected override Expression VisitBinary(BinaryExpression node)
    {
        if (node.Method is { } method)
        {
            _calls?.Invoke(method);
        }

        Visit(node.Left);
        Visit(node.Right);
        return node;
    }

    protected override MemberAssignment VisitMemberAssignment(MemberAssignment node)
    {
        _text.Append(node.Member.Name);
        return base.VisitMemberAssignment(node);
    }

    private void Append(object? value) => _text.Append('=').Append(value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    });
}
