using System.Globalization;

namespace Workflow.Rules.Matching;

/// <summary>What happens to branches when an operation fails.</summary>
internal sealed partial class Matcher
{
    /// <summary>The operation does not count: matches stay as they were, and the branches concerned are matched anew by the next operation that concerns them.</summary>
    public void Fail()
    {
        if (_work is null)
        {
            _isUpdating = false;
            return;
        }

        foreach (var (activation, former) in _work.Carried)
        {
            (activation.Token, activation.IsCarried) = (former, false);
        }

        foreach (var activation in _work.Found)
        {
            activation.Finding = Finding.None;
        }

        _work.Undone.Undo();
        foreach (var state in _work.Concerned)
        {
            state.Reset();
            if (state.Plan.Gate is not null)
            {
                List(state);
            }
        }

        Work.Return(_work);
        (_work, _isUpdating) = (null, false);
    }

    // Joins everything again and compares with the matches that stood.
    private void Rebuild(BranchState state)
    {
        (state.IsStale, state.IsOpen) = (false, true);
        state.Keep();
        var facts = memory.Of<object>();
        foreach (var level in state.Plan.Levels)
        {
            if (level.Pattern is not { } pattern)
            {
                continue;
            }

            foreach (var fact in facts)
            {
                if (fact.Kin.Patterns.PlaceOf(pattern) >= 0 && Holds(pattern.Alone, pattern.Branch, null, fact))
                {
                    Admit(state, pattern, fact);
                }
            }
        }

        var found = new List<Change>();
        if (!state.IsMissing)
        {
            Propagate(state, found);
        }

        var known = Standing(state);
        foreach (var (activation, _, _, _) in found)
        {
            if (!known.TryGet(Identity(activation), out var same) || same.Count == 0)
            {
                Changes.Add(new(activation, DeltaKind.Added));
                continue;
            }

            // Several results of one query may come from the same facts: then the one with the same values.
            var values = activation.Matched.ConvertAll(fact => fact.Value);
            var place = Math.Max(0, same.FindIndex(former => former.Matched.Select(fact => fact.Value).SequenceEqual(values)));
            var stood = same[place];
            same.RemoveAt(place);
            Work.Carried.Add((stood, stood.Token));
            stood.IsCarried = true;
            ((Terminal)activation.Token).CarryOn(stood);
            if (stood.Matched.Exists(fact => fact.IsChanged))
            {
                Changes.Add(new(stood, DeltaKind.Updated));
            }
        }

        foreach (var activation in state.Standing())
        {
            // What stands and was not found anew is lost.
            if (!activation.IsCarried)
            {
                Changes.Add(new(activation, DeltaKind.Removed));
            }
        }
    }

    private static KeyIndex<string, List<Activation>> Standing(BranchState state)
    {
        var standing = new KeyIndex<string, List<Activation>>();
        foreach (var activation in state.Standing())
        {
            if (!standing.TryGet(Identity(activation), out var same))
            {
                standing.Add(Identity(activation), same = []);
            }

            same.Add(activation);
        }

        return standing;
    }

    // The numbers of the facts it rests on, level by level.
    private static string Identity(Activation activation) => string.Join(' ', activation.Matched.Select(fact => fact is DerivedFact derived
        ? $"[{string.Join(',', derived.Facts.Select(source => ((Fact)source).Id))}]"
        : fact.Id.ToString(CultureInfo.InvariantCulture)));
}
