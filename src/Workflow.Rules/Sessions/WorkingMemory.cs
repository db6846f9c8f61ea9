using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>The facts of a session, in the order they came.</summary>
internal sealed class WorkingMemory(IEqualityComparer<object> identity)
{
    private readonly KeyIndex<object, Fact> _facts = new(identity);
    private Fact? _last;
    private int _ids;

    public Fact? First { get; private set; }

    public Fact? Find(object value) => _facts.TryGet(value, out var fact) ? fact : null;

    /// <returns>False when an equal fact is there.</returns>
    public bool Add(Fact fact)
    {
        if (!_facts.Add(fact.Value!, fact))
        {
            return false;
        }

        fact.Id = ++_ids;
        fact.Previous = _last;
        if (_last is null)
        {
            First = fact;
        }
        else
        {
            _last.Next = fact;
        }

        _last = fact;
        return true;
    }

    public void Remove(Fact fact)
    {
        _facts.Remove(fact.Value!, out _);
        if (fact.Previous is null)
        {
            First = fact.Next;
        }
        else
        {
            fact.Previous.Next = fact.Next;
        }

        if (fact.Next is null)
        {
            _last = fact.Previous;
        }
        else
        {
            fact.Next.Previous = fact.Previous;
        }

    }

    /// <summary>Puts a fact back where it was. The one removed last comes first: a removed fact still knows its neighbours.</summary>
    public void Restore(Fact fact)
    {
        _facts.Add(fact.Value!, fact);
        if (fact.Previous is null)
        {
            First = fact;
        }
        else
        {
            fact.Previous.Next = fact;
        }

        if (fact.Next is null)
        {
            _last = fact;
        }
        else
        {
            fact.Next.Previous = fact;
        }
    }

    /// <summary>Gives a fact another value.</summary>
    /// <exception cref="ArgumentException">An equal fact is there.</exception>
    public void Replace(Fact fact, object value)
    {
        if (Find(value) is { } same && !ReferenceEquals(same, fact))
        {
            throw new ArgumentException($"An equal fact is there already: {value}", nameof(value));
        }

        _facts.Remove(fact.Value!, out _);
        _facts.Add(value, fact);
        fact.Value = value;
    }
}
