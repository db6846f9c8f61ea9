namespace Workflow.Rules.Receipts;

/// <summary>Values as they were when rules fired: numbers and what is kept as a number in one list, all others in another.</summary>
internal sealed class ValueLog
{
    private Pages<int> _numbers = new(6);
    private Pages<object?> _objects = new(4);

    /// <summary>Where the next values go.</summary>
    public (int Number, int Object) End => (_numbers.Count, _objects.Count);

    public void Number(int value) => _numbers.Add(value);

    public void Long(long value)
    {
        _numbers.Add((int)(value >> 32));
        _numbers.Add((int)value);
    }

    public void Object(object? value) => _objects.Add(value);

    /// <summary>Forgets what was written from a place on.</summary>
    public void Shorten((int Number, int Object) end)
    {
        _numbers.Shorten(end.Number);
        _objects.Shorten(end.Object);
    }

    public int NumberAt(int place) => _numbers[place];

    public long LongAt(int place) => ((long)_numbers[place] << 32) | (uint)_numbers[place + 1];

    public object? ObjectAt(int place) => _objects[place];
}
