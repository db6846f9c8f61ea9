namespace Workflow.Rules.Matching;

/// <summary>One step of a query, for all sessions.</summary>
internal abstract class QueryStage
{
    /// <summary>The step for one token.</summary>
    public abstract StageState Begin();

    /// <summary>The step done once, keeping nothing.</summary>
    /// <param name="facts">What goes in.</param>
    /// <param name="made">Receives what comes out: facts that stay as they are.</param>
    public abstract void Run(QueryRun run, List<Fact> facts, List<Fact> made);
}

/// <summary>One step of a query for one token: turns changes of what goes in into changes of what comes out.</summary>
internal abstract class StageState
{
    /// <summary>Called whenever the token or its facts changed; the first time also with no changes.</summary>
    public abstract void Apply(QueryRun run, List<FactDelta> changes, List<FactDelta> output);
}

/// <summary>A step that treats each fact by itself and remembers what it made of it.</summary>
/// <typeparam name="T">What it remembers.</typeparam>
internal abstract class EachState<T> : StageState
    where T : class
{
    private readonly KeyIndex<Fact, T> _made = new(ReferenceEqualityComparer.Instance);

    public sealed override void Apply(QueryRun run, List<FactDelta> changes, List<FactDelta> output)
    {
        foreach (var (fact, kind) in changes)
        {
            _made.Remove(fact, out var former);
            if (Change(run, fact, kind == DeltaKind.Removed, former, output) is { } made)
            {
                _made.Add(fact, made);
            }
        }
    }

    /// <summary>Adds to the output what became of a fact.</summary>
    /// <param name="former">What was made of it before; null when nothing.</param>
    /// <returns>What is made of it now; null when nothing.</returns>
    protected abstract T? Change(QueryRun run, Fact fact, bool isRemoved, T? former, List<FactDelta> output);
}
