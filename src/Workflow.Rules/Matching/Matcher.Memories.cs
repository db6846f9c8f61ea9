namespace Workflow.Rules.Matching;

/// <summary>Branches with memories: made when something changes that was matched without.</summary>
internal sealed partial class Matcher
{
    // Matched with memories as it was matched without: nothing that the operation changes is in them yet.
    private void Keep(BranchState state)
    {
        Touch(state);
        state.Keep();
        foreach (var level in state.Plan.Levels)
        {
            if (level.Pattern is { } pattern)
            {
                for (var each = Candidates.Of(Types, pattern, null); each.Next() is { } fact;)
                {
                    Admit(state, pattern, fact);
                }
            }
        }

        if (state.IsMatched)
        {
            var found = new List<Change>();
            var changes = Undone.Count;
            Propagate(state, found);
            Undone.Shorten(changes);
            CarryOn(state, found);
        }
    }

    private void KeepThoseOf(SessionFact fact, bool onlyMatched)
    {
        var patterns = fact.Kin.Patterns.All;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (fact.Fulfils(i) && Of(patterns[i].Branch) is { Memories: null, IsStale: false } state && (state.IsMatched || !onlyMatched))
            {
                Keep(state);
            }
        }
    }

    private static Entry Admit(BranchState state, Pattern pattern, SessionFact fact)
    {
        while (fact.FirstEntry is { IsDead: true })
        {
            fact.FirstEntry = fact.FirstEntry.NextOfFact;
        }

        var entry = new Entry(fact, state, pattern.Level);
        fact.FirstEntry = entry;
        ref var entries = ref state.Level(pattern.Level).Entries;
        entries.Add(entry, pattern.Key);
        if (entries.Count == 1 && state.Plan.Levels[pattern.Level].IsRequired && state.Memories!.Root is null)
        {
            state.Memories.Missing--;
        }

        return entry;
    }

    private void Leave(Entry entry)
    {
        entry.IsDead = true;
        var state = entry.Branch;
        ref var entries = ref state.Level(entry.Level).Entries;
        entries.Remove();
        if (entries.Count == 0 && state.Plan.Levels[entry.Level].IsRequired && state.Memories!.Root is null)
        {
            state.Memories.Missing++;
        }

        Pend(state, entry, DeltaKind.Removed);
    }

    // Before the first join nothing needs to be told: it looks at everything.
    private void Pend(BranchState state, Entry entry, DeltaKind kind)
    {
        Touch(state);
        if (state.Memories!.Root is not null)
        {
            (state.Level(entry.Level).Pending ??= []).Add(new(entry, kind));
        }
    }

    private static Entry? FindEntry(BranchState state, Pattern pattern, SessionFact fact)
    {
        var entry = fact.FirstEntry;
        while (entry is not null && (entry.IsDead || entry.Level != pattern.Level || entry.Branch != state))
        {
            entry = entry.NextOfFact;
        }

        return entry;
    }
}
