using System.Collections;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>One collection of all facts, sorted or as a lookup where the query says so.</summary>
/// <param name="computed">What is computed of each fact: the sort keys, or the key and element of a lookup.</param>
/// <param name="collection">Makes the value rules see of the facts.</param>
internal sealed class CollectStage(Compiled<object?>[] computed, Func<FactList, object> collection) : QueryStage
{
    public override StageState Begin() => new State(computed, collection);

    /// <summary>The stage of a collection.</summary>
    public static CollectStage Of(Type element, Compiled<object?>[] keys, SortDirection[] directions) => new(
        keys, facts => Activator.CreateInstance(typeof(FactCollection<>).MakeGenericType(element), facts, directions)!);

    /// <summary>The stage of a lookup.</summary>
    public static CollectStage Lookup(Type key, Type element, Compiled<object?>[] computed) => new(
        computed, facts => Activator.CreateInstance(typeof(FactLookup<,>).MakeGenericType(key, element), facts)!);

    private sealed class State(Compiled<object?>[] computed, Func<FactList, object> collection) : StageState
    {
        private readonly FactList _facts = new();
        private DerivedFact? _collected;

        public override void Apply(QueryRun run, List<FactDelta> changes, List<FactDelta> output)
        {
            foreach (var (fact, kind) in changes)
            {
                if (kind == DeltaKind.Removed || !Compute(run, fact, out var values))
                {
                    _facts.Remove(fact);
                }
                else
                {
                    _facts.Set(fact, values);
                }
            }

            if (_collected is null)
            {
                _collected = new(collection(_facts), () => _facts.Items.Select(item => item.Fact));
                output.Add(new(_collected, DeltaKind.Added));
            }
            else if (changes.Count > 0)
            {
                output.Add(new(_collected, DeltaKind.Updated));
            }
        }

        private bool Compute(QueryRun run, Fact fact, out object?[] values)
        {
            values = new object?[computed.Length];
            for (var i = 0; i < computed.Length; i++)
            {
                if (!run.Evaluate(computed[i], fact, out values[i]))
                {
                    return false;
                }
            }

            return true;
        }
    }
}

/// <summary>The collection rules see: always as the session stands.</summary>
internal sealed class FactCollection<T>(FactList facts, SortDirection[] directions) : IReadOnlyList<T>
{
    private T[] _sorted = [];
    private int _version = -1;

    public int Count => facts.Count;

    public T this[int index] => Values[index];

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)Values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private T[] Values
    {
        get
        {
            if (_version != facts.Version)
            {
                IEnumerable<FactList.Item> items = facts.Items;
                for (var i = directions.Length - 1; i >= 0; i--)
                {
                    // Sorting is stable, so the last key is sorted by first.
                    var key = i;
                    items = directions[i] == SortDirection.Ascending
                        ? items.OrderBy(item => item.Computed[key], Comparer<object?>.Default)
                        : items.OrderByDescending(item => item.Computed[key], Comparer<object?>.Default);
                }

                _sorted = [.. items.Select(item => (T)item.Fact.Value!)];
                _version = facts.Version;
            }

            return _sorted;
        }
    }
}

/// <summary>The lookup rules see: always as the session stands.</summary>
internal sealed class FactLookup<TKey, TElement>(FactList facts) : IKeyedLookup<TKey, TElement>
{
    private ILookup<TKey, TElement>? _lookup;
    private int _version = -1;

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
            if (_lookup is null || _version != facts.Version)
            {
                _lookup = facts.Items.ToLookup(item => (TKey)item.Computed[0]!, item => (TElement)item.Computed[1]!);
                _version = facts.Version;
            }

            return _lookup;
        }
    }
}
