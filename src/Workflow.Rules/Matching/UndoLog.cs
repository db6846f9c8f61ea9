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

    /// <summary>Lets a value show another list.</summary>
    public void Show(IFactView view, FactList? list)
    {
        _changes.Add(new(null, null, view.List, null, view));
        view.List = list;
    }

    /// <summary>How many changes there are.</summary>
    public int Count => _changes.Count;

    /// <summary>Forgets all but so many of the first.</summary>
    public void Shorten(int count) => _changes.RemoveRange(count, _changes.Count - count);

    /// <summary>The operation counts.</summary>
    public void Clear() => _changes.Clear();

    /// <summary>The operation does not count.</summary>
    public void Undo()
    {
        for (var i = _changes.Count - 1; i >= 0; i--)
        {
            var (fact, value, list, item, view) = _changes[i];
            if (view is not null)
            {
                view.List = list;
            }
            else if (list is null)
            {
                fact!.Value = value;
            }
            else
            {
                list.Restore(fact!, item);
            }
        }

        Clear();
    }

    private readonly record struct Change(Fact? Fact, object? Value, FactList? List, FactList.Item? Item, IFactView? View = null);
}
