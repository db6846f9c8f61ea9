namespace Workflow.Rules.Matching;

/// <summary>What a query makes of the facts that go with a token (<c>Query</c>): each result makes a token.</summary>
internal sealed class AggregateLevel(Branch branch, int index, RuleModel.Declaration declaration, Pattern pattern, QueryStage[] stages) : SettlingLevel(branch, index, declaration, pattern)
{
    public override void Match(Search search, Token left)
    {
        var facts = search.Rent();
        for (var each = search.Candidates(Pattern, left); each.Next() is { } fact;)
        {
            if (search.Matcher.Holds(Pattern.Joining, Branch, left, fact))
            {
                facts.Add(fact);
            }
        }

        search.Extend(this, left, stages, facts);
    }

    protected override void PairAdded(Matcher matcher, Node token, Entry entry, List<TokenDelta> output)
    {
        new Pair(token, null, entry).Join();
        Changed(matcher, token, entry.Fact, DeltaKind.Added);
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output) => Changed(matcher, pair.Owner, pair.Right!.Fact, DeltaKind.Updated);

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output) => Changed(matcher, pair.Owner, pair.Right!.Fact, DeltaKind.Removed);

    protected override void TokenRemoved(Matcher matcher, Node token, List<TokenDelta> output)
    {
        (token.State as QueryState)?.Drop(output);
        token.State = null;
    }

    protected override void Settle(Matcher matcher, Node token, List<TokenDelta> output) => State(token).Run(matcher, token, output);

    private QueryState State(Node token) => (QueryState)(token.State ??= new QueryState(this, stages));

    private void Changed(Matcher matcher, Node token, Fact fact, DeltaKind kind)
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
    public override void Match(Search search, Token left)
    {
        if (search.Matcher.Evaluate(source, Branch, left, null, out var value))
        {
            var facts = search.Rent();
            facts.Add(new DerivedFact(value, Array.Empty<Fact>()));
            search.Extend(this, left, stages, facts);
        }
    }

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

            var query = former ?? new QueryState(this, stages) { From = new DerivedFact(value, Array.Empty<Fact>()) };
            matcher.Undone.Set(query.From!, value);
            query.Changed(query.From!, former is null ? DeltaKind.Added : DeltaKind.Updated);
            token.State = query;
            token.IsRenewed = former is not null;
            query.Run(matcher, token, output);
            token.IsRenewed = false;
        }
    }
}
