namespace Workflow.Rules.Matching;

/// <summary>Matching a branch anew after a failed operation.</summary>
internal sealed partial class Matcher
{
    // After a failed operation: joins everything again and compares with the matches that stood.
    private void Rebuild(BranchState state)
    {
        var standing = state.Standing();
        (state.IsStale, state.IsOpen) = (false, true);
        _open++;
        for (var fact = session.FirstFact; fact is not null; fact = fact.Next)
        {
            foreach (var pattern in fact.Patterns!.All)
            {
                if (pattern.Branch == state.Plan && Holds(pattern.Alone, pattern.Branch, null, fact))
                {
                    Enter(state, pattern, fact);
                }
            }
        }

        var found = new List<(Activation Activation, DeltaKind Kind)>();
        if (state.Missing == 0)
        {
            Propagate(state, found);
        }

        foreach (var (activation, _) in found)
        {
            if (standing.Find(former => former.Matched.Where(Stays).SequenceEqual(activation.Matched.Where(Stays))) is { } same)
            {
                standing.Remove(same);
                session.Waiting.Replace(same, activation);
                same.IsDead = true;
                state.Stand(activation);
                if (activation.Matched.Any(fact => fact.IsChanged))
                {
                    Changes.Add((activation, DeltaKind.Updated));
                }
            }
            else
            {
                Changes.Add((activation, DeltaKind.Added));
            }
        }

        foreach (var lost in standing)
        {
            lost.IsDead = true;
            Changes.Add((lost, DeltaKind.Removed));
        }

        static bool Stays(Fact fact) => fact.Id != 0;
    }
}
