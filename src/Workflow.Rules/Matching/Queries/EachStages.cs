namespace Workflow.Rules.Matching;

internal sealed class WhereStage(Compiled<bool>[] conditions) : QueryStage
{
    public override StageState Begin() => new State(conditions);

    public override void Run(QueryRun run, List<Fact> facts, List<Fact> made)
    {
        foreach (var fact in facts)
        {
            if (run.Holds(conditions, fact))
            {
                made.Add(fact);
            }
        }
    }

    private sealed class State(Compiled<bool>[] conditions) : EachState<Fact>
    {
        protected override Fact? Change(QueryRun run, Fact fact, bool isRemoved, Fact? former, List<FactDelta> output)
        {
            var passes = !isRemoved && run.Holds(conditions, fact);
            if (passes || former is not null)
            {
                output.Add(new(fact, !passes ? DeltaKind.Removed : former is null ? DeltaKind.Added : DeltaKind.Updated));
            }

            return passes ? fact : null;
        }
    }
}

internal sealed class SelectStage(Compiled<object?> selector) : QueryStage
{
    public override StageState Begin() => new State(selector);

    public override void Run(QueryRun run, List<Fact> facts, List<Fact> made)
    {
        foreach (var fact in facts)
        {
            if (run.Evaluate(selector, fact, out var value))
            {
                made.Add(new DerivedFact(value, new[] { fact }));
            }
        }
    }

    private sealed class State(Compiled<object?> selector) : EachState<DerivedFact>
    {
        protected override DerivedFact? Change(QueryRun run, Fact fact, bool isRemoved, DerivedFact? former, List<FactDelta> output)
        {
            object? value = null;
            if (isRemoved || !run.Evaluate(selector, fact, out value))
            {
                if (former is not null)
                {
                    output.Add(new(former, DeltaKind.Removed));
                }

                return null;
            }

            var made = former ?? new DerivedFact(value, new[] { fact });
            run.Matcher.Undone.Set(made, value);
            output.Add(new(made, former is null ? DeltaKind.Added : DeltaKind.Updated));
            return made;
        }
    }
}

internal sealed class SelectManyStage(Compiled<object?> selector) : QueryStage
{
    public override StageState Begin() => new State(selector);

    public override void Run(QueryRun run, List<Fact> facts, List<Fact> made)
    {
        foreach (var fact in facts)
        {
            if (run.Evaluate(selector, fact, out var values))
            {
                foreach (var value in (System.Collections.IEnumerable?)values ?? Array.Empty<object>())
                {
                    made.Add(new DerivedFact(value, new[] { fact }) { IsOneOfMany = true });
                }
            }
        }
    }

    private sealed class State(Compiled<object?> selector) : EachState<List<DerivedFact>>
    {
        protected override List<DerivedFact>? Change(QueryRun run, Fact fact, bool isRemoved, List<DerivedFact>? former, List<FactDelta> output)
        {
            var made = new List<DerivedFact>();
            var left = former ?? [];
            if (!isRemoved && run.Evaluate(selector, fact, out var values))
            {
                foreach (var value in (System.Collections.IEnumerable?)values ?? Array.Empty<object>())
                {
                    // A value that was there before stays the same fact.
                    var same = left.FindIndex(one => Equals(one.Value, value));
                    var one = same < 0 ? new DerivedFact(value, new[] { fact }) { IsOneOfMany = true } : left[same];
                    if (same >= 0)
                    {
                        left.RemoveAt(same);
                        run.Matcher.Undone.Set(one, value);
                    }

                    output.Add(new(one, same < 0 ? DeltaKind.Added : DeltaKind.Updated));
                    made.Add(one);
                }
            }

            output.AddRange(left.Select(one => new FactDelta(one, DeltaKind.Removed)));
            return made.Count == 0 ? null : made;
        }
    }
}
