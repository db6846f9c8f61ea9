namespace Workflow.Rules.Matching;

/// <summary>A level whose say on a token depends on all pairs of it: it is asked once, when they are up to date.</summary>
internal abstract class SettlingLevel(Branch branch, int index, RuleModel.Declaration? declaration, Pattern pattern) : PairLevel(branch, index, declaration, pattern)
{
    protected override void TokenAdded(Matcher matcher, Node token) => Touch(matcher, token);

    protected override void TokenUpdated(Matcher matcher, Node token)
    {
        Touch(matcher, token);
        token.IsRenewed = true;
    }

    protected sealed override void Finish(Matcher matcher, List<TokenDelta> output)
    {
        foreach (var token in matcher.Touched)
        {
            // What became of a dead one was told when it died.
            if (!token.IsDead)
            {
                Settle(matcher, token, output);
            }

            token.IsTouched = token.IsRenewed = false;
        }

        matcher.Touched.Clear();
    }

    /// <summary>Says what becomes of a token, now that all its pairs are known.</summary>
    protected abstract void Settle(Matcher matcher, Node token, List<TokenDelta> output);

    protected static void Touch(Matcher matcher, Node token)
    {
        if (!token.IsTouched)
        {
            token.IsTouched = true;
            matcher.Touched.Add(token);
        }
    }
}

/// <summary>That there is a fact, or that there is none (<c>Exists</c>, <c>Not</c>, <c>All</c>). The token goes on while that is so.</summary>
internal sealed class QuantifierLevel(Branch branch, int index, Pattern pattern, bool isNegated) : SettlingLevel(branch, index, null, pattern)
{
    public bool IsNegated => isNegated;

    public override bool IsRequired => !isNegated;

    // All facts are asked: a condition that throws is to be told wherever it stands.
    public override void Match(Search search, Token left)
    {
        var isAny = false;
        for (var each = search.Candidates(Pattern, left); each.Next() is { } fact;)
        {
            isAny |= search.Matcher.Holds(Pattern.Joining, Branch, left, fact);
        }

        if (isAny != isNegated)
        {
            search.Next(this, left);
        }
    }

    protected override void PairAdded(Matcher matcher, Node token, Entry entry, List<TokenDelta> output)
    {
        new Pair(token, null, entry).Join();
        token.Count++;
        Touch(matcher, token);
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output)
    {
    }

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output)
    {
        pair.Owner.Count--;
        Touch(matcher, pair.Owner);
    }

    protected override void TokenRemoved(Matcher matcher, Node token, List<TokenDelta> output) => Drop(token, output);

    protected override void Settle(Matcher matcher, Node token, List<TokenDelta> output)
    {
        if (token.Count == 0 != isNegated)
        {
            Drop(token, output);
        }
        else if (token.State is not Node passed)
        {
            passed = Branch.Passing(this, token);
            token.State = passed;
            output.Add(new(passed, DeltaKind.Added));
        }
        else if (token.IsRenewed)
        {
            output.Add(new(passed, DeltaKind.Updated));
        }
    }

    private static void Drop(Node token, List<TokenDelta> output)
    {
        if (token.State is Node passed)
        {
            token.State = null;
            passed.IsDead = true;
            output.Add(new(passed, DeltaKind.Removed));
        }
    }
}
