namespace Workflow.Rules.Matching;

/// <summary>What facts fulfil which patterns.</summary>
internal sealed partial class Matcher
{
    private void Insert(Pattern pattern, Fact fact)
    {
        if (_branches[pattern.Branch.Index] is { IsStale: true } stale)
        {
            Touch(stale);
        }
        else if (Holds(pattern.Alone, pattern.Branch, null, fact))
        {
            Enter(State(pattern.Branch), pattern, fact);
        }
    }

    private void Update(Pattern pattern, Fact fact)
    {
        if (_branches[pattern.Branch.Index] is { IsStale: true } stale)
        {
            Touch(stale);
            return;
        }

        var state = State(pattern.Branch);
        var entry = fact.FirstEntry;
        while (entry is not null && (entry.IsDead || entry.Level != pattern.Level || entry.Branch != state))
        {
            entry = entry.NextOfFact;
        }

        var holds = Holds(pattern.Alone, pattern.Branch, null, fact);
        if (entry is null)
        {
            if (holds)
            {
                Enter(state, pattern, fact);
            }
        }
        else if (holds)
        {
            state.Level(pattern.Level).Entries.Reindex(entry, pattern.Key);
            Pend(state, entry, DeltaKind.Updated);
        }
        else
        {
            Leave(entry);
        }
    }

    // Branches whose gate was fulfilled for the first time look at all facts.
    private void Open()
    {
        if (_opening.Count == 0)
        {
            return;
        }

        for (var fact = session.FirstFact; fact is not null; fact = fact.Next)
        {
            foreach (var state in _opening)
            {
                foreach (var pattern in fact.Patterns!.BehindOf[state.Plan.Index] ?? [])
                {
                    Insert(pattern, fact);
                }
            }
        }

        _isAnyOpen = true;
        _opening.ForEach(state => state.IsOpen = true);
        _opening.Clear();
    }

    private void Enter(BranchState state, Pattern pattern, Fact fact)
    {
        while (fact.FirstEntry is { IsDead: true })
        {
            fact.FirstEntry = fact.FirstEntry.NextOfFact;
        }

        if (pattern.IsGate && !state.IsOpen && !_opening.Contains(state))
        {
            _opening.Add(state);
        }

        var entry = new Entry(fact, state, pattern.Level);
        fact.FirstEntry = entry;
        ref var entries = ref state.Level(pattern.Level).Entries;
        entries.Add(entry, pattern.Key);
        if (entries.Count == 1 && state.Plan.Levels[pattern.Level].IsRequired && state.Root is null)
        {
            state.Missing--;
        }

        Pend(state, entry, DeltaKind.Added);
    }

    private void Leave(Entry entry)
    {
        entry.IsDead = true;
        var state = entry.Branch;
        ref var entries = ref state.Level(entry.Level).Entries;
        entries.Remove();
        if (entries.Count == 0 && state.Plan.Levels[entry.Level].IsRequired && state.Root is null)
        {
            state.Missing++;
        }

        Pend(state, entry, DeltaKind.Removed);
    }

    // Before the first join nothing needs to be told: it looks at everything.
    private void Pend(BranchState state, Entry entry, DeltaKind kind)
    {
        Touch(state);
        if (state.Root is not null)
        {
            (state.Level(entry.Level).Pending ??= []).Add(new(entry, kind));
        }
    }
}
