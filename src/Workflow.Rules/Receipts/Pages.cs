namespace Workflow.Rules.Receipts;

/// <summary>A list that grows page by page, without copying.</summary>
internal struct Pages<T>(int pageBits)
{
    private readonly int _bits = pageBits;
    private T[]?[]? _pages;

    public int Count { get; private set; }

    public readonly ref T this[int place] => ref _pages![place >> _bits]![place & ((1 << _bits) - 1)];

    public void Add(T item)
    {
        var page = Count >> _bits;
        if (_pages is null || page == _pages.Length)
        {
            Array.Resize(ref _pages, page == 0 ? 4 : 2 * page);
        }

        (_pages[page] ??= new T[1 << _bits])[Count & ((1 << _bits) - 1)] = item;
        Count++;
    }

    /// <summary>Forgets all but so many of the first.</summary>
    public void Shorten(int count) => Count = count;
}
