using System.Runtime.InteropServices;

namespace Workflow.Rules.Matching;

/// <summary>Goes through the facts that fulfil a pattern by themselves.</summary>
internal ref struct Candidates
{
    private const int FewEnoughToScan = 32;

    private readonly ReadOnlySpan<SessionFact> _facts;
    private readonly FactHash? _hash;
    private readonly int _pattern;
    private int _place;

    private Candidates(List<SessionFact> facts)
    {
        _facts = CollectionsMarshal.AsSpan(facts);
        _pattern = -1;
    }

    private Candidates(TypeFacts type, Pattern pattern, Token? left)
    {
        _facts = type.Row.All;
        _pattern = type.Patterns.PlaceOf(pattern);
        if (_facts.Length > FewEnoughToScan && left is not null && pattern.Key is { } join && type.By(join) is { } found && join.HashOf(left) is { } hash)
        {
            _hash = found;
            _place = found.First(hash);
        }
    }

    /// <summary>The facts of a session that fulfil a pattern by themselves, in order; where facts are many and a token is given, those that may join it.</summary>
    public static Candidates Of(ReadOnlySpan<TypeFacts> types, Pattern pattern, Token? left)
    {
        TypeFacts? only = null;
        foreach (var type in types)
        {
            if (type.Patterns.PlaceOf(pattern) >= 0)
            {
                if (only is not null)
                {
                    return new(OfSeveral(types, pattern, left));
                }

                only = type;
            }
        }

        return only is null ? default : new(only, pattern, left);
    }

    /// <summary>The next one; null when there is none.</summary>
    public SessionFact? Next()
    {
        while ((uint)_place < (uint)_facts.Length)
        {
            var fact = _facts[_place];
            _place = _hash is null ? _place + 1 : _hash.Next(_place);
            if (_pattern < 0 || (fact.Fulfils(_pattern) && !fact.IsGone))
            {
                return fact;
            }
        }

        return null;
    }

    private static List<SessionFact> OfSeveral(ReadOnlySpan<TypeFacts> types, Pattern pattern, Token? left)
    {
        var facts = new List<SessionFact>();
        foreach (var type in types)
        {
            if (type.Patterns.PlaceOf(pattern) >= 0)
            {
                for (var each = new Candidates(type, pattern, left); each.Next() is { } fact;)
                {
                    facts.Add(fact);
                }
            }
        }

        facts.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        return facts;
    }
}
