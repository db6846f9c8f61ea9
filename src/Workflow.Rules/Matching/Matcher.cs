using Workflow.Rules.Diagnostics;

namespace Workflow.Rules.Matching;

/// <summary>The matches of one session. A lenient one only explains: what throws is false and nobody is told. An operation collects what changes; nothing of it counts until <see cref="Finish"/>.</summary>
internal sealed partial class Matcher(SessionFactory factory, WorkingMemory memory, Session session, bool isLenient = false)
{
    private BranchState?[]? _branches;
    private Work? _work;
    private int _marks;
    private bool _isUpdating;

    /// <summary>Tokens a level has to say something about; empty between levels.</summary>
    public List<Node> Touched => Work.Touched;

    /// <summary>For the stages of a query, one query at a time: what goes in, and what comes out.</summary>
    public List<FactDelta> Changed => Work.Changed;

    public List<FactDelta> Made => Work.Made;

    /// <summary>What has to be taken back when the operation fails.</summary>
    public UndoLog Undone => Work.Undone;

    /// <summary>The complete matches that changed in the present operation.</summary>
    public List<Change> Changes => Work.Changes;

    /// <summary>The facts of the session by type.</summary>
    public ReadOnlySpan<TypeFacts> Types => memory.Types;

    private Work Work => _work ??= Work.Rent();

    private SessionEvents Events => session.EventHub;

    /// <summary>Brings rules that need no fact to life.</summary>
    public void Begin()
    {
        foreach (var branch in factory.Unconditional)
        {
            Touch(State(branch));
        }
    }

    /// <summary>Joins what the operation changed, rule by rule in load order.</summary>
    public void Propagate()
    {
        var concerned = Work.Concerned;
        for (var i = 1; i < concerned.Count; i++)
        {
            if (concerned[i - 1].Plan.Index > concerned[i].Plan.Index)
            {
                concerned.Sort(static (one, other) => one.Plan.Index.CompareTo(other.Plan.Index));
                break;
            }
        }

        foreach (var state in concerned)
        {
            if (state.IsStale)
            {
                Rebuild(state);
            }
            else if (!state.IsMissing)
            {
                Match(state);
            }
        }
    }

    /// <summary>Counts a match in.</summary>
    public void Stand(Activation activation) => Of(activation.Branch)!.Stand(activation);

    /// <summary>Counts a match out.</summary>
    public void Fall(Activation activation) => Of(activation.Branch)!.Fall(activation);

    /// <summary>The operation counts.</summary>
    public void Finish()
    {
        if (_work is null)
        {
            _isUpdating = false;
            return;
        }

        foreach (var state in _work.Concerned)
        {
            state.IsTouched = false;
        }

        foreach (var (activation, _) in _work.Carried)
        {
            activation.IsCarried = false;
        }

        Work.Return(_work);
        (_work, _isUpdating) = (null, false);
    }

    /// <summary>So many numbers nothing is marked with.</summary>
    public int Marks(int count)
    {
        var first = _marks + 1;
        _marks += count + 1;
        return first;
    }

    private BranchState? Of(Branch branch) => _branches?[branch.Index];

    private BranchState State(Branch branch) => (_branches ??= new BranchState[factory.Branches.Length])[branch.Index] ??= new(branch);

    private void Touch(BranchState state)
    {
        if (!state.IsTouched)
        {
            state.IsTouched = true;
            Work.Concerned.Add(state);
        }
    }

    private void Match(BranchState state)
    {
        if (state.Memories is null && !state.IsMatched && (Events.HearsConditions || !state.CanMark))
        {
            // Who listens hears of every condition of every level, in the order of the levels.
            Keep(state);
        }

        if (state.Memories is not null)
        {
            Propagate(state, Changes);
        }
        else if (!state.IsMatched)
        {
            Work.Search.Run(this, state.Plan, Changes);
            state.IsMatched = true;
        }
    }

    private void Propagate(BranchState state, List<Change> changes)
    {
        var work = Work;
        var memories = state.Memories!;
        if (memories.Root is null)
        {
            memories.Root = new Node(null, null, null);
            work.Left.Add(new(memories.Root, DeltaKind.Added));
        }

        var levels = state.Plan.Levels;
        for (var i = 0; i < levels.Length; i++)
        {
            work.Output.Clear();
            if (work.Left.Count > 0 || memories.Levels[i]?.Pending is not null)
            {
                levels[i].Propagate(this, state.Level(i), work.Left, work.Output);
            }

            (work.Left, work.Output) = (work.Output, work.Left);
        }

        foreach (var (token, kind) in work.Left)
        {
            Tell(((Terminal)token).Activation, kind, changes);
        }

        work.Left.Clear();
        work.Output.Clear();
        TellFound(state, changes);
    }
}
