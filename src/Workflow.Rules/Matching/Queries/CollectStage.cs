using System.Reflection;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>One collection of all facts, sorted or as a lookup where the query says so.</summary>
/// <param name="computed">What is computed of each fact: the sort keys, or the key and element of a lookup.</param>
/// <param name="collection">Makes the value rules see of the facts.</param>
/// <param name="snapshot">Makes it of facts that stay as they are and what was computed of them; null where only a list will do.</param>
internal sealed class CollectStage(Compiled<object?>[] computed, Func<FactList, object> collection, Func<Fact[], object?[], object>? snapshot) : QueryStage
{
    public override StageState Begin() => new State(computed, collection);

    public override void Run(QueryRun run, List<Fact> facts, List<Fact> made)
    {
        if (snapshot is null)
        {
            var output = new List<FactDelta>();
            new State(computed, collection).Apply(run, facts.ConvertAll(static fact => new FactDelta(fact, DeltaKind.Added)), output);
            made.Add(output[0].Fact);
            return;
        }

        object?[] values = computed.Length == 0 ? [] : new object?[facts.Count * computed.Length];
        var taken = 0;
        for (var place = 0; place < facts.Count; place++)
        {
            var isComputed = true;
            for (var i = 0; i < computed.Length && isComputed; i++)
            {
                isComputed = run.Evaluate(computed[i], facts[place], out values[(taken * computed.Length) + i]);
            }

            if (isComputed)
            {
                facts[taken++] = facts[place];
            }
        }

        facts.RemoveRange(taken, facts.Count - taken);
        Fact[] sources = [.. facts];
        made.Add(new DerivedFact(snapshot(sources, values), sources));
    }

    /// <summary>The stage of a collection.</summary>
    public static CollectStage Of(Type element, Compiled<object?>[] keys, SortDirection[] directions)
    {
        var make = Generic.Of<Func<SortDirection[], FactCollection>>(typeof(CollectStage), nameof(Collection), element);
        return new(keys, facts => make(directions).Showing(facts), (facts, values) => make(directions).Showing(facts, values));
    }

    /// <summary>The stage of a lookup.</summary>
    public static CollectStage Lookup(Type key, Type element, Compiled<object?>[] computed) =>
        new(computed, Generic.Of<Func<FactList, object>>(typeof(CollectStage), nameof(LookupOf), key, element), null);

    private static FactCollection<T> Collection<T>(SortDirection[] directions) => new(directions);

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
                _collected = new(collection(_facts), _facts);
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
