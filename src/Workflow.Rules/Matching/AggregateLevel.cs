namespace Workflow.Rules.Matching;

/// <summary>What a query makes of the facts that go with a token (<c>Query</c>): each result makes a token.</summary>
internal sealed class AggregateLevel(Branch branch, int index, RuleModel.Declaration declaration, Pattern pattern, QueryStage[] stages) : SettlingLevel(branch, index, declaration, pattern)
{
    protected override void PairAdded(Matcher matcher, Token token, Entry entry, List<TokenDelta> output)
    {
        new Pair(token, entry).Join();
        Changed(matcher, token, entry.Fact, DeltaKind.Added);
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output) => Changed(matcher, pair.Left!, pair.Right!.Fact, DeltaKind.Updated);

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output) => Changed(matcher, pair.Left!, pair.Right!.Fact, DeltaKind.Removed);

    protected override void TokenRemoved(Matcher matcher, Token token, List<TokenDelta> output)
    {
        (token.State as QueryState)?.Drop(output);
        token.State = null;
    }

    protected override void Settle(Matcher matcher, Token token, List<TokenDelta> output) => State(token).Run(matcher, token, output);

    private QueryState State(Token token) => (QueryState)(token.State ??= new QueryState(this, stages));

    private void Changed(Matcher matcher, Token token, Fact fact, DeltaKind kind)
    {
        Touch(matcher, token);
        if (!token.IsDead)
        {
            State(token).Changed(fact, kind);
        }
    }
}

/// <summary>What a query makes of the value of an expression over a token (<c>Query</c> with <c>From</c>).</summary>
internal sealed class FromLevel(Branch branch, int index, RuleModel.Declaration declaration, Compiled<object?> source, QueryStage[] stages) : Level(branch, index, declaration)
{
    public override void Propagate(Matcher matcher, LevelState state, List<TokenDelta> left, List<TokenDelta> output)
    {
        foreach (var (token, kind) in left)
        {
            object? value = null;
            var former = token.State as QueryState;
            if (kind == DeltaKind.Removed || !matcher.Evaluate(source, Branch, token, null, out value))
            {
                former?.Drop(output);
                token.State = null;
                continue;
            }

            var query = former ?? new QueryState(this, stages) { From = new DerivedFact(value, () => []) };
            matcher.Undone.Set(query.From!, value);
            query.Changed(query.From!, former is null ? DeltaKind.Added : DeltaKind.Updated);
            token.State = query;
            token.IsRenewed = former is not null;
            query.Run(matcher, token, output);
            token.IsRenewed = false;
        }
    }
}
