using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>Inserting, updating, retracting.</summary>
internal sealed partial class Session
{
    public void Insert(object fact) => InsertAll([fact]);

    public void InsertAll(IEnumerable<object> facts) => Demand(TryInsertAll(facts), "An equal fact is there already");

    public bool TryInsert(object fact) => TryInsertAll([fact]).FailedCount == 0;

    public IFactResult TryInsertAll(IEnumerable<object> facts) => TryInsertAll(facts, BatchOptions.AllOrNothing);

    public IFactResult TryInsertAll(IEnumerable<object> facts, BatchOptions options)
    {
        var failed = new List<object>();
        var added = new List<Fact>();
        foreach (var value in facts)
        {
            var fact = new Fact(value ?? throw new ArgumentNullException(nameof(facts))) { Depth = FiringDepth };
            if (_memory.Add(fact))
            {
                added.Add(fact);
            }
            else
            {
                failed.Add(value);
            }
        }

        if (failed.Count > 0 && options == BatchOptions.AllOrNothing)
        {
            added.ForEach(_memory.Remove);
        }
        else
        {
            Insert(added);
        }

        Propagate();
        return new FactResult(failed);
    }

    public void Update(object fact) => UpdateAll([fact]);

    public void UpdateAll(IEnumerable<object> facts) => Demand(TryUpdateAll(facts), "There is no such fact to update");

    public bool TryUpdate(object fact) => TryUpdateAll([fact]).FailedCount == 0;

    public IFactResult TryUpdateAll(IEnumerable<object> facts) => TryUpdateAll(facts, BatchOptions.AllOrNothing);

    public IFactResult TryUpdateAll(IEnumerable<object> facts, BatchOptions options)
    {
        var (found, failed) = Find(facts);
        if (failed.Count == 0 || options == BatchOptions.SkipFailed)
        {
            Update(found);
        }

        Propagate();
        return new FactResult(failed);
    }

    public void Retract(object fact) => RetractAll([fact]);

    public void RetractAll(IEnumerable<object> facts) => Demand(TryRetractAll(facts), "There is no such fact to retract");

    public bool TryRetract(object fact) => TryRetractAll([fact]).FailedCount == 0;

    public IFactResult TryRetractAll(IEnumerable<object> facts) => TryRetractAll(facts, BatchOptions.AllOrNothing);

    public IFactResult TryRetractAll(IEnumerable<object> facts, BatchOptions options)
    {
        var (found, failed) = Find(facts);
        if (failed.Count == 0 || options == BatchOptions.SkipFailed)
        {
            Retract([.. found.Select(pair => pair.Fact)]);
        }

        Propagate();
        return new FactResult(failed);
    }

    private static void Demand(IFactResult result, string why)
    {
        if (result.FailedCount > 0)
        {
            throw new ArgumentException($"{why}: {string.Join(", ", result.Failed)}.");
        }
    }

    // A fact some rule yields belongs to its match: nobody else may touch it.
    private (List<(Fact Fact, object Value)> Found, List<object> Failed) Find(IEnumerable<object> values)
    {
        var found = new List<(Fact, object)>();
        var failed = new List<object>();
        foreach (var value in values)
        {
            if (_memory.Find(value ?? throw new ArgumentNullException(nameof(values))) is { } fact and not LinkedFact)
            {
                found.Add((fact, value));
            }
            else
            {
                failed.Add(value);
            }
        }

        return (found, failed);
    }

    /// <summary>Facts that are in memory already.</summary>
    private void Insert(List<Fact> facts)
    {
        facts.ForEach(fact => EventHub.Inserting(this, fact));
        Operate(
            () =>
            {
                facts.ForEach(_matcher.Insert);
                _matcher.Propagate();
            },
            () => facts.ForEach(_memory.Remove));
        facts.ForEach(fact => EventHub.Inserted(this, fact));
    }

    private void Update(List<(Fact Fact, object Value)> facts)
    {
        var former = facts.ConvertAll(pair => pair.Fact.Value!);
        facts.ForEach(pair => EventHub.Updating(this, pair.Fact));
        try
        {
            Operate(
                () =>
                {
                    foreach (var (fact, value) in facts)
                    {
                        if (!ReferenceEquals(fact.Value, value))
                        {
                            _memory.Replace(fact, value);
                        }
                    }

                    facts.ForEach(pair => _matcher.Update(pair.Fact));
                    _matcher.Propagate();
                },
                () =>
                {
                    for (var i = 0; i < facts.Count; i++)
                    {
                        if (!ReferenceEquals(facts[i].Fact.Value, former[i]))
                        {
                            _memory.Replace(facts[i].Fact, former[i]);
                        }
                    }
                });
        }
        finally
        {
            facts.ForEach(pair => pair.Fact.IsChanged = false);
        }

        facts.ForEach(pair => EventHub.Updated(this, pair.Fact));
    }

    private void Retract(List<Fact> facts)
    {
        facts.ForEach(fact => EventHub.Retracting(this, fact));
        Operate(
            () =>
            {
                facts.ForEach(_memory.Remove);
                facts.ForEach(_matcher.Retract);
                _matcher.Propagate();
            },
            () => facts.ForEach(fact => _memory.Add(fact)));
        facts.ForEach(fact => EventHub.Retracted(this, fact));
    }

    private sealed record FactResult(IReadOnlyList<object> Failed) : IFactResult
    {
        public int FailedCount => Failed.Count;

        IEnumerable<object> IFactResult.Failed => Failed;
    }
}
