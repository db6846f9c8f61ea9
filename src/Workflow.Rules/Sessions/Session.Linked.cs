using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Facts that go with their matches.</summary>
internal sealed partial class Session
{
    private readonly Queue<LinkedSet> _linked = new();
    private bool _isPropagating;

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var done = new List<ILinkedFactSet>();
        _isPropagating = true;
        try
        {
            while (_linked.TryDequeue(out var set))
            {
                if (Propagate(set) is { Facts.Count: > 0 } propagated)
                {
                    done.Add(propagated);
                }
            }
        }
        finally
        {
            _isPropagating = false;
        }

        return done;
    }

    internal void Link(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        var linked = new List<LinkedFact>();
        foreach (var (key, value) in facts)
        {
            if (activation.Linked?.Find(known => Equals(known.Key, key)) is not null)
            {
                throw new ArgumentException($"A fact is linked under {key} already.", nameof(facts));
            }

            var fact = new LinkedFact(value, activation, key) { Depth = FiringDepth };
            (activation.Linked ??= []).Add(fact);
            linked.Add(fact);
        }

        _linked.Enqueue(new(LinkedFactAction.Insert, linked, []));
    }

    internal void Relink(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        var pairs = facts.Select(pair => (Fact: Linked(activation, pair.Key), pair.Value)).ToList();
        _linked.Enqueue(new(LinkedFactAction.Update, pairs.ConvertAll(pair => pair.Fact), pairs.ConvertAll(pair => pair.Value)));
    }

    internal void Unlink(Activation activation, IEnumerable<object> keys)
    {
        var facts = keys.Select(key => Linked(activation, key)).ToList();
        activation.Linked!.RemoveAll(facts.Contains);
        _linked.Enqueue(new(LinkedFactAction.Retract, facts, []));
    }

    private static LinkedFact Linked(Activation activation, object key) =>
        activation.Linked?.Find(known => Equals(known.Key, key)) ?? throw new ArgumentException($"No fact is linked under {key}.", nameof(key));

    private void Unlink(Activation activation)
    {
        if (activation.Linked is { } linked)
        {
            activation.Linked = null;
            _linked.Enqueue(new(LinkedFactAction.Retract, linked, []));
        }
    }

    private void Propagate()
    {
        if (AutoPropagateLinkedFacts && !_isPropagating && _linked.Count > 0)
        {
            PropagateLinked();
        }
    }

    private LinkedSet Propagate(LinkedSet set)
    {
        switch (set.Action)
        {
            case LinkedFactAction.Insert:
                // A match that was lost meanwhile has no facts any more.
                var facts = set.Facts.Where(fact => fact.Activation.Linked?.Contains(fact) == true).ToList();
                foreach (var fact in facts)
                {
                    if (!_memory.Add(fact))
                    {
                        fact.Activation.Linked?.Remove(fact);
                        throw new ArgumentException($"A fact equal to the one {fact.Rule.Name} yields is there already: {fact.Value}");
                    }
                }

                Insert(facts.ConvertAll<Fact>(fact => fact));
                facts.ForEach(fact => fact.IsInserted = true);
                return set with { Facts = facts };
            case LinkedFactAction.Update:
                var pairs = set.Facts.Zip(set.Values, (fact, value) => ((Fact)fact, value)).Where(pair => ((LinkedFact)pair.Item1).IsInserted).ToList();
                Update(pairs);
                return set;
            default:
                var there = set.Facts.FindAll(fact => fact.IsInserted);
                there.ForEach(fact => fact.IsInserted = false);
                Retract(there.ConvertAll<Fact>(fact => fact));
                return set with { Facts = there };
        }
    }

    private sealed record LinkedSet(LinkedFactAction Action, List<LinkedFact> Facts, List<object> Values) : ILinkedFactSet
    {
        IEnumerable<IFact> ILinkedFactSet.Facts => Facts;
    }
}
