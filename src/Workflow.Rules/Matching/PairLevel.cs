namespace Workflow.Rules.Matching;

/// <summary>A level that pairs tokens of the level before with facts of a pattern. What a pair means its subclasses know.</summary>
internal abstract partial class PairLevel(Branch branch, int index, RuleModel.Declaration? declaration, Pattern pattern) : Level(branch, index, declaration)
{
    public override Pattern Pattern => pattern;

    public override void Propagate(Matcher matcher, LevelState state, List<TokenDelta> left, List<TokenDelta> output)
    {
        var right = state.Pending;
        state.Pending = null;
        Remove(matcher, state, left, right, output);
        if (right is not null)
        {
            PairEntries(matcher, state, right, output);
        }

        foreach (var (token, kind) in left)
        {
            if (kind == DeltaKind.Added)
            {
                state.Tokens.Add(token, pattern.Key);
                TokenAdded(matcher, token);
                PairToken(matcher, state, token, output);
            }
            else if (kind == DeltaKind.Updated)
            {
                state.Tokens.Reindex(token, pattern.Key);
                TokenUpdated(matcher, token);
                PairAgain(matcher, state, token, output);
                token.IsUpdated = false;
            }
        }

        Finish(matcher, output);
    }

    protected abstract void PairAdded(Matcher matcher, Node token, Entry entry, List<TokenDelta> output);

    protected abstract void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output);

    /// <summary>The pair is dead already.</summary>
    protected abstract void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output);

    protected virtual void TokenAdded(Matcher matcher, Node token)
    {
    }

    protected virtual void TokenUpdated(Matcher matcher, Node token)
    {
    }

    protected virtual void TokenRemoved(Matcher matcher, Node token, List<TokenDelta> output)
    {
    }

    /// <summary>Called when all pairs are up to date.</summary>
    protected virtual void Finish(Matcher matcher, List<TokenDelta> output)
    {
    }

    private void Remove(Matcher matcher, LevelState state, List<TokenDelta> left, List<EntryDelta>? right, List<TokenDelta> output)
    {
        if (right is not null)
        {
            foreach (var (entry, kind) in right)
            {
                if (kind == DeltaKind.Removed && entry.FirstToken is not null)
                {
                    KillAll(matcher, Living(entry.FirstToken, ofRight: true), output);
                    entry.FirstToken = null;
                }
            }
        }

        foreach (var (token, kind) in left)
        {
            if (kind == DeltaKind.Removed)
            {
                KillAll(matcher, Living(token.FirstChild, ofRight: false), output);
                token.FirstChild = null;
                TokenRemoved(matcher, token, output);
                state.Tokens.Remove();
            }
            else if (kind == DeltaKind.Updated)
            {
                token.IsUpdated = true;
            }
        }
    }

    // The lists hold the last pair first.
    private void KillAll(Matcher matcher, List<Pair> pairs, List<TokenDelta> output)
    {
        for (var i = pairs.Count - 1; i >= 0; i--)
        {
            Kill(matcher, pairs[i], output);
        }
    }

    private void Kill(Matcher matcher, Pair pair, List<TokenDelta> output)
    {
        if (!pair.IsDead)
        {
            pair.IsDead = true;
            PairRemoved(matcher, pair, output);
        }
    }

    private static List<Pair> Living(Pair? first, bool ofRight)
    {
        var tokens = new List<Pair>();
        for (var token = first; token is not null; token = ofRight ? token.NextOfRight : token.NextSibling)
        {
            if (!token.IsDead)
            {
                tokens.Add(token);
            }
        }

        return tokens;
    }
}
