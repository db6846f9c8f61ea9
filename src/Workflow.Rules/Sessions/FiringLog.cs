using System.Runtime.InteropServices;
using Workflow.Rules.Matching;
using Workflow.Rules.Receipts;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>What fired in a session, as it was when it fired. Facts stay with their matches; only what may change is copied.</summary>
internal sealed class FiringLog
{
    private readonly List<Entry> _entries = [];

    /// <summary>How many; the number of the last.</summary>
    public int Count => _entries.Count;

    public void Add(Activation activation) => _entries.Add(new(activation, activation.Trigger, Values(activation), activation.Branch.HasDerived ? Sources(activation) : [], []));

    /// <summary>A firing made a fact, for the first time or anew.</summary>
    /// <param name="firing">Its number; 0 for a fact from outside.</param>
    public void Made(Fact fact, int firing)
    {
        if (firing > 0)
        {
            ref var entry = ref CollectionsMarshal.AsSpan(_entries)[firing - 1];
            entry = entry with { Made = [.. entry.Made, fact.Id] };
        }
    }

    public Receipt Receipt(string ruleSet) => new(ruleSet, [.. _entries.Select((entry, i) => new Firing(
        i + 1, entry.Activation.Rule.Name, entry.Trigger, Facts(entry),
        [.. entry.Values.Zip(entry.Activation.Branch.Reader.Names, (value, name) => new ReadValue(name, value))], entry.Made))]);

    private static List<ReadFact> Facts(Entry entry)
    {
        var facts = new List<ReadFact>();
        foreach (var (fact, declaration) in entry.Activation.Matched.Zip(entry.Activation.Branch.Declarations))
        {
            var sources = fact.Id != 0 ? [fact.Id] : entry.Sources.Length > facts.Count ? entry.Sources[facts.Count] : [];
            facts.Add(new(declaration.Name, sources, declaration.Type.Name, fact.MadeBy));
        }

        return facts;
    }

    // What a query made of changes with its facts, so their numbers are copied.
    private static int[][] Sources(Activation activation) => [.. activation.Matched.Select(fact => fact is DerivedFact derived ? derived.Facts.Select(source => ((Fact)source).Id).ToArray() : [])];

    // A member that could be read when the facts matched and cannot any more leaves the values empty: the firing is what counts.
    private static object?[] Values(Activation activation)
    {
        try
        {
            return activation.Branch.Reader.Read(activation.Token);
        }
        catch (Exception)
        {
            return new object?[activation.Branch.Reader.Names.Count];
        }
    }

    private readonly record struct Entry(Activation Activation, MatchTrigger Trigger, object?[] Values, int[][] Sources, int[] Made);
}
