using System.Collections;

namespace Workflow.Rules.Matching;

/// <summary>A group: of a list that changes with the session, or of facts that stay as they are.</summary>
internal abstract class FactGroup(object? key) : IFactView
{
    private Fact[] _sources = [];
    private int _count;

    public object? Key => key;

    public FactList? List { get; set; }

    public Fact[] Sources => _sources;

    /// <summary>What was made of the facts; null when it is the facts themselves.</summary>
    public object?[]? Elements { get; private set; }

    /// <summary>The group that came after it.</summary>
    public FactGroup? Next { get; set; }

    public void Add(Fact fact, object? element, bool isFact)
    {
        if (_count == Sources.Length)
        {
            Array.Resize(ref _sources, _count == 0 ? 2 : 2 * _count);
        }

        if (!isFact)
        {
            var elements = Elements;
            Array.Resize(ref elements, Sources.Length);
            elements[_count] = element;
            Elements = elements;
        }

        _sources[_count++] = fact;
    }

    /// <summary>No fact comes any more.</summary>
    public void Complete() => Array.Resize(ref _sources, _count);
}

/// <summary>The group rules see.</summary>
internal sealed class FactGroup<TKey, TElement>(object? key) : FactGroup(key), IGrouping<TKey, TElement>, IReadOnlyCollection<TElement>, ICollection
{
    TKey IGrouping<TKey, TElement>.Key => (TKey)Key!;

    public int Count => List is { } list ? list.Count : Sources.Length;

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    void ICollection.CopyTo(Array array, int index)
    {
        foreach (var element in this)
        {
            array.SetValue(element, index++);
        }
    }

    public IEnumerator<TElement> GetEnumerator()
    {
        if (List is { } list)
        {
            foreach (var item in list.Items)
            {
                yield return (TElement)item.Computed[0]!;
            }

            yield break;
        }

        for (var i = 0; i < Sources.Length; i++)
        {
            yield return (TElement)(Elements is null ? Sources[i].Value : Elements[i])!;
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
