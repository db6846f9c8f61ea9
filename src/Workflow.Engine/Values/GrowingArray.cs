namespace Workflow.Engine.Values;

/// <summary>An array that grows while it is read; allocates nothing while empty.</summary>
internal struct GrowingArray<T>
{
    private T[]? _storage;

    public int Count { get; private set; }

    public readonly T[] Storage => _storage ?? [];

    public void Add(T item)
    {
        _storage ??= new T[4];
        if (Count == _storage.Length)
        {
            Array.Resize(ref _storage, Count * 2);
        }

        _storage[Count++] = item;
    }

    public readonly T[] ToExactArray() =>
        Count == 0 ? [] : Count == _storage!.Length ? _storage : _storage.AsSpan(0, Count).ToArray();
}
