namespace Workflow.Rules.Matching;

/// <summary>A fact more (<c>Match</c>).</summary>
internal sealed class MatchLevel(Branch branch, int index, RuleModel.Declaration declaration, Pattern pattern) : PairLevel(branch, index, declaration, pattern)
{
    public override bool IsRequired => true;

    protected override void PairAdded(Matcher matcher, Token token, Entry entry, List<TokenDelta> output)
    {
        var match = Branch.NewToken(this, token, entry.Fact, entry);
        match.Join();
        output.Add(new(match, DeltaKind.Added));
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Token)pair, DeltaKind.Updated));

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Token)pair, DeltaKind.Removed));
}

/// <summary>That there is a fact, or that there is none (<c>Exists</c>, <c>Not</c>, <c>All</c>). The token goes on while that is so.</summary>
internal sealed class QuantifierLevel(Branch branch, int index, Pattern pattern, bool isNegated) : PairLevel(branch, index, null, pattern)
{
    public bool IsNegated => isNegated;

    public override bool IsRequired => !isNegated;

    protected override void PairAdded(Matcher matcher, Token token, Entry entry, List<TokenDelta> output)
    {
        new Pair(token, entry).Join();
        token.Count++;
        Touch(matcher, token);
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output)
    {
    }

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output)
    {
        pair.Left!.Count--;
        Touch(matcher, pair.Left);
    }

    protected override void TokenAdded(Matcher matcher, Token token) => Touch(matcher, token);

    protected override void TokenUpdated(Matcher matcher, Token token)
    {
        Touch(matcher, token);
        token.IsRenewed = true;
    }

    protected override void TokenRemoved(Matcher matcher, Token token, List<TokenDelta> output)
    {
        if (token.State is Token passed)
        {
            Drop(token, passed, output);
        }
    }

    protected override void Finish(Matcher matcher, List<TokenDelta> output)
    {
        foreach (var token in matcher.Touched)
        {
            var passes = !token.IsDead && token.Count == 0 == isNegated;
            if (token.State is not Token passed)
            {
                if (passes)
                {
                    passed = Branch.NewToken(this, token, null, null);
                    token.State = passed;
                    output.Add(new(passed, DeltaKind.Added));
                }
            }
            else if (!passes)
            {
                Drop(token, passed, output);
            }
            else if (token.IsRenewed)
            {
                output.Add(new(passed, DeltaKind.Updated));
            }

            token.IsTouched = token.IsRenewed = false;
        }

        matcher.Touched.Clear();
    }

    private static void Drop(Token token, Token passed, List<TokenDelta> output)
    {
        token.State = null;
        passed.IsDead = true;
        output.Add(new(passed, DeltaKind.Removed));
    }

    private static void Touch(Matcher matcher, Token token)
    {
        if (!token.IsTouched)
        {
            token.IsTouched = true;
            matcher.Touched.Add(token);
        }
    }
}
