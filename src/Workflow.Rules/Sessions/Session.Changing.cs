using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>What changes facts, matches and agenda, as one operation: when it fails nothing has changed.</summary>
internal sealed partial class Session
{
    /// <summary>Facts that are in memory already.</summary>
    private void Insert(ReadOnlySpan<SessionFact> facts)
    {
        foreach (var fact in facts)
        {
            EventHub.Inserting(this, fact);
        }

        try
        {
            _matcher.Insert(facts);
            Match();
        }
        catch
        {
            Fail();
            for (var i = facts.Length - 1; i >= 0; i--)
            {
                _memory.Remove(facts[i]);
            }

            throw;
        }

        Finish();
        foreach (var fact in facts)
        {
            _log.Made(fact, fact.MadeBy);
            EventHub.Inserted(this, fact);
        }
    }

    private void Update(List<(SessionFact Fact, object Value)> facts)
    {
        var former = facts.ConvertAll(pair => pair.Fact.Value!);
        facts.ForEach(pair => EventHub.Updating(this, pair.Fact));
        try
        {
            facts.ForEach(pair => _matcher.BeginUpdate(pair.Fact));
            foreach (var (fact, value) in facts)
            {
                if (!ReferenceEquals(fact.Value, value))
                {
                    _memory.Replace(fact, value);
                }
            }

            foreach (var (fact, _) in facts)
            {
                fact.Change(true);
                _matcher.Update(fact);
            }

            _matcher.Open();
            Match();
        }
        catch
        {
            Fail();
            for (var i = 0; i < facts.Count; i++)
            {
                if (!ReferenceEquals(facts[i].Fact.Value, former[i]))
                {
                    _memory.Replace(facts[i].Fact, former[i]);
                }
            }

            throw;
        }
        finally
        {
            facts.ForEach(pair => pair.Fact.Change(false));
        }

        Finish();
        facts.ForEach(pair => EventHub.Updated(this, pair.Fact));
    }

    private void Retract(SessionFact[] facts)
    {
        Array.ForEach(facts, fact => EventHub.Retracting(this, fact));
        try
        {
            Array.ForEach(facts, _matcher.Retract);
            Array.ForEach(facts, _memory.Remove);
            Match();
        }
        catch
        {
            Fail();
            foreach (var fact in facts)
            {
                if (fact.IsGone)
                {
                    _memory.Restore(fact);
                }
            }

            throw;
        }

        Finish();
        Array.ForEach(facts, fact => EventHub.Retracted(this, fact));
    }
}
