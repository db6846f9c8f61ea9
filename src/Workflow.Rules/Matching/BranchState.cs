namespace Workflow.Rules.Matching;

/// <summary>What a session keeps for a branch.</summary>
internal sealed class BranchState
{
    public BranchState(Branch plan)
    {
        Plan = plan;
        Levels = new LevelState[plan.Levels.Length];
        Missing = plan.Required;
    }

    public Branch Plan { get; }

    /// <summary>By level; null while a level has nothing to keep.</summary>
    public LevelState?[] Levels { get; private set; }

    public Token? Root { get; set; }

    /// <summary>How many required levels have no fact yet. Until there are none, nothing is joined.</summary>
    public int Missing { get; set; }

    /// <summary>True between the failure of an operation and the next one that concerns the branch: only the standing matches are right.</summary>
    public bool IsStale { get; set; }

    public bool IsTouched { get; set; }

    /// <summary>Whether a fact has fulfilled the gate.</summary>
    public bool IsOpen { get; set; }

    private Token? FirstActivation { get; set; }

    private Token? LastActivation { get; set; }

    public LevelState Level(int index) => Levels[index] ??= new LevelState();

    /// <summary>Counts a match in.</summary>
    public void Stand(Activation activation)
    {
        // The lost ones at the head go; the rest when the branch is matched anew.
        while (FirstActivation is { IsDead: true })
        {
            FirstActivation = FirstActivation.Next;
        }

        if (FirstActivation is null)
        {
            FirstActivation = activation;
        }
        else
        {
            LastActivation!.Next = activation;
        }

        LastActivation = activation;
    }

    /// <summary>The matches, without those that are lost.</summary>
    public List<Activation> Standing()
    {
        var standing = new List<Activation>();
        for (var token = FirstActivation; token is not null; token = token.Next)
        {
            if (!token.IsDead)
            {
                standing.Add((Activation)token);
            }
        }

        return standing;
    }

    /// <summary>Forgets everything but the matches.</summary>
    public void Reset()
    {
        foreach (var level in Levels)
        {
            for (var entry = level?.Entries.First; entry is not null; entry = entry.Next)
            {
                entry.IsDead = true;
            }
        }

        Levels = new LevelState[Plan.Levels.Length];
        Missing = Plan.Required;
        Root = null;
        IsOpen = false;
    }
}
