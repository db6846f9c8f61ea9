namespace Workflow.Rules.Matching;

/// <summary>Groups while facts are put into them, in the order they came.</summary>
/// <param name="group">Makes a group of a key.</param>
internal struct GroupsSoFar(Func<object?, FactGroup> group)
{
    private const int FewEnoughToScan = 8;

    /// <summary>Stands for null, which no index takes as key.</summary>
    public static readonly object NoKey = new();

    private KeyIndex<object, FactGroup>? _index;
    private FactGroup? _last;
    private int _count;

    public FactGroup? First { get; private set; }

    public FactGroup Of(object? key) => Find(key) ?? Add(key);

    private readonly FactGroup? Find(object? key)
    {
        if (_index is not null)
        {
            return _index.TryGet(key ?? NoKey, out var found) ? found : null;
        }

        var each = First;
        while (each is not null && !Equals(each.Key, key))
        {
            each = each.Next;
        }

        return each;
    }

    private FactGroup Add(object? key)
    {
        var made = group(key);
        if (_last is null)
        {
            First = made;
        }
        else
        {
            _last.Next = made;
        }

        _last = made;
        if (++_count == FewEnoughToScan)
        {
            _index = new();
            for (var each = First; each is not null && each != made; each = each.Next)
            {
                _index.Add(each.Key ?? NoKey, each);
            }
        }

        _index?.Add(key ?? NoKey, made);
        return made;
    }
}
