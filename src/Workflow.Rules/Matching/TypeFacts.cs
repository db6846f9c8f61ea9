namespace Workflow.Rules.Matching;

/// <summary>The facts of one type in a session.</summary>
internal sealed class TypeFacts(TypePatterns patterns)
{
    private const int MostReserved = 64;

    /// <summary>A field, not a copy: the row is a structure.</summary>
    public FactRow Row;

    private List<FactHash>? _hashes;

    public TypePatterns Patterns { get; } = patterns;

    /// <summary>Grows with each change, so that what was hashed is known to be out of date.</summary>
    public int Version { get; set; }

    /// <summary>The patterns behind gates that are open, and their places.</summary>
    public (Pattern Pattern, int Place)[] Open { get; set; } = [];

    /// <summary>How many gates were open then.</summary>
    public int OpenGates { get; set; }

    public void Add(SessionFact fact)
    {
        if (Version == 0)
        {
            Row.Reserve(Patterns.UsualFacts);
        }

        Row.Add(fact);
        Version++;
        if (Version > Patterns.UsualFacts)
        {
            Patterns.UsualFacts = Math.Min(Version, MostReserved);
        }
    }

    /// <summary>The facts by a member; null when it cannot be read of each.</summary>
    public FactHash? By(JoinKey key)
    {
        foreach (var hash in _hashes ?? [])
        {
            if (hash.Key == key.Fact)
            {
                return hash.Update(this, key);
            }
        }

        var made = new FactHash(key.Fact);
        (_hashes ??= []).Add(made);
        return made.Update(this, key);
    }
}

/// <summary>The facts of one type, found by the hash of a member: some that are found may have another value.</summary>
internal sealed class FactHash(FactMember key)
{
    private int[] _first = [];
    private int[] _next = [];
    private int _version = -1;
    private bool _isKeyed;

    public FactMember Key => key;

    public FactHash? Update(TypeFacts facts, JoinKey join)
    {
        if (_version != facts.Version)
        {
            _version = facts.Version;
            _isKeyed = Fill(facts.Row.All, join);
        }

        return _isKeyed ? this : null;
    }

    /// <summary>The place of the first fact in the row whose key has a hash; -1 when none has.</summary>
    public int First(int hash) => _first[hash & (_first.Length - 1)] - 1;

    /// <summary>The place of the next one; -1 when there is none.</summary>
    public int Next(int place) => _next[place] - 1;

    private bool Fill(ReadOnlySpan<SessionFact> facts, JoinKey join)
    {
        (_first, _next) = (new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)facts.Length + 1)], new int[facts.Length]);
        for (var i = facts.Length - 1; i >= 0; i--)
        {
            if (facts[i].IsGone)
            {
                continue;
            }

            if (join.HashOf(facts[i]) is not { } hash)
            {
                return false;
            }

            ref var first = ref _first[hash & (_first.Length - 1)];
            (_next[i], first) = (first, i + 1);
        }

        return true;
    }
}
