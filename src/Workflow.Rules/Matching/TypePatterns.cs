namespace Workflow.Rules.Matching;

/// <summary>The patterns facts of one type may fulfil.</summary>
internal sealed class TypePatterns
{
    private readonly int[] _places;

    public TypePatterns(Type type, Pattern[] patterns, int branches)
    {
        Type = type;
        All = [.. patterns.Where(pattern => pattern.FactType.IsAssignableFrom(type))];
        BehindOf = new Pattern[branches][];
        foreach (var group in All.Where(pattern => !pattern.IsGate && pattern.Branch.Gate is not null).GroupBy(pattern => pattern.Branch.Index))
        {
            BehindOf[group.Key] = [.. group];
        }

        _places = new int[patterns.Length];
        Array.Fill(_places, -1);
        for (var i = 0; i < All.Length; i++)
        {
            _places[All[i].Index] = i;
        }

        var gates = All.Where(pattern => pattern is { IsGate: true, Constant: not null })
            .Select(pattern => (Pattern: pattern, Place: PlaceOf(pattern), Value: pattern.Constant!.Read())).Where(gate => gate.Value is not null).ToList();
        Gates = [.. gates.GroupBy(gate => gate.Pattern.Constant!.Member).Select(group => new GateTable(group.Select(gate => (gate.Pattern, gate.Place, gate.Value!))))];
        Always = [.. All.Where(pattern => pattern.IsGate || pattern.Branch.Gate is null).Except(gates.Select(gate => gate.Pattern))];
    }

    public Type Type { get; }

    /// <summary>How many facts of the type sessions have had: room for so many is made from the start.</summary>
    public int UsualFacts { get; set; }

    /// <summary>In load order.</summary>
    public Pattern[] All { get; }

    /// <summary>Those that are asked for every fact: gates that are in no table, and patterns of branches without a gate.</summary>
    public Pattern[] Always { get; }

    public GateTable[] Gates { get; }

    /// <summary>Those of a branch that are asked only when its gate is open; null where there are none.</summary>
    public Pattern[]?[] BehindOf { get; }

    /// <summary>Place of a pattern among those of the type; -1 when it asks for another type.</summary>
    public int PlaceOf(Pattern pattern) => _places[pattern.Index];
}
