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
    private int _open;
    private int _marks;

    /// <summary>Tokens a level has to say something about; empty between levels.</summary>
    public List<Token> Touched { get; } = [];

    /// <summary>For the stages of a query, one query at a time: what goes in, and what comes out.</summary>
    public List<FactDelta> Changed { get; } = [];

    public List<FactDelta> Made { get; } = [];

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

        for (var i = 0; i < facts.Count && _open > 0; i++)
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
    public void Stand(Activation activation) => _branches[activation.Branch.Index]!.Stand(activation);

    /// <summary>The operation counts.</summary>
    public void Finish()
    {
        foreach (var state in _touched)
        {
            state.IsTouched = false;
        }

        _touched.Clear();
        Changes.Clear();
    }

    /// <summary>The operation does not count: matches stay as they were, and the rules concerned are matched anew by the next operation that concerns them.</summary>
    public void Fail()
    {
        foreach (var (activation, kind) in Changes)
        {
            activation.IsDead = kind == DeltaKind.Added;
        }

        Changes.Clear();
        Touched.Clear();
        _opening.Clear();
        _open += _touched.Count;
        foreach (var state in _touched)
        {
            state.Reset();
            state.IsTouched = false;
            state.IsStale = true;
        }

        _touched.Clear();
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
        _left.Clear();
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
            changes.Add(((Activation)token, kind));
        }
    }
}
