using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Running;

/// <summary>An array without holes. One that came from outside is unpacked when first looked into, so that an unchanged one leaves as it came.</summary>
internal sealed class JsArray
{
    private readonly Value _source;
    private List<Js>? _items;
    private bool _changed;

    public JsArray(List<Js> items)
    {
        _items = items;
        _changed = true;
    }

    public JsArray(Value source) => _source = source;

    public int Count => _items?.Count ?? _source.Count;

    public Js this[int index] => Items[index];

    /// <summary>For reading only.</summary>
    public List<Js> Items => _items ??= Unpacked();

    /// <summary>For changing.</summary>
    public List<Js> Changing
    {
        get
        {
            _changed = true;
            return Items;
        }
    }

    public Js At(int index) => (uint)index < (uint)Count ? Items[index] : Js.Undefined;

    public Value Leave(Evaluation run)
    {
        if (_items is null)
        {
            return _source;
        }

        run.Charge(_items.Count);
        var left = new Value[_items.Count];
        var same = !_changed;
        for (var i = 0; i < left.Length; i++)
        {
            left[i] = run.LeaveInside(_items[i]);
            same = same && Evaluation.IsSame(left[i], _source.Items[i]);
        }

        return same ? _source : Value.Owning(left);
    }

    private List<Js> Unpacked()
    {
        var items = new List<Js>(_source.Count);
        foreach (var item in _source.Items)
        {
            items.Add(Evaluation.Enter(item));
        }

        return items;
    }
}
