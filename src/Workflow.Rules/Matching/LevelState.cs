namespace Workflow.Rules.Matching;

/// <summary>The two memories of a level: tokens of the level before, facts of its own pattern.</summary>
internal sealed class LevelState
{
    /// <summary>A field, not a copy: the memories are structures.</summary>
    public Memory<Node, TokenLinks> Tokens;

    public Memory<Entry, EntryLinks> Entries;

    /// <summary>What changed in the entries since the level was last brought up to date; null while nothing did.</summary>
    public List<EntryDelta>? Pending { get; set; }
}

/// <summary>How the items of a memory are linked and found.</summary>
internal interface ILinks<T>
{
    static abstract ref T? Next(T item);

    static abstract ref object? Key(T item);

    static abstract ref int Order(T item);

    static abstract bool IsDead(T item);

    static abstract object? KeyOf(T item, JoinKey key);
}

internal readonly struct TokenLinks : ILinks<Node>
{
    public static ref Node? Next(Node item) => ref item.Next;

    public static ref object? Key(Node item) => ref item.Key;

    public static ref int Order(Node item) => ref item.Order;

    public static bool IsDead(Node item) => item.IsDead;

    public static object? KeyOf(Node item, JoinKey key) => key.Of(item);
}

internal readonly struct EntryLinks : ILinks<Entry>
{
    public static ref Entry? Next(Entry item) => ref item.Next;

    public static ref object? Key(Entry item) => ref item.Key;

    public static ref int Order(Entry item) => ref item.Order;

    public static bool IsDead(Entry item) => item.IsDead;

    public static object? KeyOf(Entry item, JoinKey key) => key.Of(item.Fact);
}

/// <summary>A list in the order of arrival, through links in its items, with an index by key once it is long. The dead stay linked until there are more of them than of the living.</summary>
internal struct Memory<T, TLinks>
    where T : class
    where TLinks : ILinks<T>
{
    private const int FewEnoughToScan = 8;

    private KeyIndex<object, List<T>>? _byKey;
    private T? _last;
    private int _dead;
    private int _order;
    private bool _isUnkeyed;

    public T? First { get; private set; }

    public int Count { get; private set; }

    public void Add(T item, JoinKey? key)
    {
        TLinks.Order(item) = ++_order;
        if (_last is null)
        {
            First = item;
        }
        else
        {
            TLinks.Next(_last) = item;
        }

        _last = item;
        Count++;
        if (key is null || _isUnkeyed)
        {
            return;
        }

        if (_byKey is not null)
        {
            Index(item, TLinks.KeyOf(item, key));
        }
        else if (Count > FewEnoughToScan)
        {
            _byKey = new();
            for (var each = First; each is not null && !_isUnkeyed; each = TLinks.Next(each))
            {
                if (!TLinks.IsDead(each))
                {
                    Index(each, TLinks.KeyOf(each, key));
                }
            }
        }
    }

    /// <summary>Puts an item whose key may have changed where it is found.</summary>
    public void Reindex(T item, JoinKey? key)
    {
        if (key is null || _byKey is null)
        {
            return;
        }

        var found = TLinks.KeyOf(item, key);
        if (TLinks.Key(item) is not { } former || !former.Equals(found))
        {
            if (TLinks.Key(item) is { } left)
            {
                Bucket(left).Remove(item);
            }

            Index(item, found);
        }
    }

    /// <summary>Counts an item out that was marked dead.</summary>
    public void Remove()
    {
        Count--;
        if (++_dead > Count + FewEnoughToScan)
        {
            Compact();
        }
    }

    /// <summary>The items that may have a key, the dead among them; only when they are indexed.</summary>
    public readonly List<T>? Find(object key) => _byKey!.TryGet(key, out var bucket) ? bucket : null;

    public readonly bool IsIndexed => _byKey is not null;

    // An item whose key cannot be found must be met by everything, so from then on all are.
    private void Index(T item, object? key)
    {
        TLinks.Key(item) = key;
        if (key is null)
        {
            (_byKey, _isUnkeyed) = (null, true);
        }
        else
        {
            Bucket(key).Add(item);
        }
    }

    private readonly List<T> Bucket(object key)
    {
        if (!_byKey!.TryGet(key, out var bucket))
        {
            bucket = [];
            _byKey.Add(key, bucket);
        }

        return bucket;
    }

    private void Compact()
    {
        var each = First;
        (First, _last, _dead) = (null, null, 0);
        List<T>? cleared = null;
        for (T? next; each is not null; each = next)
        {
            next = TLinks.Next(each);
            TLinks.Next(each) = null;
            if (TLinks.IsDead(each))
            {
                if (_byKey is not null && TLinks.Key(each) is { } key && _byKey.TryGet(key, out var bucket) && bucket != cleared)
                {
                    bucket.RemoveAll(TLinks.IsDead);
                    cleared = bucket;
                }

                continue;
            }

            if (_last is null)
            {
                First = each;
            }
            else
            {
                TLinks.Next(_last) = each;
            }

            _last = each;
        }
    }
}
