namespace Workflow.Rules.Matching;

/// <summary>The patterns facts of one type may fulfil.</summary>
internal sealed class TypePatterns
{
    public TypePatterns(Type type, IEnumerable<Pattern> patterns, int branches)
    {
        Type = type;
        All = [.. patterns.Where(pattern => pattern.FactType.IsAssignableFrom(type))];
        Always = [.. All.Where(pattern => pattern.IsGate || pattern.Branch.Gate is null)];
        Behind = [.. All.Except(Always)];
        BehindOf = new Pattern[branches][];
        foreach (var group in Behind.GroupBy(pattern => pattern.Branch.Index))
        {
            BehindOf[group.Key] = [.. group];
        }
    }

    public Type Type { get; }

    /// <summary>In load order.</summary>
    public Pattern[] All { get; }

    /// <summary>Those that are asked for every fact: gates, and patterns of branches without one.</summary>
    public Pattern[] Always { get; }

    /// <summary>Those that are asked only when the gate of their branch is open.</summary>
    public Pattern[] Behind { get; }

    /// <summary>The same by branch; null where there are none.</summary>
    public Pattern[]?[] BehindOf { get; }
}
