namespace Workflow.Rules.Matching;

/// <summary>A complete match that changed in an operation, and what its filters say of it.</summary>
internal readonly record struct Change(Activation Activation, DeltaKind Kind, bool IsAccepted = true, object?[]? Keys = null);

/// <summary>What an operation needs while it runs: lists that are empty between operations, lent to one session after the other.</summary>
internal sealed class Work
{
    [ThreadStatic]
    private static Work? Spare;

    /// <summary>The branches concerned.</summary>
    public List<BranchState> Concerned { get; } = [];

    /// <summary>The complete matches that changed.</summary>
    public List<Change> Changes { get; } = [];

    public List<TokenDelta> Left { get; set; } = [];

    public List<TokenDelta> Output { get; set; } = [];

    /// <summary>Branches whose gate a fact fulfilled for the first time.</summary>
    public List<BranchState> Opening { get; } = [];

    /// <summary>Matches that the operation carried on, with the tokens they had.</summary>
    public List<(Activation Activation, Token Former)> Carried { get; } = [];

    /// <summary>Matches about which the making of memories found something.</summary>
    public List<Activation> Found { get; } = [];

    /// <summary>Tokens a level has to say something about; empty between levels.</summary>
    public List<Node> Touched { get; } = [];

    /// <summary>For the stages of a query, one query at a time: what goes in, and what comes out.</summary>
    public List<FactDelta> Changed { get; } = [];

    public List<FactDelta> Made { get; } = [];

    /// <summary>What has to be taken back when the operation fails.</summary>
    public UndoLog Undone { get; } = new();

    public Search Search { get; } = new();

    public static Work Rent()
    {
        var work = Spare ?? new();
        Spare = null;
        return work;
    }

    public static void Return(Work work)
    {
        work.Concerned.Clear();
        work.Changes.Clear();
        work.Left.Clear();
        work.Output.Clear();
        work.Opening.Clear();
        work.Carried.Clear();
        work.Found.Clear();
        work.Touched.Clear();
        work.Changed.Clear();
        work.Made.Clear();
        work.Undone.Clear();
        work.Search.Clear();
        // What a large session stretched is not kept.
        Spare = work.Changes.Capacity > 4096 || work.Concerned.Capacity > 4096 ? null : work;
    }
}
