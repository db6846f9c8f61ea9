using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Facts that go with their matches.</summary>
internal sealed partial class Session
{
    private readonly Queue<LinkedSet> _linked = [];
    private bool _isPropagating;

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var done = new List<ILinkedFactSet>();
        PropagateAll(done);
        return done;
    }

    internal void Link(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        var linked = facts.Select(pair => Linking(activation, pair.Key, pair.Value)).ToArray();
        _linked.Enqueue(new(LinkedFactAction.Insert, linked, []));
    }

    internal void Relink(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        var pairs = facts.Select(pair => (Fact: Linked(activation, pair.Key), pair.Value)).ToList();
        _linked.Enqueue(new(LinkedFactAction.Update, [.. pairs.Select(pair => pair.Fact)], [.. pairs.Select(pair => pair.Value)], Maker));
    }

    internal void Unlink(Activation activation, IEnumerable<object> keys)
    {
        var facts = keys.Select(key => Linked(activation, key)).ToArray();
        activation.Linked = [.. activation.Linked.Except(facts)];
        _linked.Enqueue(new(LinkedFactAction.Retract, facts, []));
    }

    private void Link(Activation activation, object key, object value) => _linked.Enqueue(new(LinkedFactAction.Insert, [Linking(activation, key, value)], []));

    private LinkedFact Linking(Activation activation, object key, object value)
    {
        if (activation.LinkedUnder(key) is not null)
        {
            throw new ArgumentException($"A fact is linked under {key} already.", nameof(key));
        }

        var fact = new LinkedFact(value, activation, key) { Depth = FiringDepth, MadeBy = Maker };
        activation.Linked = [.. activation.Linked, fact];
        return fact;
    }

    private static LinkedFact Linked(Activation activation, object key) => activation.LinkedUnder(key) ?? throw new ArgumentException($"No fact is linked under {key}.", nameof(key));

    private void Unlink(Activation activation)
    {
        if (activation.Linked.Length > 0)
        {
            _linked.Enqueue(new(LinkedFactAction.Retract, activation.Linked, []));
            activation.Linked = [];
        }
    }

    private void Propagate()
    {
        if (AutoPropagateLinkedFacts && !_isPropagating && _linked.Count > 0)
        {
            PropagateAll(null);
        }
    }

    private void PropagateAll(List<ILinkedFactSet>? done)
    {
        _isPropagating = true;
        try
        {
            while (_linked.TryDequeue(out var set))
            {
                if (Propagate(set) is { Facts.Length: > 0 } propagated)
                {
                    done?.Add(propagated);
                }
            }
        }
        finally
        {
            _isPropagating = false;
        }
    }

    private LinkedSet Propagate(LinkedSet set)
    {
        // A match that was lost meanwhile has no facts any more.
        var living = Array.TrueForAll(set.Facts, IsLinked) ? set.Facts : Array.FindAll(set.Facts, IsLinked);
        switch (set.Action)
        {
            case LinkedFactAction.Insert:
                foreach (var fact in living)
                {
                    if (!_memory.Add(fact))
                    {
                        throw Doubled(fact);
                    }
                }

                Insert(living);
                Array.ForEach(living, static fact => fact.IsInserted = true);
                return set with { Facts = living };
            case LinkedFactAction.Update:
                Update([.. set.Facts.Zip(set.Values, (fact, value) => ((Fact)fact, value)).Where(pair => ((LinkedFact)pair.Item1).IsInserted)]);
                Array.ForEach(living, fact => _log.Made(fact, set.Firing));
                return set;
            default:
                var there = Array.FindAll(set.Facts, static fact => fact.IsInserted);
                Array.ForEach(there, static fact => fact.IsInserted = false);
                Retract(there);
                return set with { Facts = there };
        }

        static bool IsLinked(LinkedFact fact) => Array.IndexOf(fact.Activation.Linked, fact) >= 0;
    }

    private static ArgumentException Doubled(LinkedFact fact)
    {
        fact.Activation.Linked = [.. fact.Activation.Linked.Where(linked => linked != fact)];
        return new($"A fact equal to the one {fact.Rule.Name} yields is there already: {fact.Value}");
    }

    /// <param name="Values">The new values of facts that are updated.</param>
    /// <param name="Firing">Number of the firing that updates them.</param>
    private sealed record LinkedSet(LinkedFactAction Action, LinkedFact[] Facts, object[] Values, int Firing = 0) : ILinkedFactSet
    {
        IEnumerable<IFact> ILinkedFactSet.Facts => Facts;
    }
}
