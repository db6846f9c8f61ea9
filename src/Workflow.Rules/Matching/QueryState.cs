namespace Workflow.Rules.Matching;

/// <summary>A query as it stands for one token.</summary>
internal sealed class QueryState(Level level, QueryStage[] stages)
{
    private readonly StageState[] _stages = [.. stages.Select(stage => stage.Begin())];
    private readonly List<Node> _results = [];
    private readonly List<FactDelta> _changes = [];
    private int _dead;

    /// <summary>The value a query without facts begins with.</summary>
    public DerivedFact? From { get; init; }

    public void Changed(Fact fact, DeltaKind kind) => _changes.Add(new(fact, kind));

    /// <summary>Takes what changed through the stages, and says what became of the results.</summary>
    public void Run(Matcher matcher, Node token, List<TokenDelta> output)
    {
        var (changes, made) = (matcher.Changed, matcher.Made);
        changes.Clear();
        changes.AddRange(_changes);
        _changes.Clear();
        foreach (var stage in _stages)
        {
            made.Clear();
            stage.Apply(new(matcher, level.Branch, token), changes, made);
            (changes, made) = (made, changes);
        }

        var before = _results.Count;
        foreach (var (fact, kind) in changes)
        {
            var result = (DerivedFact)fact;
            if (kind == DeltaKind.Added)
            {
                result.Token = level.Branch.NewToken(level, token, result, null);
                _results.Add(result.Token);
            }
            else if (kind == DeltaKind.Removed)
            {
                result.Token!.IsDead = true;
                _dead++;
            }

            result.Token!.IsTouched = true;
            output.Add(new(result.Token, kind));
        }

        if (token.IsRenewed)
        {
            // A token whose facts changed passes that on, whether the query's result changed or not.
            output.AddRange(_results.Take(before).Where(result => result is { IsDead: false, IsTouched: false }).Select(result => new TokenDelta(result, DeltaKind.Updated)));
        }

        foreach (var (fact, _) in changes)
        {
            ((DerivedFact)fact).Token!.IsTouched = false;
        }

        if (_dead > _results.Count / 2)
        {
            _results.RemoveAll(static result => result.IsDead);
            _dead = 0;
        }
    }

    public void Drop(List<TokenDelta> output)
    {
        foreach (var result in _results)
        {
            if (!result.IsDead)
            {
                result.IsDead = true;
                output.Add(new(result, DeltaKind.Removed));
            }
        }

        _results.Clear();
    }
}

/// <summary>For which token a query runs.</summary>
internal readonly record struct QueryRun(Matcher Matcher, Branch Branch, Token Token)
{
    public bool Evaluate(Compiled<object?> expression, Fact fact, out object? value) => Matcher.Evaluate(expression, Branch, Token, fact, out value);

    public bool Holds(Compiled<bool>[] conditions, Fact fact) => Matcher.Holds(conditions, Branch, Token, fact);
}
