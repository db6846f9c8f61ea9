using System.Globalization;

namespace Workflow.Rules.Matching;

/// <summary>Matches that were made without memories stay the same when their branch gets some.</summary>
internal sealed partial class Matcher
{
    // Mostly the same matches are found in the same order. Where facts were changed, and the session is told just now, some may be new and some lost.
    // Where it was not told it must not see that: what is new then waits for a change that concerns it, and what is lost stays without a token until one does.
    private void CarryOn(BranchState state, List<Change> found)
    {
        var standing = state.Standing();
        var isSame = found.Count == standing.Count;
        for (var i = 0; i < found.Count && isSame; i++)
        {
            isSame = IsSame(standing[i].Token, found[i].Activation.Token);
        }

        if (isSame)
        {
            for (var i = 0; i < found.Count; i++)
            {
                CarryOn(standing[i], (Terminal)found[i].Activation.Token);
            }
        }
        else
        {
            CarryOnByFacts(standing, found);
        }
    }

    private void CarryOnByFacts(List<Activation> standing, List<Change> found)
    {
        var known = new KeyIndex<string, List<Activation>>();
        foreach (var activation in standing)
        {
            if (!known.TryGet(Facts(activation), out var same))
            {
                known.Add(Facts(activation), same = []);
            }

            same.Add(activation);
        }

        foreach (var (activation, _, _, _) in found)
        {
            if (known.TryGet(Facts(activation), out var same) && same.FindIndex(former => IsSame(former.Token, activation.Token)) is var place and >= 0)
            {
                CarryOn(same[place], (Terminal)activation.Token);
                same.RemoveAt(place);
            }
            else
            {
                activation.Finding = Finding.New;
                if (_isUpdating)
                {
                    Work.Found.Add(activation);
                }
            }
        }

        foreach (var activation in standing)
        {
            if (activation.IsCarried)
            {
                continue;
            }

            if (_isUpdating)
            {
                activation.Finding = Finding.Lost;
                Work.Found.Add(activation);
            }
            else
            {
                (Of(activation.Branch)!.Memories!.Orphans ??= []).Add(activation);
            }
        }
    }

    private void CarryOn(Activation activation, Terminal token)
    {
        Work.Carried.Add((activation, activation.Token));
        activation.IsCarried = true;
        var other = false;
        for (Token? former = activation.Token, now = token; former is not null && now is not null; (former, now) = (former.Left, now.Left))
        {
            if (former.Fact is DerivedFact was && now.Fact is DerivedFact derived)
            {
                other |= !was.Facts.SequenceEqual(derived.Facts);
                if (was.Value is IFactView view && derived.Value is IFactView made)
                {
                    // Who holds the collection sees what becomes of it.
                    Undone.Show(view, made.List);
                    derived.Value = view;
                }
            }
        }

        token.CarryOn(activation);
        if (other && _isUpdating)
        {
            activation.Finding = Finding.Other;
            Work.Found.Add(activation);
        }
    }

    // What the levels say of a match, given what was found about it.
    private static void Tell(Activation activation, DeltaKind kind, List<Change> changes)
    {
        var isNew = activation.Finding == Finding.New;
        activation.Finding = Finding.None;
        if (!isNew)
        {
            changes.Add(new(activation, kind));
        }
        else if (kind == DeltaKind.Removed)
        {
            activation.IsDead = true;
        }
        else
        {
            changes.Add(new(activation, DeltaKind.Added));
        }
    }

    private void TellFound(BranchState state, List<Change> changes)
    {
        if (state.Memories!.Orphans is { } orphans)
        {
            TellOrphans(orphans, changes);
        }

        foreach (var activation in Work.Found)
        {
            if (activation.Branch == state.Plan && activation.Finding != Finding.None)
            {
                changes.Add(new(activation, activation.Finding switch { Finding.New => DeltaKind.Added, Finding.Other => DeltaKind.Updated, _ => DeltaKind.Removed }));
                activation.Finding = Finding.None;
            }
        }
    }

    // A match without a token goes with the first change of its facts, unless it is found again.
    private void TellOrphans(List<Activation> orphans, List<Change> changes)
    {
        for (var i = orphans.Count - 1; i >= 0; i--)
        {
            var orphan = orphans[i];
            if (!orphan.Matched.Exists(static fact => fact.IsChanged || fact is SessionFact { IsGone: true }))
            {
                continue;
            }

            orphans.RemoveAt(i);
            var again = changes.FindIndex(change => change.Kind == DeltaKind.Added && change.Activation.Branch == orphan.Branch && IsSame(change.Activation.Token, orphan.Token));
            if (again < 0)
            {
                changes.Add(new(orphan, DeltaKind.Removed));
            }
            else
            {
                CarryOn(orphan, (Terminal)changes[again].Activation.Token);
                changes[again] = new(orphan, DeltaKind.Updated);
            }
        }
    }

    private static bool IsSame(Token? one, Token? other)
    {
        for (; one is not null && other is not null; (one, other) = (one.Left, other.Left))
        {
            if ((one.Fact, other.Fact) switch
            {
                (DerivedFact made, DerivedFact derived) => !made.IsSame(derived),
                (SessionFact fact, _) => fact != other.Fact,
                _ => false,
            })
            {
                return false;
            }
        }

        return true;
    }

    // The numbers of the facts a match names, without what is computed.
    private static string Facts(Activation activation) => string.Join(' ', activation.Matched.Select(fact => fact.Id.ToString(CultureInfo.InvariantCulture)));
}
