using Workflow.Rules.Diagnostics;

namespace Workflow.Rules.Matching;

/// <summary>The matches of one session. A lenient one only explains: what throws is false and nobody is told. An operation collects what changes; nothing of it counts until <see cref="Finish"/>.</summary>
internal sealed partial class Matcher(SessionFactory factory, Session session, bool isLenient = false)
{
    private readonly BranchState?[] _branches = new BranchState?[factory.Branches.Length];
    private readonly List<BranchState> _touched = [];
    private List<TokenDelta> _left = [];
    private List<TokenDelta> _output = [];
    private readonly List<BranchState> _opening = [];
    private bool _isAnyOpen;
    private int _marks;

    /// <summary>Tokens a level has to say something about; empty between levels.</summary>
    public List<Token> Touched { get; } = [];

    /// <summary>For the stages of a query, one query at a time: what goes in, and what comes out.</summary>
    public List<FactDelta> Changed { get; } = [];

    public List<FactDelta> Made { get; } = [];

    /// <summary>What has to be taken back when the operation fails.</summary>
    public UndoLog Undone { get; } = new();

    /// <summary>The complete matches that changed in the present operation.</summary>
    public List<(Activation Activation, DeltaKind Kind)> Changes { get; } = [];

    private SessionEvents Events => session.EventHub;

    /// <summary>Brings rules that need no fact to life.</summary>
    public void Begin()
    {
        foreach (var branch in factory.Unconditional)
        {
            Touch(State(branch));
        }
    }

    /// <summary>Takes facts in that are in memory already.</summary>
    public void Insert(IReadOnlyList<Fact> facts)
    {
        for (var i = 0; i < facts.Count; i++)
        {
            facts[i].Patterns = factory.PatternsOf(facts[i].Value!.GetType());
            foreach (var pattern in facts[i].Patterns!.Always)
            {
                Insert(pattern, facts[i]);
            }
        }

        for (var i = 0; i < facts.Count && _isAnyOpen; i++)
        {
            foreach (var pattern in facts[i].Patterns!.Behind)
            {
                if (_branches[pattern.Branch.Index] is { IsOpen: true } or { IsStale: true })
                {
                    Insert(pattern, facts[i]);
                }
            }
        }

        Open();
    }

    public void Update(IReadOnlyList<Fact> facts)
    {
        foreach (var fact in facts)
        {
            fact.IsChanged = true;
            foreach (var pattern in fact.Patterns!.All)
            {
                if (pattern.IsGate || pattern.Branch.Gate is null || _branches[pattern.Branch.Index] is { IsOpen: true } or { IsStale: true })
                {
                    Update(pattern, fact);
                }
            }
        }

        Open();
    }

    public void Retract(Fact fact)
    {
        for (var entry = fact.FirstEntry; entry is not null; entry = entry.NextOfFact)
        {
            if (!entry.IsDead)
            {
                Leave(entry);
            }
        }

        fact.FirstEntry = null;
        foreach (var pattern in fact.Patterns!.All)
        {
            if (_branches[pattern.Branch.Index] is { IsStale: true } stale)
            {
                Touch(stale);
            }
        }
    }

    /// <summary>Joins what the operation changed, rule by rule in load order.</summary>
    public void Propagate()
    {
        _touched.Sort(static (one, other) => one.Plan.Index.CompareTo(other.Plan.Index));
        foreach (var state in _touched)
        {
            if (state.IsStale)
            {
                Rebuild(state);
            }
            else if (state.Missing == 0)
            {
                Propagate(state, Changes);
            }
        }
    }

    /// <summary>Counts a match in.</summary>
    public void Stand(Activation activation) => _branches[activation.Branch.Index]!.Standing.Add(activation.Token, null);

    /// <summary>Counts a match out.</summary>
    public void Fall(Activation activation) => _branches[activation.Branch.Index]!.Standing.Remove();

    /// <summary>The operation counts.</summary>
    public void Finish()
    {
        foreach (var state in _touched)
        {
            state.IsTouched = false;
        }

        foreach (var (activation, former) in _carried)
        {
            former.IsDead = true;
            _branches[activation.Branch.Index]!.Standing.Remove();
            Stand(activation);
        }

        _carried.Clear();
        _touched.Clear();
        Changes.Clear();
        Undone.Clear();
    }

    /// <summary>So many numbers nothing is marked with.</summary>
    public int Marks(int count)
    {
        var first = _marks + 1;
        _marks += count + 1;
        return first;
    }

    private BranchState State(Branch branch) => _branches[branch.Index] ??= new(branch);

    private void Touch(BranchState state)
    {
        if (!state.IsTouched)
        {
            state.IsTouched = true;
            _touched.Add(state);
        }
    }

    private void Propagate(BranchState state, List<(Activation Activation, DeltaKind Kind)> changes)
    {
        if (state.Root is null)
        {
            state.Root = new Token(null, null, null);
            _left.Add(new(state.Root, DeltaKind.Added));
        }

        var levels = state.Plan.Levels;
        for (var i = 0; i < levels.Length; i++)
        {
            _output.Clear();
            if (_left.Count > 0 || state.Levels[i]?.Pending is not null)
            {
                levels[i].Propagate(this, state.Level(i), _left, _output);
            }

            (_left, _output) = (_output, _left);
        }

        foreach (var (token, kind) in _left)
        {
            changes.Add((((Terminal)token).Activation, kind));
        }

        _left.Clear();
        _output.Clear();
    }
}
