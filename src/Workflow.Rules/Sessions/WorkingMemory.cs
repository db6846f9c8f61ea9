using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>The facts of a session.</summary>
internal sealed class WorkingMemory(SessionFactory factory)
{
    private const int MostReserved = 128;

    private FactIndex _index = new(factory.Identity);
    private TypeFacts[] _types = [];
    private int _known;
    private int _ids;

    /// <summary>The facts by type.</summary>
    public ReadOnlySpan<TypeFacts> Types => new(_types, 0, _known);

    public SessionFact? Find(object value) => _index.Find(value);

    /// <summary>Makes room for so many facts more.</summary>
    public void Reserve(int count)
    {
        _index.Reserve(Math.Max(count, factory.UsualFacts - _index.Count));
    }

    /// <returns>False when an equal fact is there.</returns>
    public bool Add(SessionFact fact)
    {
        if (!_index.Add(fact))
        {
            return false;
        }

        var kin = Of(fact.Value!.GetType());
        fact.Enter(++_ids, kin);
        kin.Add(fact);
        if (_index.Count > factory.UsualFacts)
        {
            factory.UsualFacts = Math.Min(_index.Count, MostReserved);
        }

        return true;
    }

    public void Remove(SessionFact fact)
    {
        _index.Remove(fact);
        fact.IsGone = true;
        fact.Kin.Row.Remove();
        fact.Kin.Version++;
    }

    /// <summary>Puts a fact back where it was.</summary>
    public void Restore(SessionFact fact)
    {
        _index.Add(fact);
        fact.IsGone = false;
        fact.Kin.Row.Restore(fact);
        fact.Kin.Version++;
    }

    /// <summary>Gives a fact another value.</summary>
    /// <exception cref="ArgumentException">An equal fact is there.</exception>
    public void Replace(SessionFact fact, object value)
    {
        if (Find(value) is { } same && !ReferenceEquals(same, fact))
        {
            throw new ArgumentException($"An equal fact is there already: {value}", nameof(value));
        }

        _index.Remove(fact);
        fact.Value = value;
        _index.Add(fact);
    }

    /// <summary>The facts of a type and of those derived from it, in the order they came.</summary>
    public List<SessionFact> Of<T>()
    {
        var facts = new List<SessionFact>();
        var types = 0;
        foreach (var type in Types)
        {
            if (!type.Patterns.Type.IsAssignableTo(typeof(T)))
            {
                continue;
            }

            types++;
            foreach (var fact in type.Row.All)
            {
                if (!fact.IsGone)
                {
                    facts.Add(fact);
                }
            }
        }

        if (types > 1)
        {
            facts.Sort(static (one, other) => one.Id.CompareTo(other.Id));
        }

        return facts;
    }

    private TypeFacts Of(Type type)
    {
        for (var i = 0; i < _known; i++)
        {
            if (_types[i].Patterns.Type == type)
            {
                return _types[i];
            }
        }

        if (_known == _types.Length)
        {
            Array.Resize(ref _types, Math.Max(8, 2 * _known));
        }

        return _types[_known++] = new(factory.PatternsOf(type));
    }
}
