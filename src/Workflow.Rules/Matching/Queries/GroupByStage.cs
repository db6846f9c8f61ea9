using System.Collections;

namespace Workflow.Rules.Matching;

/// <summary>One group of all facts with equal keys; a group without facts is none.</summary>
/// <param name="group">Makes the value rules see of key and facts.</param>
internal sealed class GroupByStage(Compiled<object?> key, Compiled<object?> element, Func<object?, FactList, object> group) : QueryStage
{
    public override StageState Begin() => new State(key, element, group);

    public static GroupByStage Of(Compiled<object?> key, Compiled<object?> element) =>
        new(key, element, Generic.Of<Func<object?, FactList, object>>(typeof(GroupByStage), nameof(GroupOf), key.Source.ReturnType, element.Source.ReturnType));

    private static FactGroup<TKey, TElement> GroupOf<TKey, TElement>(object? key, FactList facts) => new((TKey)key!, facts);

    private sealed class Group(object? key)
    {
        public object? Key { get; } = key;

        public FactList Facts { get; } = new();

        public DerivedFact? Fact { get; set; }

        /// <summary>Whether it had facts when the present changes began; null while it is not among them.</summary>
        public bool? Was { get; set; }
    }

    private sealed class State(Compiled<object?> key, Compiled<object?> element, Func<object?, FactList, object> group) : StageState
    {
        // Stands for null, which no index takes as key.
        private static readonly object NoKey = new();

        private readonly KeyIndex<object, Group> _groups = new();
        private readonly KeyIndex<Fact, Group> _groupOf = new(ReferenceEqualityComparer.Instance);

        public override void Apply(QueryRun run, List<FactDelta> changes, List<FactDelta> output)
        {
            var touched = new List<Group>();
            foreach (var (fact, kind) in changes)
            {
                object? keyed = null;
                object? made = null;
                var belongs = kind != DeltaKind.Removed && run.Evaluate(key, fact, out keyed) && run.Evaluate(element, fact, out made);
                if (_groupOf.TryGet(fact, out var former))
                {
                    Touch(former);
                    if (!belongs || !Equals(former.Key, keyed))
                    {
                        former.Facts.Remove(fact, run.Matcher.Undone);
                        _groupOf.Remove(fact, out _);
                    }
                }

                if (belongs)
                {
                    var now = Of(keyed);
                    Touch(now);
                    now.Facts.Set(fact, [made], run.Matcher.Undone);
                    _groupOf[fact] = now;
                }
            }

            foreach (var each in touched)
            {
                Tell(each, output);
            }

            void Touch(Group each)
            {
                if (each.Was is null)
                {
                    each.Was = each.Facts.Count > 0;
                    touched.Add(each);
                }
            }
        }

        private void Tell(Group each, List<FactDelta> output)
        {
            if (each.Facts.Count == 0)
            {
                _groups.Remove(each.Key ?? NoKey, out _);
                if (each.Was == true)
                {
                    output.Add(new(each.Fact!, DeltaKind.Removed));
                }
            }
            else
            {
                each.Fact ??= new(group(each.Key, each.Facts), () => each.Facts.Items.Select(item => item.Fact));
                output.Add(new(each.Fact, each.Was == true ? DeltaKind.Updated : DeltaKind.Added));
            }

            each.Was = null;
        }

        private Group Of(object? keyed)
        {
            if (!_groups.TryGet(keyed ?? NoKey, out var found))
            {
                found = new(keyed);
                _groups.Add(keyed ?? NoKey, found);
            }

            return found;
        }
    }
}

/// <summary>The group rules see: always as the session stands.</summary>
internal sealed class FactGroup<TKey, TElement>(TKey key, FactList facts) : IGrouping<TKey, TElement>, IReadOnlyCollection<TElement>
{
    public TKey Key => key;

    public int Count => facts.Count;

    public IEnumerator<TElement> GetEnumerator() => facts.Items.Select(item => (TElement)item.Computed[0]!).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
