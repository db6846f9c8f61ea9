namespace Workflow.Rules.Matching;

/// <summary>What facts fulfil which patterns.</summary>
internal sealed partial class Matcher
{
    /// <summary>Takes facts in that are in memory already.</summary>
    public void Insert(ReadOnlySpan<SessionFact> facts)
    {
        foreach (var fact in facts)
        {
            var patterns = fact.Kin.Patterns;
            foreach (var pattern in patterns.Always)
            {
                Insert(pattern, fact, patterns.PlaceOf(pattern));
            }

            foreach (var gates in patterns.Gates)
            {
                InsertBefore(gates, fact);
            }
        }

        if (_open.Count > 0)
        {
            foreach (var fact in facts)
            {
                foreach (var (pattern, place) in OpenOf(fact.Kin))
                {
                    Insert(pattern, fact, place);
                }
            }
        }

        Open();
    }

    /// <summary>Makes ready for an update, while the facts still have their former values.</summary>
    public void BeginUpdate(SessionFact fact)
    {
        _isUpdating = true;
        KeepThoseOf(fact, onlyMatched: true);
    }

    public void Update(SessionFact fact)
    {
        fact.Kin.Version++;
        var patterns = fact.Kin.Patterns.All;
        for (var i = 0; i < patterns.Length; i++)
        {
            if (patterns[i].IsGate || patterns[i].Branch.Gate is null || Of(patterns[i].Branch) is { IsOpen: true } or { IsStale: true })
            {
                Update(patterns[i], fact, i);
            }
        }
    }

    /// <summary>Lets a fact go that is still in memory.</summary>
    public void Retract(SessionFact fact)
    {
        KeepThoseOf(fact, onlyMatched: false);
        for (var entry = fact.FirstEntry; entry is not null; entry = entry.NextOfFact)
        {
            if (!entry.IsDead)
            {
                Leave(entry);
            }
        }

        fact.FirstEntry = null;
        foreach (var pattern in fact.Kin.Patterns.All)
        {
            if (Of(pattern.Branch) is { IsStale: true } stale)
            {
                Touch(stale);
            }
        }
    }

    private void Insert(Pattern pattern, SessionFact fact, int place)
    {
        if (Of(pattern.Branch) is { IsStale: true } stale)
        {
            Touch(stale);
        }
        else if (Holds(pattern.Alone, pattern.Branch, null, fact))
        {
            Enter(State(pattern.Branch), pattern, fact, place);
        }
    }

    private void Update(Pattern pattern, SessionFact fact, int place)
    {
        var state = State(pattern.Branch);
        if (state.IsStale)
        {
            Touch(state);
            return;
        }

        var holds = Holds(pattern.Alone, pattern.Branch, null, fact);
        if (state.Memories is null)
        {
            var held = fact.Fulfils(place);
            if (held == holds && !state.IsMatched)
            {
                return;
            }

            if (!held && (!holds || !state.IsMarked))
            {
                if (holds)
                {
                    Enter(state, pattern, fact, place);
                }

                return;
            }

            // A memory keeps the order in which facts came to fulfil a pattern; marks do not.
            Keep(state);
        }

        if (FindEntry(state, pattern, fact) is not { } entry)
        {
            if (holds)
            {
                Enter(state, pattern, fact, place);
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

    private void Enter(BranchState state, Pattern pattern, SessionFact fact, int place)
    {
        if (pattern.IsGate && !state.IsOpen && !state.IsOpening)
        {
            state.IsOpening = true;
            Work.Opening.Add(state);
        }

        if (state.Memories is null && (state.IsMatched || !state.CanMark))
        {
            Keep(state);
        }

        if (state.Memories is not null)
        {
            Pend(state, Admit(state, pattern, fact), DeltaKind.Added);
            return;
        }

        fact.Fulfil(place);
        state.Mark(pattern.Level);
        Touch(state);
    }
}
