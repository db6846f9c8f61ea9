namespace Workflow.Rules.Matching;

/// <summary>What an operation changed that standing matches can see: computed values and collections. The rest of what it changed is forgotten with the memories of the branch.</summary>
internal sealed class UndoLog
{
    private readonly List<Change> _changes = [];

    /// <summary>Gives a computed value another value.</summary>
    public void Set(Fact fact, object? value)
    {
        _changes.Add(new(fact, fact.Value, null, null));
        fact.Value = value;
    }

    /// <summary>A list was changed.</summary>
    /// <param name="former">What it held of the fact before; null when nothing.</param>
    public void Changed(FactList list, Fact fact, FactList.Item? former) => _changes.Add(new(fact, null, list, former));

    /// <summary>The operation counts.</summary>
    public void Clear() => _changes.Clear();

    /// <summary>The operation does not count.</summary>
    public void Undo()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (fact, value, list, item) = _changes[i];
            if (list is null)
            {
                fact.Value = value;
            }
            else
            {
                list.Restore(fact, item);
            }
        }

        Clear();
    }

    private readonly record struct Change(Fact Fact, object? Value, FactList? List, FactList.Item? Item);
}
