using System.Numerics;

namespace Workflow.Rules.Matching;

/// <summary>Finds the fact that is the same as a value. Facts lie in a table by their hash, or in the next free place after it.</summary>
internal struct FactIndex(IEqualityComparer<object> identity)
{
    private const int Smallest = 16;

    private readonly IEqualityComparer<object> _identity = identity;
    private SessionFact?[]? _table;
    private int _count;

    public readonly int Count => _count;

    public readonly SessionFact? Find(object value) => _table is null ? null : _table[Place(value)];

    /// <summary>Makes room for so many facts more.</summary>
    public void Reserve(int count)
    {
        if (_table is null || 3 * (_count + count) > 2 * _table.Length)
        {
            Resize((_count + count) * 3 / 2 + 1);
        }
    }

    /// <returns>False when the same is there.</returns>
    public bool Add(SessionFact fact)
    {
        Reserve(1);
        var place = Place(fact.Value!);
        if (_table![place] is not null)
        {
            return false;
        }

        _table[place] = fact;
        _count++;
        return true;
    }

    public void Remove(SessionFact fact)
    {
        var place = Place(fact.Value!);
        if (_table?[place] is null)
        {
            return;
        }

        // Those after it move up, unless they lie where they belong.
        var mask = _table.Length - 1;
        _count--;
        _table[place] = null;
        for (var next = (place + 1) & mask; _table[next] is { } moved; next = (next + 1) & mask)
        {
            _table[next] = null;
            _table[Place(moved.Value!)] = moved;
        }
    }

    // Where the same fact lies, or would.
    private readonly int Place(object value)
    {
        var mask = _table!.Length - 1;
        var place = Start(value, mask);
        while (_table[place] is { } there && !_identity.Equals(there.Value!, value))
        {
            place = (place + 1) & mask;
        }

        return place;
    }

    // Hashes of numbers lie close together: multiplied they do not.
    private readonly int Start(object value, int mask) => (int)((uint)_identity.GetHashCode(value) * 2654435769u >> 7) & mask;

    private void Resize(int facts)
    {
        var former = _table ?? [];
        _table = new SessionFact[Math.Max(Smallest, (int)BitOperations.RoundUpToPowerOf2((uint)facts))];
        foreach (var fact in former)
        {
            if (fact is not null)
            {
                _table[Place(fact.Value!)] = fact;
            }
        }
    }
}
