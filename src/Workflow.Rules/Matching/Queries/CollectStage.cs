using System.Collections;
using System.Reflection;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>One collection of all facts, sorted or as a lookup where the query says so.</summary>
/// <param name="computed">What is computed of each fact: the sort keys, or the key and element of a lookup.</param>
/// <param name="collection">Makes the value rules see of the facts.</param>
internal sealed class CollectStage(Compiled<object?>[] computed, Func<FactList, object> collection) : QueryStage
{
    public override StageState Begin() => new State(computed, collection);

    /// <summary>The stage of a collection.</summary>
    public static CollectStage Of(Type element, Compiled<object?>[] keys, SortDirection[] directions)
    {
        var make = Generic.Of<Func<FactList, SortDirection[], object>>(typeof(CollectStage), nameof(Collection), element);
        return new(keys, facts => make(facts, directions));
    }

    /// <summary>The stage of a lookup.</summary>
    public static CollectStage Lookup(Type key, Type element, Compiled<object?>[] computed) =>
        new(computed, Generic.Of<Func<FactList, object>>(typeof(CollectStage), nameof(LookupOf), key, element));

    private static FactCollection<T> Collection<T>(FactList facts, SortDirection[] directions) => new(facts, directions);

    private static FactLookup<TKey, TElement> LookupOf<TKey, TElement>(FactList facts) => new(facts);

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
                    _facts.Remove(fact, run.Matcher.Undone);
                }
                else
                {
                    _facts.Set(fact, values, run.Matcher.Undone);
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

internal static class Generic
{
    /// <summary>A private static method for types known only now, as a delegate.</summary>
    public static T Of<T>(Type owner, string name, params Type[] types)
        where T : Delegate => owner.GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(types).CreateDelegate<T>();
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
                FactList.Item[] items = [.. facts.Items];
                if (directions.Length > 0)
                {
                    Array.Sort(items, Compare);
                }

                _sorted = Array.ConvertAll(items, static item => (T)item.Fact.Value!);
                _version = facts.Version;
            }

            return _sorted;
        }
    }

    // What the keys leave equal stays in the order of arrival.
    private int Compare(FactList.Item one, FactList.Item other)
    {
        for (var i = 0; i < directions.Length; i++)
        {
            var order = Comparer<object?>.Default.Compare(one.Computed[i], other.Computed[i]);
            if (order != 0)
            {
                return directions[i] == SortDirection.Ascending ? order : -order;
            }
        }

        return one.Place.CompareTo(other.Place);
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
