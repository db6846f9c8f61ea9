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
    public void Set(Fact fact, object?[] computed)
    {
        Version++;
        var place = Place(fact);
        if (place >= 0)
        {
            _items[place] = _items[place]! with { Computed = computed };
            return;
        }

        _items.Add(new(fact, computed, ++_arrived));
        Count++;
        _places?.Add(fact, _items.Count - 1);
    }

    /// <returns>Whether it was there.</returns>
    public bool Remove(Fact fact)
    {
        var place = Place(fact);
        if (place < 0)
        {
            return false;
        }

        Version++;
        Count--;
        _items[place] = null;
        _places?.Remove(fact, out _);
        if (_items.Count > 2 * Count + FewEnoughToScan)
        {
            _items.RemoveAll(static item => item is null);
            _places = null;
        }

        return true;
    }

    /// <summary>What is there, in the order it came.</summary>
    public IEnumerable<Item> Items => (Count == _items.Count ? _items : _items.Where(static item => item is not null))!;

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
