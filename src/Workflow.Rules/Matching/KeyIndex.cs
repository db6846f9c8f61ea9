using System.Diagnostics.CodeAnalysis;

#pragma warning disable RS0030 // Never enumerated, see below; the ordered dictionaries take linear time to remove.
namespace Workflow.Rules.Matching;

/// <summary>Finds by key in constant time. It cannot be enumerated, so its order can decide nothing.</summary>
internal sealed class KeyIndex<TKey, TValue>(IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> _values = new(comparer);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.TryGetValue(key, out value);

    public TValue this[TKey key]
    {
        set => _values[key] = value;
    }

    public bool Add(TKey key, TValue value) => _values.TryAdd(key, value);

    public bool Remove(TKey key, [MaybeNullWhen(false)] out TValue value) => _values.Remove(key, out value);
}
