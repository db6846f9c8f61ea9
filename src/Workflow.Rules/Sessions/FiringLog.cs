using Workflow.Rules.Matching;
using Workflow.Rules.Receipts;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>What fired in a session, as it was when it fired. Facts stay with their matches; only what may change is copied.</summary>
internal sealed class FiringLog
{
    private readonly ValueLog _values = new();
    private Pages<Entry> _entries = new(4);

    /// <summary>How many; the number of the last.</summary>
    public int Count => _entries.Count;

    public void Add(Activation activation)
    {
        var branch = activation.Branch;
        var start = _values.End;
        var isRead = true;
        try
        {
            branch.Reader.Read(activation.Token, _values);
        }
        catch (Exception)
        {
            // A member that could be read when the facts matched and cannot any more leaves the values empty: the firing is what counts.
            _values.Shorten(start);
            isRead = false;
        }

        // Where there are no memories queries make facts that stay as they are.
        var isCopied = branch.HasDerived && activation.Token is Node;
        _entries.Add(new(activation, activation.Token, isCopied ? new(Sources(activation.Token, branch)) : null, start.Number, start.Object, isRead, activation.Trigger));
    }

    /// <summary>A firing made a fact, for the first time or anew.</summary>
    /// <param name="firing">Its number; 0 for a fact from outside.</param>
    public void Made(Fact fact, int firing)
    {
        if (firing <= 0)
        {
            return;
        }

        ref var entry = ref _entries[firing - 1];
        if (entry.Made == 0)
        {
            entry.Made = fact.Id;
        }
        else
        {
            (entry.More ??= new([])).Made.Add(fact.Id);
        }
    }

    public Receipt Receipt(string ruleSet)
    {
        var firings = new Firing[Count];
        for (var i = 0; i < firings.Length; i++)
        {
            firings[i] = Firing(i + 1, _entries[i]);
        }

        return new(ruleSet, firings);
    }

    private Firing Firing(int number, Entry entry)
    {
        int[] made = entry.Made == 0 ? [] : [entry.Made, .. entry.More?.Made ?? []];
        return new(number, entry.Activation.Rule.Name, entry.Trigger, Facts(entry), Values(entry), made);
    }

    private ReadValue[] Values(Entry entry)
    {
        var reads = entry.Activation.Branch.Reader.Reads;
        var values = new ReadValue[reads.Count];
        var (number, other) = (entry.Number, entry.Object);
        for (var i = 0; i < values.Length; i++)
        {
            var (name, type) = reads[i];
            values[i] = new(name, entry.IsRead ? ReadKind.Read(_values, type, ref number, ref other) : null);
        }

        return values;
    }

    private static List<ReadFact> Facts(Entry entry)
    {
        var branch = entry.Activation.Branch;
        var sources = entry.More?.Sources is { Length: > 0 } copied ? copied : branch.HasDerived ? Sources(entry.Token, branch) : [];
        var facts = new List<ReadFact>();
        foreach (var (fact, declaration) in Activation.Named(entry.Token, branch).Zip(branch.Declarations))
        {
            int[] ids = fact.Id != 0 ? [fact.Id] : sources.Length > facts.Count ? sources[facts.Count] : [];
            facts.Add(new(declaration.Name, ids, declaration.Type.Name, fact.MadeBy));
        }

        return facts;
    }

    private static int[][] Sources(Token token, Branch branch) =>
        [.. Activation.Named(token, branch).Select(fact => fact is DerivedFact derived ? derived.Facts.Select(source => ((Fact)source).Id).ToArray() : [])];

    private struct Entry(Activation activation, Token token, More? more, int number, int other, bool isRead, MatchTrigger trigger)
    {
        private readonly byte _trigger = (byte)trigger;

        public readonly Activation Activation = activation;

        public readonly Token Token = token;

        public More? More = more;

        /// <summary>Where its values begin.</summary>
        public readonly int Number = number;

        public readonly int Object = other;

        /// <summary>The first fact it made; 0 when it made none.</summary>
        public int Made;

        public readonly bool IsRead = isRead;

        public readonly MatchTrigger Trigger => (MatchTrigger)_trigger;
    }

    /// <summary>What few firings have.</summary>
    /// <param name="Sources">Of what queries made: the numbers of the facts it was made of.</param>
    private sealed record More(int[][] Sources)
    {
        /// <summary>All facts it made but the first.</summary>
        public List<int> Made { get; } = [];
    }
}
