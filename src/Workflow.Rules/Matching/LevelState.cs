namespace Workflow.Rules.Matching;

/// <summary>The two memories of a level: tokens of the level before, facts of its own pattern.</summary>
internal sealed class LevelState
{
    private TokenMemory? _tokens;
    private EntryMemory? _entries;

    public Memory<Token> Tokens => _tokens ??= new();

    public Memory<Entry> Entries => _entries ??= new();

    /// <summary>What changed in the entries since the level was last brought up to date; null while nothing did.</summary>
    public List<EntryDelta>? Pending { get; set; }

    private sealed class TokenMemory : Memory<Token>
    {
        private int _order;

        public override void Add(Token item, JoinKey? key)
        {
            item.Order = ++_order;
            base.Add(item, key);
        }

        protected override Token? Next(Token item) => item.Next;

        protected override void SetNext(Token item, Token? next) => item.Next = next;

        protected override bool IsDead(Token item) => item.IsDead;

        protected override object KeyOf(Token item, JoinKey key) => key.OfToken.Function(item, null) ?? JoinKey.Null;

        protected override object? Key(Token item) => item.Key;

        protected override void SetKey(Token item, object? key) => item.Key = key;
    }

    private sealed class EntryMemory : Memory<Entry>
    {
        private int _order;

        public override void Add(Entry item, JoinKey? key)
        {
            item.Order = ++_order;
            base.Add(item, key);
        }

        protected override Entry? Next(Entry item) => item.Next;

        protected override void SetNext(Entry item, Entry? next) => item.Next = next;

        protected override bool IsDead(Entry item) => item.IsDead;

        protected override object KeyOf(Entry item, JoinKey key) => key.OfFact.Function(null, item.Fact.Value) ?? JoinKey.Null;

        protected override object? Key(Entry item) => item.Key;

        protected override void SetKey(Entry item, object? key) => item.Key = key;
    }
}

/// <summary>A list in the order of arrival, through links in its items, with an index by key once it is long. The dead stay linked until there are more of them than of the living.</summary>
internal abstract class Memory<T>
    where T : class
{
    private const int FewEnoughToScan = 8;

    private KeyIndex<object, List<T>>? _byKey;
    private T? _last;
    private int _dead;

    public T? First { get; private set; }

    public int Count { get; private set; }

    public virtual void Add(T item, JoinKey? key)
    {
        if (_last is null)
        {
            First = item;
        }
        else
        {
            SetNext(_last, item);
        }

        _last = item;
        Count++;
        if (key is null)
        {
            return;
        }

        if (_byKey is not null)
        {
            Index(item, KeyOf(item, key));
        }
        else if (Count > FewEnoughToScan)
        {
            _byKey = new();
            for (var each = First; each is not null; each = Next(each))
            {
                if (!IsDead(each))
                {
                    Index(each, KeyOf(each, key));
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

        var found = KeyOf(item, key);
        if (Key(item) is { } former && !former.Equals(found))
        {
            Bucket(former).Remove(item);
            SetKey(item, null);
        }

        if (Key(item) is null)
        {
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
    public List<T>? Find(object key) => _byKey!.TryGet(key, out var bucket) ? bucket : null;

    public bool IsIndexed => _byKey is not null;

    protected abstract T? Next(T item);

    protected abstract void SetNext(T item, T? next);

    protected abstract bool IsDead(T item);

    protected abstract object KeyOf(T item, JoinKey key);

    protected abstract object? Key(T item);

    protected abstract void SetKey(T item, object? key);

    private void Index(T item, object key)
    {
        SetKey(item, key);
        Bucket(key).Add(item);
    }

    private List<T> Bucket(object key)
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
        (var each, First, _last, _dead) = (First, null, null, 0);
        for (T? next; each is not null; each = next)
        {
            next = Next(each);
            SetNext(each, null);
            if (IsDead(each))
            {
                if (_byKey is not null && Key(each) is { } key && _byKey.TryGet(key, out var bucket))
                {
                    bucket.RemoveAll(IsDead);
                }

                continue;
            }

            if (_last is null)
            {
                First = each;
            }
            else
            {
                SetNext(_last, each);
            }

            _last = each;
        }
    }
}
