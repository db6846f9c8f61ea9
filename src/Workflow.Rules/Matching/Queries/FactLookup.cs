using System.Collections;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>The lookup rules see: always as the session stands.</summary>
internal sealed class FactLookup<TKey, TElement>(FactList facts) : IKeyedLookup<TKey, TElement>, IFactView
{
    private FactList _facts = facts;
    private ILookup<TKey, TElement>? _lookup;
    private int _version = -1;

    public object? Key => null;

    public FactList? List
    {
        get => _facts;
        set => (_facts, _version) = (value!, -1);
    }

    public int Count => Lookup.Count;

    public IEnumerable<TKey> Keys => Lookup.Select(group => group.Key);

    public IEnumerable<TElement> this[TKey key] => Lookup[key];

    public bool Contains(TKey key) => Lookup.Contains(key);

    public IEnumerator<IGrouping<TKey, TElement>> GetEnumerator() => Lookup.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private ILookup<TKey, TElement> Lookup
    {
        get
        {
            if (_lookup is null || _version != _facts.Version)
            {
                _lookup = _facts.Items.ToLookup(item => (TKey)item.Computed[0]!, item => (TElement)item.Computed[1]!);
                _version = _facts.Version;
            }

            return _lookup;
        }
    }
}
