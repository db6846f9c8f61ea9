namespace Workflow.Rules.Matching;

/// <summary>What a session keeps for a branch.</summary>
internal sealed class BranchState(Branch plan)
{
    public Branch Plan { get; } = plan;

    /// <summary>The tokens of the matches, those that are lost among them. A field, not a copy: the memory is a structure.</summary>
    public Memory<Token, TokenLinks> Standing;

    /// <summary>By level; null while a level has nothing to keep.</summary>
    public LevelState?[] Levels { get; private set; } = new LevelState[plan.Levels.Length];

    public Token? Root { get; set; }

    /// <summary>How many required levels have no fact yet. Until there are none, nothing is joined.</summary>
    public int Missing { get; set; } = plan.Required;

    /// <summary>True between the failure of an operation and the next one that concerns the branch: only the standing matches are right.</summary>
    public bool IsStale { get; set; }

    public bool IsTouched { get; set; }

    /// <summary>Whether a fact has fulfilled the gate.</summary>
    public bool IsOpen { get; set; }

    public LevelState Level(int index) => Levels[index] ??= new LevelState();

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
        (IsOpen, IsTouched, IsStale) = (false, false, true);
    }
}
