namespace Workflow.Rules.Matching;

/// <summary>What a session keeps for a branch. At first only which facts fulfil which of its patterns, as marks on the facts; memories when something changes after it was matched.</summary>
internal sealed class BranchState(Branch plan)
{
    private const int MarkedLevels = 32;

    private Activation? _last;
    private uint _marked;

    public Branch Plan { get; } = plan;

    /// <summary>Null while it has none.</summary>
    public Memories? Memories { get; private set; }

    /// <summary>True when it has been matched without memories.</summary>
    public bool IsMatched { get; set; }

    /// <summary>True between the failure of an operation and the next one that concerns the branch: only the standing matches are right.</summary>
    public bool IsStale { get; set; }

    /// <summary>True while an operation concerns it.</summary>
    public bool IsTouched { get; set; }

    /// <summary>Whether a fact has fulfilled the gate.</summary>
    public bool IsOpen { get; set; }

    /// <summary>Whether some level that needs a fact has none yet. Until then nothing is joined.</summary>
    public bool IsMissing => Memories is null ? (_marked & Plan.RequiredLevels) != Plan.RequiredLevels : Memories.Missing > 0;

    /// <summary>Whether any fact is marked.</summary>
    public bool IsMarked => _marked != 0;

    /// <summary>True while an operation opens the gate.</summary>
    public bool IsOpening { get; set; }

    /// <summary>Whether it is among the branches whose patterns behind the gate are asked.</summary>
    public bool IsListed { get; set; }

    /// <summary>Whether it can do without memories.</summary>
    public bool CanMark => Plan.Levels.Length <= MarkedLevels;

    public LevelState Level(int index) => Memories!.Levels[index] ??= new LevelState();

    public Memories Keep() => Memories = new(Plan);

    /// <summary>A fact was marked as fulfilling the pattern of a level.</summary>
    public void Mark(int level) => _marked |= 1u << level;

    /// <summary>Counts a match in.</summary>
    public void Stand(Activation activation) => (activation.Former, _last) = (_last, activation);

    /// <summary>Counts a match out.</summary>
    public void Fall(Activation activation)
    {
        activation.IsDead = true;
        if (--Memories!.FallsToCompact > 0)
        {
            return;
        }

        var standing = Standing();
        Memories.FallsToCompact = standing.Count + Memories.FewEnoughToKeep;
        _last = null;
        standing.ForEach(Stand);
    }

    /// <summary>The matches that count, in the order they came.</summary>
    public List<Activation> Standing()
    {
        var standing = new List<Activation>();
        for (var match = _last; match is not null; match = match.Former)
        {
            if (!match.IsDead)
            {
                standing.Add(match);
            }
        }

        standing.Reverse();
        return standing;
    }

    /// <summary>Forgets everything but the matches.</summary>
    public void Reset()
    {
        foreach (var level in Memories?.Levels ?? [])
        {
            for (var entry = level?.Entries.First; entry is not null; entry = entry.Next)
            {
                entry.IsDead = true;
            }
        }

        Memories = null;
        (IsOpen, IsOpening, IsTouched, IsStale) = (false, false, false, true);
    }
}

/// <summary>The memories of the levels of a branch.</summary>
internal sealed class Memories(Branch plan)
{
    public const int FewEnoughToKeep = 16;

    /// <summary>Null while a level has nothing to keep.</summary>
    public LevelState?[] Levels { get; } = new LevelState[plan.Levels.Length];

    /// <summary>The token all others extend; null until the branch is joined.</summary>
    public Node? Root { get; set; }

    /// <summary>How many more matches may be lost before the lost ones are dropped.</summary>
    public int FallsToCompact { get; set; } = FewEnoughToKeep;

    /// <summary>Matches that count and have no token, see <see cref="Matcher"/>; null while there are none.</summary>
    public List<Activation>? Orphans { get; set; }

    /// <summary>How many levels that need a fact have none yet.</summary>
    public int Missing { get; set; } = plan.Required;
}
