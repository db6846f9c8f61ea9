using Workflow.Rules.Matching;

namespace Workflow.Rules;

/// <summary>Inserting, updating, retracting.</summary>
internal sealed partial class Session
{
    private const string AlreadyThere = "An equal fact is there already";

    public void Insert(object fact)
    {
        if (!TryInsert(fact))
        {
            Demand(new FactResult([fact]), AlreadyThere);
        }
    }

    public void InsertAll(IEnumerable<object> facts) => Demand(TryInsertAll(facts), AlreadyThere);

    public bool TryInsert(object fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var added = new SessionFact(fact, FiringDepth, Maker);
        var isNew = _memory.Add(added);
        if (isNew)
        {
            Insert(new ReadOnlySpan<SessionFact>(in added));
        }

        Propagate();
        return isNew;
    }

    public IFactResult TryInsertAll(IEnumerable<object> facts) => TryInsertAll(facts, BatchOptions.AllOrNothing);

    public IFactResult TryInsertAll(IEnumerable<object> facts, BatchOptions options)
    {
        var values = Values(facts);
        List<object>? failed = null;
        var added = new SessionFact[values.Length];
        var count = 0;
        _memory.Reserve(values.Length);
        foreach (var value in values)
        {
            var fact = new SessionFact(value, FiringDepth, Maker);
            if (_memory.Add(fact))
            {
                added[count++] = fact;
            }
            else
            {
                (failed ??= []).Add(value);
            }
        }

        if (failed is not null && options == BatchOptions.AllOrNothing)
        {
            Array.ForEach(added[..count], _memory.Remove);
        }
        else
        {
            Insert(added.AsSpan(0, count));
        }

        Propagate();
        return failed is null ? FactResult.None : new FactResult(failed);
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

    // All of them before the first is touched: what gives them may throw, and none may be null.
    private static object[] Values(IEnumerable<object> facts)
    {
        var values = facts as object[] ?? [.. facts];
        return Array.IndexOf(values, null) < 0 ? values : throw new ArgumentNullException(nameof(facts));
    }

    private static void Demand(IFactResult result, string why)
    {
        if (result.FailedCount > 0)
        {
            throw new ArgumentException($"{why}: {string.Join(", ", result.Failed)}.");
        }
    }

    // A fact some rule yields belongs to its match: nobody else may touch it.
    private (List<(SessionFact Fact, object Value)> Found, List<object> Failed) Find(IEnumerable<object> values)
    {
        var found = new List<(SessionFact, object)>();
        var failed = new List<object>();
        foreach (var value in Values(values))
        {
            if (_memory.Find(value) is { } fact and not LinkedFact)
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

    private sealed record FactResult(IReadOnlyList<object> Failed) : IFactResult
    {
        public static FactResult None { get; } = new([]);

        public int FailedCount => Failed.Count;

        IEnumerable<object> IFactResult.Failed => Failed;
    }
}
