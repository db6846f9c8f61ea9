namespace Workflow.Rules.Matching;

/// <summary>Finding what goes together.</summary>
internal abstract partial class PairLevel
{
    // New and updated facts with the tokens that were there before and are not updated themselves: those come after, with all facts.
    private void PairEntries(Matcher matcher, LevelState state, List<EntryDelta> right, List<TokenDelta> output)
    {
        if (state.Tokens.Count == 0)
        {
            return;
        }

        // One fact comes in the order of the tokens by itself.
        var found = right.Count > 1 ? new List<(Node Token, Entry Entry, Pair? Pair)>() : null;
        foreach (var (entry, kind) in right)
        {
            if (kind == DeltaKind.Removed || entry.IsDead)
            {
                continue;
            }

            var pairs = kind == DeltaKind.Updated ? Living(entry.FirstToken, ofRight: true) : null;
            var mark = matcher.Marks(pairs?.Count ?? 0);
            for (var i = 0; i < pairs?.Count; i++)
            {
                pairs[i].Owner.Mark = mark + i;
            }

            if (state.Tokens.IsIndexed && pattern.Key!.Of(entry.Fact) is { } key)
            {
                var bucket = state.Tokens.Find(key);
                for (var i = 0; i < bucket?.Count; i++)
                {
                    Meet(matcher, bucket[i], entry, pairs, mark, found, output);
                }
            }
            else
            {
                for (var token = state.Tokens.First; token is not null; token = token.Next)
                {
                    Meet(matcher, token, entry, pairs, mark, found, output);
                }
            }

            // What the index no longer finds does not match any more.
            for (var i = 0; i < pairs?.Count; i++)
            {
                if (pairs[i].Owner.Mark >= mark && !pairs[i].Owner.IsUpdated)
                {
                    Kill(matcher, pairs[i], output);
                }
            }
        }

        if (found is null)
        {
            return;
        }

        found.Sort(static (one, other) => one.Token.Order.CompareTo(other.Token.Order) is var order and not 0 ? order : one.Entry.Order.CompareTo(other.Entry.Order));
        foreach (var (token, entry, pair) in found)
        {
            Tell(matcher, token, entry, pair, output);
        }
    }

    private void Meet(Matcher matcher, Node token, Entry entry, List<Pair>? pairs, int mark, List<(Node Token, Entry Entry, Pair? Pair)>? found, List<TokenDelta> output)
    {
        if (token.IsDead || token.IsUpdated)
        {
            return;
        }

        var place = token.Mark - mark;
        var pair = pairs is not null && place >= 0 && place < pairs.Count ? pairs[place] : null;
        token.Mark = 0;
        if (!matcher.Holds(pattern.Joining, Branch, token, entry.Fact))
        {
            if (pair is not null)
            {
                Kill(matcher, pair, output);
            }
        }
        else if (found is not null)
        {
            found.Add((token, entry, pair));
        }
        else
        {
            Tell(matcher, token, entry, pair, output);
        }
    }

    private void Tell(Matcher matcher, Node token, Entry entry, Pair? pair, List<TokenDelta> output)
    {
        if (pair is null)
        {
            PairAdded(matcher, token, entry, output);
        }
        else
        {
            PairUpdated(matcher, pair, output);
        }
    }

    private void PairToken(Matcher matcher, LevelState state, Node token, List<TokenDelta> output)
    {
        if (state.Entries.IsIndexed && pattern.Key!.Of(token) is { } key)
        {
            var bucket = state.Entries.Find(key);
            for (var i = 0; i < bucket?.Count; i++)
            {
                Meet(matcher, token, bucket[i], output);
            }
        }
        else
        {
            for (var entry = state.Entries.First; entry is not null; entry = entry.Next)
            {
                Meet(matcher, token, entry, output);
            }
        }
    }

    private void Meet(Matcher matcher, Node token, Entry entry, List<TokenDelta> output)
    {
        if (!entry.IsDead && matcher.Holds(pattern.Joining, Branch, token, entry.Fact))
        {
            PairAdded(matcher, token, entry, output);
        }
    }

    private void PairAgain(Matcher matcher, LevelState state, Node token, List<TokenDelta> output)
    {
        var pairs = Living(token.FirstChild, ofRight: false);
        var mark = matcher.Marks(pairs.Count);
        for (var i = 0; i < pairs.Count; i++)
        {
            pairs[i].Right!.Pairing = mark + i;
        }

        foreach (var entry in Entries(state, token))
        {
            if (entry.IsDead)
            {
                continue;
            }

            var place = entry.Pairing - mark;
            var pair = place >= 0 && place < pairs.Count ? pairs[place] : null;
            entry.Pairing = 0;
            if (!matcher.Holds(pattern.Joining, Branch, token, entry.Fact))
            {
                if (pair is not null)
                {
                    Kill(matcher, pair, output);
                }
            }
            else if (pair is null)
            {
                PairAdded(matcher, token, entry, output);
            }
            else
            {
                PairUpdated(matcher, pair, output);
            }
        }

        foreach (var pair in pairs)
        {
            if (pair.Right!.Pairing >= mark)
            {
                pair.Right.Pairing = 0;
                Kill(matcher, pair, output);
            }
        }
    }

    private List<Entry> Entries(LevelState state, Node token)
    {
        if (state.Entries.IsIndexed && pattern.Key!.Of(token) is { } key)
        {
            return state.Entries.Find(key) ?? [];
        }

        var entries = new List<Entry>();
        for (var entry = state.Entries.First; entry is not null; entry = entry.Next)
        {
            entries.Add(entry);
        }

        return entries;
    }
}
