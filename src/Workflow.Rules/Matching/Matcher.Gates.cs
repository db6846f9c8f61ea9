namespace Workflow.Rules.Matching;

/// <summary>Gates of branches, and what lies behind them.</summary>
internal sealed partial class Matcher
{
    private readonly List<Branch> _open = [];

    /// <summary>Branches whose gate was fulfilled for the first time look at all facts.</summary>
    public void Open()
    {
        if (_work is not { Opening: { Count: > 0 } opening })
        {
            return;
        }

        foreach (var type in Types)
        {
            foreach (var state in opening)
            {
                foreach (var pattern in type.Patterns.BehindOf[state.Plan.Index] ?? [])
                {
                    var place = type.Patterns.PlaceOf(pattern);
                    foreach (var fact in type.Row.All)
                    {
                        if (!fact.IsGone && Holds(pattern.Alone, pattern.Branch, null, fact))
                        {
                            Enter(state, pattern, fact, place);
                        }
                    }
                }
            }
        }

        _open.EnsureCapacity(_open.Count + opening.Count);
        foreach (var state in opening)
        {
            state.IsOpen = true;
            List(state);
        }

        opening.Clear();
    }

    private void InsertBefore(GateTable gates, SessionFact fact)
    {
        var found = Events.HearsConditions ? null : gates.Find(fact);
        foreach (var (pattern, place) in found ?? gates.All)
        {
            // What the table has found needs no asking.
            if (found is not null && pattern.Alone.Length == 1 && Of(pattern.Branch) is not { IsStale: true })
            {
                Enter(State(pattern.Branch), pattern, fact, place);
            }
            else
            {
                Insert(pattern, fact, place);
            }
        }
    }

    // The patterns of a type that are behind open gates.
    private (Pattern Pattern, int Place)[] OpenOf(TypeFacts type)
    {
        if (type.OpenGates < _open.Count)
        {
            var open = new List<(Pattern, int)>(type.Open);
            for (; type.OpenGates < _open.Count; type.OpenGates++)
            {
                foreach (var pattern in type.Patterns.BehindOf[_open[type.OpenGates].Index] ?? [])
                {
                    open.Add((pattern, type.Patterns.PlaceOf(pattern)));
                }
            }

            type.Open = [.. open];
        }

        return type.Open;
    }

    private void List(BranchState state)
    {
        if (!state.IsListed)
        {
            state.IsListed = true;
            _open.Add(state.Plan);
        }
    }
}
