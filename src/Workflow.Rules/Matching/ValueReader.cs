using System.Linq.Expressions;
using Workflow.Rules.Receipts;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>Reads of a match what the conditions of its branch read: members of the facts it names, and the values it names.</summary>
internal sealed class ValueReader
{
    private readonly List<(string Name, string Shape, Expression Read)> _reads = [];
    private readonly ReadCode _code;

    /// <param name="elements">The elements of the branch.</param>
    /// <param name="declared">The facts of the branch and their places in the token.</param>
    /// <param name="scope">All names of the branch.</param>
    /// <param name="depth">The last of them.</param>
    /// <param name="shared">Code by what it reads: rules that read the same share it.</param>
    public ValueReader(IReadOnlyList<RuleElement> elements, IReadOnlyList<(RuleElement Element, Declaration Declaration, int Slot)> declared, Scope scope, int depth, KeyIndex<string, ReadCode> shared)
    {
        foreach (var element in elements)
        {
            var own = element is PatternElement ? declared.First(one => ReferenceEquals(one.Element, element)).Declaration : null;
            foreach (var lambda in Lambdas(element))
            {
                new Finder(this, scope, depth, declared, own, lambda).Visit(lambda.Body);
            }
        }

        Reads = [.. _reads.Select(read => (read.Name, read.Read.Type))];
        var shape = $"{depth} {string.Join(' ', _reads.Select(read => read.Shape))}";
        if (!shared.TryGet(shape, out var code))
        {
            shared.Add(shape, code = new([.. _reads.Select(read => read.Read)]));
        }

        _code = code;
    }

    /// <summary>What is read, in the order of the rule.</summary>
    public IReadOnlyList<(string Name, Type Type)> Reads { get; }

    public Action<Token, ValueLog> Read => _code.Read;

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
        ValueReader reader, Scope scope, int depth, IReadOnlyList<(RuleElement Element, Declaration Declaration, int Slot)> declared, Declaration? own, LambdaExpression lambda) : ExpressionVisitor
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
                MemberExpression member when Scope.IsVariable(member) && scope.SlotOf(member.Member, member.Type) is not null => new(member.Type, member.Member.Name),
                _ => null!,
            };
            var name = declaration?.Name;
            return declared.Any(one => one.Declaration.Name == name);
        }

        private void Reads(string name, Declaration declaration, Func<Expression, Expression> read)
        {
            if (!reader._reads.Exists(known => known.Name == name))
            {
                var slot = declared.Last(one => one.Declaration.Name == declaration.Name).Slot;
                var value = read(LambdaRewriter.FactAt(slot, depth, declaration.Type));
                reader._reads.Add((name, $"{slot}:{declaration.Type.AssemblyQualifiedName}{name[declaration.Name.Length..]}", value));
            }
        }
    }
}
