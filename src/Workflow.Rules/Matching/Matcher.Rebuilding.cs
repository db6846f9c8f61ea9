using System.Globalization;

namespace Workflow.Rules.Matching;

/// <summary>What happens to branches when an operation fails.</summary>
internal sealed partial class Matcher
{
    /// <summary>Matches that the present operation carried on, with the tokens they had.</summary>
    private readonly List<(Activation Activation, Terminal Former)> _carried = [];

    /// <summary>The operation does not count: matches stay as they were, and the branches concerned are matched anew by the next operation that concerns them.</summary>
    public void Fail()
    {
        // The branch that failed has not told yet which of its matches it had come to.
        foreach (var (token, kind) in _output)
        {
            if (token is Terminal)
            {
                token.IsDead = kind == DeltaKind.Added;
            }
        }

        foreach (var (activation, kind) in Changes)
        {
            activation.Token.IsDead = kind == DeltaKind.Added;
        }

        foreach (var (activation, former) in _carried)
        {
            former.CarryOn(activation);
        }

        Undone.Undo();
        _carried.Clear();
        Touched.Clear();
        _opening.Clear();
        _left.Clear();
        _output.Clear();
        _isAnyOpen |= _touched.Count > 0;
        _touched.ForEach(state => state.Reset());
        _touched.Clear();
        Changes.Clear();
    }

    // Joins everything again and compares with the matches that stood.
    private void Rebuild(BranchState state)
    {
        (state.IsStale, state.IsOpen) = (false, true);
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

        var standing = Standing(state);
        foreach (var (activation, _) in found)
        {
            if (!standing.TryGet(Identity(activation), out var same) || same.Count == 0)
            {
                Changes.Add((activation, DeltaKind.Added));
                continue;
            }

            // Several results of one query may come from the same facts: then the one with the same values.
            var values = activation.Matched.ConvertAll(fact => fact.Value);
            var place = Math.Max(0, same.FindIndex(former => former.Matched.Select(fact => fact.Value).SequenceEqual(values)));
            var stood = same[place];
            same.RemoveAt(place);
            _carried.Add((stood, stood.Token));
            activation.Token.CarryOn(stood);
            if (stood.Matched.Exists(fact => fact.IsChanged))
            {
                Changes.Add((stood, DeltaKind.Updated));
            }
        }

        for (var token = state.Standing.First; token is not null; token = token.Next)
        {
            // What stands and was not found anew is lost.
            var activation = ((Terminal)token).Activation;
            if (!token.IsDead && activation.Token == token)
            {
                token.IsDead = true;
                Changes.Add((activation, DeltaKind.Removed));
            }
        }
    }

    private static KeyIndex<string, List<Activation>> Standing(BranchState state)
    {
        var standing = new KeyIndex<string, List<Activation>>();
        for (var token = state.Standing.First; token is not null; token = token.Next)
        {
            if (token.IsDead)
            {
                continue;
            }

            var activation = ((Terminal)token).Activation;
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
