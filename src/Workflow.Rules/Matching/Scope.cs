using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>The names a rule has declared so far: each adds a fact to the token.</summary>
internal sealed class Scope(IReadOnlyList<Declaration> services)
{
    private readonly List<Declaration> _slots = [];

    public int Count => _slots.Count;

    public void Add(Declaration declaration) => _slots.Add(declaration);

    /// <summary>Which fact of the token a name stands for, from 0.</summary>
    public int? SlotOf(MemberInfo member, Type type) => _slots.FindLastIndex(slot => slot.Name == member.Name && slot.Type == type) is var slot and >= 0 ? slot : null;

    public int? ServiceOf(MemberInfo member, Type type)
    {
        for (var i = 0; i < services.Count; i++)
        {
            if (services[i].Name == member.Name && services[i].Type == type)
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>True for the way a lambda reaches a variable of the method around it, or of the rule.</summary>
    public static bool IsVariable(MemberExpression member) => member.Expression switch
    {
        ConstantExpression constant => constant.Type.IsDefined(typeof(CompilerGeneratedAttribute)) || constant.Value is Fluent.Dsl.Rule,
        MemberExpression outer => outer.Type.IsDefined(typeof(CompilerGeneratedAttribute)) && IsVariable(outer),
        _ => false,
    };
}

/// <summary>Turns a lambda of a rule into one over token, fact and services: names become ways through the token.</summary>
internal sealed class LambdaRewriter : ExpressionVisitor
{
    private static readonly FieldInfo LeftField = typeof(Token).GetField(nameof(Token.Left))!;
    private static readonly FieldInfo FactField = typeof(Token).GetField(nameof(Token.Fact))!;
    private static readonly PropertyInfo ValueProperty = typeof(Fact).GetProperty(nameof(Fact.Value))!;
    private static readonly MethodInfo UnsafeAs = typeof(Unsafe).GetMethods().Single(method => method.Name == nameof(Unsafe.As) && method.GetGenericArguments().Length == 1);

    private readonly Scope _scope;
    private readonly int _depth;
    private readonly Declaration? _own;
    private readonly ParameterExpression? _parameter;
    private readonly ParameterExpression? _fact;
    private readonly List<Func<Token?, object?, object?[], object?>> _arguments = [];
    private readonly List<string> _seen = [];

    /// <param name="scope">Names declared.</param>
    /// <param name="depth">The last fact of the token passed in, from 0; -1 for the root.</param>
    /// <param name="lambda">What is rewritten.</param>
    /// <param name="own">What the fact is called, when it has a name.</param>
    public LambdaRewriter(Scope scope, int depth, LambdaExpression lambda, Declaration? own = null)
    {
        (_scope, _depth, _own) = (scope, depth, own);
        if (lambda.Parameters is [var parameter, ..] && parameter.Type != typeof(IContext))
        {
            _parameter = parameter;
            _fact = Expression.Variable(parameter.Type, parameter.Name);
            _arguments.Add((_, fact, _) => fact);
        }

        var body = Visit(lambda.Body);
        Body = _fact is null ? body : Expression.Block([_fact], Expression.Assign(_fact, As(Item, _fact.Type)), body);
        Arguments = _arguments;
    }

    public static ParameterExpression TokenParameter { get; } = Expression.Parameter(typeof(Token), "token");

    public static ParameterExpression Item { get; } = Expression.Parameter(typeof(object), "fact");

    public static ParameterExpression Services { get; } = Expression.Parameter(typeof(object[]), "services");

    public Expression Body { get; }

    public bool UsesToken { get; private set; }

    /// <summary>What the lambda speaks of, in the order it does.</summary>
    public IReadOnlyList<Func<Token?, object?, object?[], object?>> Arguments { get; }

    public static Expression As(Expression value, Type type) => type == typeof(object) ? value : type.IsValueType ? Expression.Convert(value, type) : Expression.Call(UnsafeAs.MakeGenericMethod(type), value);

    /// <summary>The way to a fact of a token.</summary>
    /// <param name="slot">Which, from 0.</param>
    /// <param name="depth">The last one of the token.</param>
    public static Expression FactAt(int slot, int depth, Type type)
    {
        Expression token = TokenParameter;
        for (var hop = depth; hop > slot; hop--)
        {
            token = Expression.Field(token, LeftField);
        }

        return As(Expression.Property(Expression.Field(token, FactField), ValueProperty), type);
    }

    protected override Expression VisitParameter(ParameterExpression node) => node == _parameter ? _fact! : node;

    protected override Expression VisitMember(MemberExpression node)
    {
        if (!Scope.IsVariable(node))
        {
            return base.VisitMember(node);
        }

        if (_own is not null && _fact is not null && _own.Name == node.Member.Name && _own.Type == node.Type)
        {
            return _fact;
        }

        if (_scope.SlotOf(node.Member, node.Type) is { } slot)
        {
            UsesToken = true;
            Speaks(node.Member.Name, (token, _, _) => Up(token!, _depth - slot).Fact!.Value);
            return FactAt(slot, _depth, node.Type);
        }

        if (_scope.ServiceOf(node.Member, node.Type) is { } service)
        {
            Speaks(node.Member.Name, (_, _, services) => services[service]);
            return As(Expression.ArrayIndex(Services, Expression.Constant(service)), node.Type);
        }

        return base.VisitMember(node);
    }

    private static Token Up(Token token, int hops) => hops == 0 ? token : Up(token.Left!, hops - 1);

    private void Speaks(string name, Func<Token?, object?, object?[], object?> argument)
    {
        if (!_seen.Contains(name))
        {
            _seen.Add(name);
            _arguments.Add(argument);
        }
    }
}
