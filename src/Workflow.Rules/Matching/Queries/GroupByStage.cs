namespace Workflow.Rules.Matching;

/// <summary>One group of all facts with equal keys; a group without facts is none.</summary>
/// <param name="group">Makes the value rules see of a key.</param>
internal sealed class GroupByStage(Compiled<object?> key, Compiled<object?> element, Func<object?, FactGroup> group) : QueryStage
{
    private readonly bool _isOfFacts = element.Source.Body == element.Source.Parameters[0];

    public override StageState Begin() => new State(key, element, group);

    public override void Run(QueryRun run, List<Fact> facts, List<Fact> made)
    {
        var groups = new GroupsSoFar(group);
        foreach (var fact in facts)
        {
            object? value = null;
            if (run.Evaluate(key, fact, out var keyed) && (_isOfFacts || run.Evaluate(element, fact, out value)))
            {
                groups.Of(keyed).Add(fact, value, _isOfFacts);
            }
        }

        for (var each = groups.First; each is not null; each = each.Next)
        {
            each.Complete();
            made.Add(new DerivedFact(each, each.Sources));
        }
    }

    public static GroupByStage Of(Compiled<object?> key, Compiled<object?> element) =>
        new(key, element, Generic.Of<Func<object?, FactGroup>>(typeof(GroupByStage), nameof(GroupOf), key.Source.ReturnType, element.Source.ReturnType));

    private static FactGroup<TKey, TElement> GroupOf<TKey, TElement>(object? key) => new(key);

    private sealed class Group(object? key)
    {
        public object? Key { get; } = key;

        public FactList Facts { get; } = new();

        public DerivedFact? Fact { get; set; }

        /// <summary>Whether it had facts when the present changes began; null while it is not among them.</summary>
        public bool? Was { get; set; }
    }

    private sealed class State(Compiled<object?> key, Compiled<object?> element, Func<object?, FactGroup> group) : StageState
    {
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
                _groups.Remove(each.Key ?? GroupsSoFar.NoKey, out _);
                if (each.Was == true)
                {
                    output.Add(new(each.Fact!, DeltaKind.Removed));
                }
            }
            else
            {
                each.Fact ??= new(Of(each), each.Facts);
                output.Add(new(each.Fact, each.Was == true ? DeltaKind.Updated : DeltaKind.Added));
            }

            each.Was = null;
        }

        private FactGroup Of(Group each)
        {
            var made = group(each.Key);
            made.List = each.Facts;
            return made;
        }

        private Group Of(object? keyed)
        {
            if (!_groups.TryGet(keyed ?? GroupsSoFar.NoKey, out var found))
            {
                found = new(keyed);
                _groups.Add(keyed ?? GroupsSoFar.NoKey, found);
            }

            return found;
        }
    }
}
