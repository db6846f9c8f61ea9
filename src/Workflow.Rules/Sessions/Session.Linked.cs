using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Facts that go with their matches.</summary>
internal sealed partial class Session
{
    private Queue<LinkedStep>? _linked;
    private bool _isPropagating;

    public IEnumerable<ILinkedFactSet> PropagateLinked()
    {
        var done = new List<ILinkedFactSet>();
        PropagateAll(done);
        return done;
    }

    internal void Link(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        Enqueue(new(LinkedFactAction.Insert, null, [.. facts.Select(pair => Linking(activation, pair.Key, pair.Value))]));
    }

    internal void Relink(Activation activation, IEnumerable<KeyValuePair<object, object>> facts)
    {
        var pairs = facts.Select(pair => (Fact: Linked(activation, pair.Key), pair.Value)).ToList();
        Enqueue(new(LinkedFactAction.Update, null, [.. pairs.Select(pair => pair.Fact)], [.. pairs.Select(pair => pair.Value)], Maker));
    }

    internal void Unlink(Activation activation, IEnumerable<object> keys)
    {
        var facts = keys.Select(key => Linked(activation, key)).ToArray();
        Array.ForEach(facts, activation.Unlink);
        Enqueue(new(LinkedFactAction.Retract, null, facts));
    }

    private void Link(Activation activation, object key, object value) => Enqueue(new(LinkedFactAction.Insert, Linking(activation, key, value), []));

    private void Enqueue(LinkedStep step) => (_linked ??= []).Enqueue(step);

    private LinkedFact Linking(Activation activation, object key, object value)
    {
        if (activation.LinkedUnder(key) is not null)
        {
            throw new ArgumentException($"A fact is linked under {key} already.", nameof(key));
        }

        var fact = new LinkedFact(value, activation, key, FiringDepth, Maker);
        activation.Link(fact);
        return fact;
    }

    private static LinkedFact Linked(Activation activation, object key) => activation.LinkedUnder(key) ?? throw new ArgumentException($"No fact is linked under {key}.", nameof(key));

    private void Unlink(Activation activation)
    {
        if (activation.HasLinked)
        {
            Enqueue(new(LinkedFactAction.Retract, null, activation.UnlinkAll()));
        }
    }

    private void Propagate()
    {
        if (AutoPropagateLinkedFacts && !_isPropagating && _linked is { Count: > 0 })
        {
            PropagateAll(null);
        }
    }

    private void PropagateAll(List<ILinkedFactSet>? done)
    {
        _isPropagating = true;
        try
        {
            while (_linked is not null && _linked.TryDequeue(out var step))
            {
                var facts = Propagate(step);
                if (done is not null && (facts.Length > 0 || step.One is { IsInserted: true }))
                {
                    done.Add(new LinkedSet(step.Action, step.One is { } one ? [one] : facts));
                }
            }
        }
        finally
        {
            _isPropagating = false;
        }
    }

    // A match that was lost meanwhile has no facts any more.
    private LinkedFact[] Propagate(LinkedStep step)
    {
        if (step.One is { } one)
        {
            if (!one.Activation.IsLinked(one))
            {
                return [];
            }

            Insert(one);
            return step.Facts;
        }

        var living = Array.FindAll(step.Facts, static fact => fact.Activation.IsLinked(fact));
        switch (step.Action)
        {
            case LinkedFactAction.Insert:
                foreach (var fact in living)
                {
                    AddLinked(fact);
                }

                Insert(living.AsSpan<SessionFact>());
                Array.ForEach(living, static fact => fact.IsInserted = true);
                return living;
            case LinkedFactAction.Update:
                Update([.. step.Facts.Zip(step.Values!, static (fact, value) => ((SessionFact)fact, value)).Where(static pair => ((LinkedFact)pair.Item1).IsInserted)]);
                foreach (var fact in living)
                {
                    _log.Made(fact, step.Firing);
                }

                return step.Facts;
            default:
                var there = Array.FindAll(step.Facts, static fact => fact.IsInserted);
                Array.ForEach(there, static fact => fact.IsInserted = false);
                Retract(there);
                return there;
        }
    }

    private void Insert(LinkedFact fact)
    {
        AddLinked(fact);
        SessionFact added = fact;
        Insert(new ReadOnlySpan<SessionFact>(in added));
        fact.IsInserted = true;
    }

    private void AddLinked(LinkedFact fact)
    {
        if (!_memory.Add(fact))
        {
            fact.Activation.Unlink(fact);
            throw new ArgumentException($"A fact equal to the one {fact.Rule.Name} yields is there already: {fact.Value}");
        }
    }

    /// <param name="One">A single fact that is inserted; else null.</param>
    /// <param name="Values">The new values of facts that are updated.</param>
    /// <param name="Firing">Number of the firing that updates them.</param>
    private readonly record struct LinkedStep(LinkedFactAction Action, LinkedFact? One, LinkedFact[] Facts, object[]? Values = null, int Firing = 0);

    private sealed record LinkedSet(LinkedFactAction Action, LinkedFact[] Linked) : ILinkedFactSet
    {
        IEnumerable<IFact> ILinkedFactSet.Facts => Linked;
    }
}
