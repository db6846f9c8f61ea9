using System.Linq.Expressions;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>Reads of a match what the conditions of its branch read: members of the facts it names, and the values it names.</summary>
internal sealed class ValueReader
{
    private readonly List<(string Name, Expression Read)> _reads = [];
    private volatile Func<Token, object?[]>? _read;

    /// <param name="elements">The elements of the branch.</param>
    /// <param name="declared">The facts of the branch and their levels.</param>
    /// <param name="scope">All names of the branch.</param>
    /// <param name="depth">Its last level.</param>
    public ValueReader(IReadOnlyList<RuleElement> elements, IReadOnlyList<(RuleElement Element, Declaration Declaration, int Level)> declared, Scope scope, int depth)
    {
        foreach (var element in elements)
        {
            var own = element is PatternElement ? declared.First(one => ReferenceEquals(one.Element, element)).Declaration : null;
            foreach (var lambda in Lambdas(element))
            {
                new Finder(this, scope, depth, declared, own, lambda).Visit(lambda.Body);
            }
        }

        Names = [.. _reads.Select(read => read.Name)];
    }

    public IReadOnlyList<string> Names { get; }

    public Func<Token, object?[]> Read => _read ??= Expression.Lambda<Func<Token, object?[]>>(
        Expression.NewArrayInit(typeof(object), _reads.Select(read => Expression.Convert(read.Read, typeof(object)))), LambdaRewriter.TokenParameter).Compile();

    private static IEnumerable<LambdaExpression> Lambdas(RuleElement element) => element switch
    {
        PatternElement pattern => pattern.Conditions,
        QuantifierElement quantifier => quantifier.Pattern.Conditions,
        AggregateElement aggregate => [.. aggregate.Source?.Conditions ?? [], .. aggregate.From is null ? [] : new[] { aggregate.From }, .. aggregate.Operators.SelectMany(step => step.Expressions)],
        BindingElement binding => [binding.Expression],
        ConditionElement condition => [condition.Expression],
        _ => [],
    };

    private sealed class Finder(
        ValueReader reader, Scope scope, int depth, IReadOnlyList<(RuleElement Element, Declaration Declaration, int Level)> declared, Declaration? own, LambdaExpression lambda) : ExpressionVisitor
    {
        protected override Expression VisitMember(MemberExpression node)
        {
            if (node.Expression is { } of && IsFact(of, out var declaration))
            {
                Reads($"{declaration.Name}.{node.Member.Name}", declaration, fact => Expression.MakeMemberAccess(fact, node.Member));
                return node;
            }

            if (IsFact(node, out var named))
            {
                // A value by itself is read whole; a fact is not a value.
                if (named.Type.IsValueType || named.Type == typeof(string))
                {
                    Reads(named.Name, named, fact => fact);
                }

                return node;
            }

            return base.VisitMember(node);
        }

        private bool IsFact(Expression expression, out Declaration declaration)
        {
            declaration = expression switch
            {
                ParameterExpression parameter when own is not null && lambda.Parameters.Contains(parameter) => own,
                MemberExpression member when Scope.IsVariable(member) && scope.LevelOf(member.Member, member.Type) is not null => new(member.Type, member.Member.Name),
                _ => null!,
            };
            var name = declaration?.Name;
            return declared.Any(one => one.Declaration.Name == name);
        }

        private void Reads(string name, Declaration declaration, Func<Expression, Expression> read)
        {
            if (!reader._reads.Exists(known => known.Name == name))
            {
                var level = declared.Last(one => one.Declaration.Name == declaration.Name).Level;
                reader._reads.Add((name, read(LambdaRewriter.FactAt(level, depth, declaration.Type))));
            }
        }
    }
}
