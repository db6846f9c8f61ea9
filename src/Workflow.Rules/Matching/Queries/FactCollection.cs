using System.Collections;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>A collection: of a list that changes with the session, or of facts that stay as they are.</summary>
internal abstract class FactCollection(SortDirection[] directions) : IFactView
{
    private Fact[] _sources = [];
    private object?[] _keys = [];
    private FactList? _list;

    public object? Key => null;

    public FactList? List
    {
        get => _list;
        set
        {
            _list = value;
            Version = -1;
        }
    }

    public int Count => List is { } list ? list.Count : _sources.Length;

    /// <summary>Which version of the list was sorted; 0 of facts that stay as they are.</summary>
    protected int Version { get; private set; } = -1;

    public FactCollection Showing(FactList list)
    {
        List = list;
        return this;
    }

    /// <param name="keys">The sort keys, fact by fact.</param>
    public FactCollection Showing(Fact[] facts, object?[] keys)
    {
        (_sources, _keys) = (facts, keys);
        return this;
    }

    /// <summary>The facts in the order of their keys; what those leave equal stays in the order of arrival.</summary>
    protected Fact[] Sorted()
    {
        if (List is { } list)
        {
            Version = list.Version;
            FactList.Item[] items = [.. list.Items];
            if (directions.Length > 0)
            {
                Array.Sort(items, (one, other) => Compare(one.Computed, other.Computed) is var order and not 0 ? order : one.Place.CompareTo(other.Place));
            }

            return Array.ConvertAll(items, static item => item.Fact);
        }

        Version = 0;
        if (directions.Length == 0)
        {
            return _sources;
        }

        var places = new int[_sources.Length];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        Array.Sort(places, Compare);
        return Array.ConvertAll(places, place => _sources[place]);
    }

    private int Compare(int one, int other)
    {
        var of = directions.Length;
        var order = Compare(_keys.AsSpan(one * of, of), _keys.AsSpan(other * of, of));
        return order != 0 ? order : one.CompareTo(other);
    }

    private int Compare(ReadOnlySpan<object?> one, ReadOnlySpan<object?> other)
    {
        for (var i = 0; i < directions.Length; i++)
        {
            var order = Comparer<object?>.Default.Compare(one[i], other[i]);
            if (order != 0)
            {
                return directions[i] == SortDirection.Ascending ? order : -order;
            }
        }

        return 0;
    }
}

/// <summary>The collection rules see.</summary>
internal sealed class FactCollection<T>(SortDirection[] directions) : FactCollection(directions), IReadOnlyList<T>, ICollection
{
    private T[] _values = [];

    public T this[int index] => Values[index];

    bool ICollection.IsSynchronized => false;

    object ICollection.SyncRoot => this;

    private T[] Values
    {
        get
        {
            if (Version != (List?.Version ?? 0))
            {
                _values = Array.ConvertAll(Sorted(), static fact => (T)fact.Value!);
            }

            return _values;
        }
    }

    void ICollection.CopyTo(Array array, int index) => Values.CopyTo(array, index);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
