using Workflow.Engine.Values;

namespace Workflow.Engine.Expressions.Running;

/// <summary>An object: members in insertion order, integer names first when listed. One from outside is unpacked when that is needed.</summary>
internal class JsObject
{
    private readonly Value _source;
    private OrderedDictionary<string, Js>? _members;
    private bool _changed;

    public JsObject()
    {
        _members = new OrderedDictionary<string, Js>(StringComparer.Ordinal);
        _changed = true;
    }

    public JsObject(Value source) => _source = source;

    public int Count => _members?.Count ?? _source.Count;

    private OrderedDictionary<string, Js> Members => _members ??= Unpacked();

    public virtual bool TryGet(string name, out Js value)
    {
        if (_members is null)
        {
            var member = _source.Get(name);
            if (member.Kind is not (ValueKind.Array or ValueKind.Object))
            {
                value = Evaluation.Enter(member);
                return !member.IsUndefined;
            }
        }

        return Members.TryGetValue(name, out value);
    }

    public virtual void Set(Evaluation run, string name, Js value)
    {
        _changed = true;
        Members[name] = value;
        run.CheckItems(Members.Count);
    }

    public virtual void Delete(Evaluation run, string name)
    {
        _changed = true;
        run.Charge(Members.Count / 16);
        Members.Remove(name);
    }

    /// <summary>Own names in JavaScript's order: integers ascending, then the others as inserted.</summary>
    public virtual List<string> Names(Evaluation run)
    {
        run.Charge(Count);
        var names = new List<string>(Count);
        List<string>? indexes = null;
        foreach (var (name, _) in Members)
        {
            if (IsIndex(name))
            {
                (indexes ??= []).Add(name);
            }
            else
            {
                names.Add(name);
            }
        }

        if (indexes is not null)
        {
            indexes.Sort(static (left, right) => left.Length != right.Length ? left.Length - right.Length : string.CompareOrdinal(left, right));
            names.InsertRange(0, indexes);
        }

        return names;
    }

    public virtual Value Leave(Evaluation run)
    {
        if (_members is null)
        {
            return _source;
        }

        var left = new KeyValuePair<string, Value>[_members.Count];
        var same = !_changed;
        var count = 0;
        foreach (var name in Names(run))
        {
            var value = run.LeaveInside(_members[name]);
            same = same && Evaluation.IsSame(value, _source.Get(name));
            left[count++] = KeyValuePair.Create(Evaluation.WellFormed(name), value);
        }

        return same ? _source : Value.Owning(left, count);
    }

    private static bool IsIndex(string name)
    {
        if (name.Length is 0 or > 10 || (name[0] == '0' && name.Length > 1))
        {
            return false;
        }

        return ulong.TryParse(name, System.Globalization.NumberStyles.None, null, out var index) && index < uint.MaxValue;
    }

    private OrderedDictionary<string, Js> Unpacked()
    {
        var members = new OrderedDictionary<string, Js>(_source.Count, StringComparer.Ordinal);
        foreach (var (name, value) in _source.Members)
        {
            members.Add(name, Evaluation.Enter(value));
        }

        return members;
    }
}
