using System.Linq.Expressions;

namespace Workflow.Rules.Matching;

/// <summary>A comparison of a member of a fact with a value that is the same for all facts.</summary>
/// <param name="Value">Read once, when the first fact of the type comes.</param>
internal sealed record Constant(FactMember Member, Compiled<object?> OfFact, Expression Value)
{
    // Stands for null, which no index takes as key.
    private static readonly object Null = new();

    /// <summary>The value; null when it cannot be read.</summary>
    public object? Read()
    {
        try
        {
            return Expression.Lambda<Func<object?>>(Boxed.Convert(Value, typeof(object))).Compile(preferInterpretation: true)() ?? Null;
        }
        catch (Exception)
        {
            return null;
        }
    }

    /// <summary>The member of a fact; null when it cannot be read, which is for the conditions to tell.</summary>
    public object? Of(SessionFact fact)
    {
        try
        {
            return OfFact.Function(null, fact.Value) ?? Null;
        }
        catch (Exception)
        {
            return null;
        }
    }
}

/// <summary>The gates that compare one member, by the value they compare it with: however many there are, a fact finds its own at once.</summary>
internal sealed class GateTable
{
    private readonly KeyIndex<object, List<(Pattern Pattern, int Place)>> _gates = new();
    private readonly Constant _first;

    public GateTable(IEnumerable<(Pattern Pattern, int Place, object Value)> gates)
    {
        List<(Pattern, int)> all = [];
        foreach (var (pattern, place, value) in gates)
        {
            if (!_gates.TryGet(value, out var same))
            {
                _gates.Add(value, same = []);
            }

            same.Add((pattern, place));
            all.Add((pattern, place));
        }

        All = all;
        _first = all[0].Item1.Constant!;
    }

    public List<(Pattern Pattern, int Place)> All { get; }

    /// <summary>The gates whose comparison a fact fulfils; null when that cannot be told.</summary>
    public List<(Pattern Pattern, int Place)>? Find(SessionFact fact) => _first.Of(fact) is not { } value ? null : _gates.TryGet(value, out var found) ? found : [];
}
