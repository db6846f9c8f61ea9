namespace Workflow.Rules.Matching;

/// <summary>Facts in the order they came, each with what a query step computed of it.</summary>
internal sealed class FactList
{
    private const int FewEnoughToScan = 16;

    private readonly List<Item?> _items = [];
    private KeyIndex<Fact, int>? _places;
    private int _arrived;

    public int Count { get; private set; }

    /// <summary>Grows with each change, so that what was sorted is known to be out of date.</summary>
    public int Version { get; private set; }

    /// <summary>Adds a fact, or replaces what was computed of it.</summary>
    public void Set(Fact fact, object?[] computed, UndoLog undone)
    {
        var place = Place(fact);
        undone.Changed(this, fact, place < 0 ? null : _items[place]);
        Version++;
        if (place >= 0)
        {
            _items[place] = _items[place]! with { Computed = computed };
            return;
        }

        _items.Add(new(fact, computed, ++_arrived));
        Count++;
        _places?.Add(fact, _items.Count - 1);
    }

    /// <summary>Takes a fact out, if it is there.</summary>
    public void Remove(Fact fact, UndoLog undone)
    {
        var place = Place(fact);
        if (place >= 0)
        {
            undone.Changed(this, fact, _items[place]);
            RemoveAt(place);
        }
    }

    /// <summary>Holds of a fact what it held before: an item, or nothing.</summary>
    public void Restore(Fact fact, Item? former)
    {
        var place = Place(fact);
        if (former is null)
        {
            RemoveAt(place);
        }
        else if (place >= 0)
        {
            Version++;
            _items[place] = former;
        }
        else
        {
            Version++;
            Count++;
            _items.Insert(_items.FindLastIndex(item => item?.Place < former.Place) + 1, former);
            _places = null;
        }
    }

    /// <summary>What is there, in the order it came.</summary>
    public IEnumerable<Item> Items => (Count == _items.Count ? _items : _items.Where(static item => item is not null))!;

    private void RemoveAt(int place)
    {
        Version++;
        Count--;
        _places?.Remove(_items[place]!.Fact, out _);
        _items[place] = null;
        if (_items.Count > 2 * Count + FewEnoughToScan)
        {
            _items.RemoveAll(static item => item is null);
            _places = null;
        }
    }

    private int Place(Fact fact)
    {
        if (_items.Count <= FewEnoughToScan)
        {
            for (var i = 0; i < _items.Count; i++)
            {
                if (ReferenceEquals(_items[i]?.Fact, fact))
                {
                    return i;
                }
            }

            return -1;
        }

        if (_places is null)
        {
            _places = new(ReferenceEqualityComparer.Instance);
            for (var i = 0; i < _items.Count; i++)
            {
                if (_items[i] is { } item)
                {
                    _places.Add(item.Fact, i);
                }
            }
        }

        return _places.TryGet(fact, out var place) ? place : -1;
    }

    /// <param name="Computed">What was computed of the fact.</param>
    /// <param name="Place">Grows from item to item.</param>
    public sealed record Item(Fact Fact, object?[] Computed, int Place);
}
