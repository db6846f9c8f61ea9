using System.Linq.Expressions;
using System.Reflection;
using Workflow.Rules.RuleModel;
using Workflow.Rules.Versions;

namespace Workflow.Rules.Checks;

/// <summary>A fact a rule asks for: its type and conditions, as text apart from how the rule calls it.</summary>
internal sealed record NeededFact(Type Type, IReadOnlySet<string> Conditions, Constraints Constraints)
{
    public static NeededFact Of(PatternElement pattern)
    {
        var parts = pattern.Conditions.SelectMany(condition => Parts(condition.Body).Select(part => (Part: part, Fact: condition.Parameters[0]))).ToList();
        return new(pattern.Declaration.Type, new SortedSet<string>(parts.Select(part => ExpressionText.OfMember(part.Part, part.Fact)), StringComparer.Ordinal), Constraints.Of(parts));
    }

    private static IEnumerable<Expression> Parts(Expression condition) =>
        condition is BinaryExpression { NodeType: ExpressionType.AndAlso } both ? Parts(both.Left).Concat(Parts(both.Right)) : [condition];
}

/// <summary>A fact a rule makes: its type, and those of its members that are the same each time.</summary>
internal sealed record MadeFact(Type Type, IReadOnlyDictionary<string, object?> Members)
{
    public static MadeFact Of(Expression made)
    {
        var members = new OrderedDictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
        var created = made is MemberInitExpression init ? init.NewExpression : made as NewExpression;
        foreach (var (parameter, argument) in (created?.Constructor?.GetParameters() ?? []).Zip(created?.Arguments ?? (IEnumerable<Expression>)[]))
        {
            if (argument is ConstantExpression constant)
            {
                members[parameter.Name!] = constant.Value;
            }
        }

        foreach (var binding in (made as MemberInitExpression)?.Bindings.OfType<MemberAssignment>() ?? [])
        {
            if (binding.Expression is ConstantExpression constant)
            {
                members[binding.Member.Name] = constant.Value;
            }
        }

        return new(made.Type, members);
    }

    /// <summary>Whether a fact like this may be one that is asked for.</summary>
    public bool MayBe(NeededFact needed) =>
        (needed.Type.IsAssignableFrom(Type) || Type.IsAssignableFrom(needed.Type))
        && Members.All(member => needed.Type.GetProperty(member.Key, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not { } property || needed.Constraints.Allow(property.Name, member.Value));
}
