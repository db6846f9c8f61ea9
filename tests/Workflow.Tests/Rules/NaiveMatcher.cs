using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace Workflow.Tests.Rules;

/// <summary>A fact of the property tests.</summary>
public class Item(int id)
{
    public int Id { get; } = id;

    public int A
    {
        get => Throws ? throw new InvalidOperationException("no data") : field;
        set;
    }

    public int B { get; set; }

    /// <summary>While set, reading <see cref="A"/> throws.</summary>
    public bool Throws { get; set; }
}

public sealed class Sort1(int id) : Item(id);

public sealed class Sort2(int id) : Item(id);

/// <summary>The variables of generated rules.</summary>
[CompilerGenerated]
public sealed class Variables
{
    public static Variables Instance { get; } = new();

    public Item? X0 { get; set; }

    public Item? X1 { get; set; }

    public Item? X2 { get; set; }

    public Item? X3 { get; set; }

    public int N0 { get; set; }

    public int N1 { get; set; }

    public int N2 { get; set; }

    public int N3 { get; set; }

    public IEnumerable<Item>? C0 { get; set; }

    public IEnumerable<Item>? C1 { get; set; }

    public IEnumerable<Item>? C2 { get; set; }

    public IEnumerable<Item>? C3 { get; set; }

    public static Expression Of(string name) => Expression.Property(Expression.Constant(Instance), name);
}

/// <summary>A comparison of a member with a constant or with a member of an earlier fact.</summary>
internal sealed record Comparison(string Member, ExpressionType Op, int Constant, string? Other, string OtherMember)
{
    public bool Holds(Item item, IReadOnlyList<(string Name, object Value)> row)
    {
        var (left, right) = (Of(item, Member), Other is null ? Constant : Of((Item)row.First(named => named.Name == Other).Value, OtherMember));
        return Op switch { ExpressionType.Equal => left == right, ExpressionType.LessThan => left < right, _ => left != right };
    }

    public LambdaExpression Lambda(Type type)
    {
        var item = Expression.Parameter(type, "item");
        Expression right = Other is null ? Expression.Constant(Constant) : Expression.Property(Variables.Of(Other), OtherMember);
        return Expression.Lambda(Expression.MakeBinary(Op, Expression.Property(item, Member), right), item);
    }

    private static int Of(Item item, string member) => member == "A" ? item.A : item.B;
}

internal sealed record Step(char Kind, string Name, Type Type, IReadOnlyList<Comparison> Conditions, IReadOnlyList<Step> Either);

/// <summary>Matches by looking at everything: the oracle.</summary>
internal static class NaiveMatcher
{
    /// <summary>Every match of the steps, as the text of its facts in order.</summary>
    public static IEnumerable<string> Matches(IReadOnlyList<Step> steps, IReadOnlyList<Item> facts) =>
        Rows(steps, facts, []).Select(row => string.Join(' ', row.Where(named => named.Name != "").Select(named => Text(named.Value))));

    public static string Text(object? value) => value switch
    {
        Item item => $"{item.Id}",
        IEnumerable<Item> items => $"[{string.Join(',', items.Select(item => item.Id).Order())}]",
        _ => $"={value}",
    };

    private static IEnumerable<List<(string Name, object Value)>> Rows(IReadOnlyList<Step> steps, IReadOnlyList<Item> facts, List<(string Name, object Value)> row)
    {
        if (steps.Count == 0)
        {
            return [row];
        }

        var step = steps[0];
        IReadOnlyList<Step> rest = [.. steps.Skip(1)];
        var found = facts.Where(fact => step.Type.IsInstanceOfType(fact) && step.Conditions.All(condition => condition.Holds(fact, row))).ToList();
        return step.Kind switch
        {
            'm' => found.SelectMany(fact => Rows(rest, facts, [.. row, (step.Name, fact)])),
            'n' => found.Count == 0 ? Rows(rest, facts, row) : [],
            'e' => found.Count > 0 ? Rows(rest, facts, row) : [],
            'c' => Rows(rest, facts, [.. row, (step.Name, found)]),
            'g' => found.GroupBy(fact => fact.B).SelectMany(group => Rows(rest, facts, [.. row, (step.Name, group.ToList())])),
            'l' => Rows(rest, facts, [.. row, (step.Name, Sum(row))]),
            'h' => Sum(row) % 2 == 0 ? Rows(rest, facts, row) : [],
            _ => step.Either.SelectMany(one => Rows([one, .. rest], facts, row)),
        };
    }

    private static int Sum(List<(string Name, object Value)> row) => row.Where(named => named.Name[0] == 'X').Select(named => named.Value).OfType<Item>().Sum(item => item.A);
}
