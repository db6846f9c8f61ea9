using System.Diagnostics.CodeAnalysis;

#pragma warning disable RS0030 // Never enumerated, see below; the ordered dictionaries take linear time to remove.
namespace Workflow.Rules.Matching;

/// <summary>Finds by key in constant time; a few are kept in an array. It cannot be enumerated, so its order can decide nothing.</summary>
internal sealed class KeyIndex<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private const int Few = 8;

    private readonly IEqualityComparer<TKey> _comparer = comparer ?? EqualityComparer<TKey>.Default;
    private (TKey Key, TValue Value)[] _few = [];
    private int _count;
    private Dictionary<TKey, TValue>? _many;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_many is not null)
        {
            return _many.TryGetValue(key, out value);
        }

        var place = Place(key);
        value = place < 0 ? default : _few[place].Value;
        return place >= 0;
    }

    public TValue this[TKey key]
    {
        set
        {
            if (_many is not null)
            {
                _many[key] = value;
            }
            else if (Place(key) is var place and >= 0)
            {
                _few[place] = (key, value);
            }
            else
            {
                Append(key, value);
            }
        }
    }

    /// <returns>False when the key is there.</returns>
    public bool Add(TKey key, TValue value)
    {
        if (_many is not null)
        {
            return _many.TryAdd(key, value);
        }

        if (Place(key) >= 0)
        {
            return false;
        }

        Append(key, value);
        return true;
    }

    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (_many is not null)
        {
            return _many.Remove(key, out value);
        }

        var place = Place(key);
        value = default;
        if (place < 0)
        {
            return false;
        }

        value = _few[place].Value;
        _few[place] = _few[--_count];
        _few[_count] = default;
        return true;
    }

    private int Place(TKey key)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_comparer.Equals(_few[i].Key, key))
            {
                return i;
            }
        }

        return -1;
    }

    private void Append(TKey key, TValue value)
    {
        if (_count < Few)
        {
            if (_count == _few.Length)
            {
                Array.Resize(ref _few, _count == 0 ? 2 : 2 * _count);
            }

            _few[_count++] = (key, value);
            return;
        }

        _many = new(2 * Few, _comparer);
        foreach (var (known, kept) in _few)
        {
            _many.Add(known, kept);
        }

        _many.Add(key, value);
        _few = [];
    }
}
