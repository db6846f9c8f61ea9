using Workflow.Rules.Diagnostics;

namespace Workflow.Rules.Matching;

/// <summary>The matches of one session. A lenient one only explains: what throws is false and nobody is told. An operation collects what changes; nothing of it counts until <see cref="Finish"/>.</summary>
internal sealed class Matcher(SessionFactory factory, Session session, bool isLenient = false)
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

    /// <summary>Whether all conditions hold. One that throws is told; if somebody calls that handled, it does not hold.</summary>
    /// <exception cref="RuleLhsExpressionEvaluationException">One threw and nobody calls it handled.</exception>
    public bool Holds(Compiled<bool>[] conditions, Branch branch, Token? token, Fact? fact)
    {
        foreach (var condition in conditions)
        {
            bool holds;
            try
            {
                holds = condition.Function(token, fact?.Value);
            }
            catch (Exception error)
            {
                Tell(condition, branch, token, fact, error, false);
                return false;
            }

            if (Events.HearsConditions)
            {
                Tell(condition, branch, token, fact, null, holds);
            }

            if (!holds)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The value of an expression.</summary>
    /// <returns>False when it threw and somebody calls that handled.</returns>
    /// <exception cref="RuleLhsExpressionEvaluationException">It threw and nobody calls it handled.</exception>
    public bool Evaluate(Compiled<object?> expression, Branch branch, Token? token, Fact? fact, out object? value)
    {
        try
        {
            value = expression.Function(token, fact?.Value);
        }
        catch (Exception error)
        {
            value = null;
            Tell(expression, branch, token, fact, error, null);
            return false;
        }

        if (Events.HearsConditions)
        {
            Tell(expression, branch, token, fact, null, value);
        }

        return true;
    }

    private void Tell<T>(Compiled<T> expression, Branch branch, Token? token, Fact? fact, Exception? error, object? result)
    {
        if (isLenient)
        {
            return;
        }

        List<RuleModel.IFact> facts = [];
        for (var each = token; each is not null; each = each.Left)
        {
            if (each.Fact is { } matched)
            {
                facts.Insert(0, matched);
            }
        }

        if (fact is not null)
        {
            facts.Add(fact);
        }

        var evaluation = new Evaluation(expression.Source, error, expression.Arguments(token, fact?.Value), result);
        if (Events.HearsConditions)
        {
            Events.Evaluated(session, () => new LhsExpressionEventArgs(evaluation, facts, [branch.Rule.Definition]));
        }

        if (error is not null && !Events.Failed(session, () => new LhsExpressionErrorEventArgs(evaluation, facts, [branch.Rule.Definition])))
        {
            throw new RuleLhsExpressionEvaluationException(branch.Rule.Definition.Name, expression.Source.ToString(), error);
        }
    }

    private void Insert(Pattern pattern, Fact fact)
    {
        if (_branches[pattern.Branch.Index] is { IsStale: true } stale)
        {
            Touch(stale);
        }
        else if (Holds(pattern.Alone, pattern.Branch, null, fact))
        {
            Enter(State(pattern.Branch), pattern, fact);
        }
    }

    private void Update(Pattern pattern, Fact fact)
    {
        if (_branches[pattern.Branch.Index] is { IsStale: true } stale)
        {
            Touch(stale);
            return;
        }

        var state = State(pattern.Branch);
        var entry = fact.FirstEntry;
        while (entry is not null && (entry.IsDead || entry.Level != pattern.Level || entry.Branch != state))
        {
            entry = entry.NextOfFact;
        }

        var holds = Holds(pattern.Alone, pattern.Branch, null, fact);
        if (entry is null)
        {
            if (holds)
            {
                Enter(state, pattern, fact);
            }
        }
        else if (holds)
        {
            state.Level(pattern.Level).Entries.Reindex(entry, pattern.Key);
            Pend(state, entry, DeltaKind.Updated);
        }
        else
        {
            Leave(entry);
        }
    }

    // Branches whose gate was fulfilled for the first time look at all facts.
    private void Open()
    {
        if (_opening.Count == 0)
        {
            return;
        }

        for (var fact = session.FirstFact; fact is not null; fact = fact.Next)
        {
            foreach (var state in _opening)
            {
                foreach (var pattern in fact.Patterns!.BehindOf[state.Plan.Index] ?? [])
                {
                    Insert(pattern, fact);
                }
            }
        }

        _open += _opening.Count;
        _opening.ForEach(state => state.IsOpen = true);
        _opening.Clear();
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

    private void Enter(BranchState state, Pattern pattern, Fact fact)
    {
        while (fact.FirstEntry is { IsDead: true })
        {
            fact.FirstEntry = fact.FirstEntry.NextOfFact;
        }

        if (pattern.IsGate && !state.IsOpen && !_opening.Contains(state))
        {
            _opening.Add(state);
        }

        var entry = new Entry(fact, state, pattern.Level);
        fact.FirstEntry = entry;
        ref var entries = ref state.Level(pattern.Level).Entries;
        entries.Add(entry, pattern.Key);
        if (entries.Count == 1 && state.Plan.Levels[pattern.Level].IsRequired && state.Root is null)
        {
            state.Missing--;
        }

        Pend(state, entry, DeltaKind.Added);
    }

    private void Leave(Entry entry)
    {
        entry.IsDead = true;
        var state = entry.Branch;
        ref var entries = ref state.Level(entry.Level).Entries;
        entries.Remove();
        if (entries.Count == 0 && state.Plan.Levels[entry.Level].IsRequired && state.Root is null)
        {
            state.Missing++;
        }

        Pend(state, entry, DeltaKind.Removed);
    }

    // Before the first join nothing needs to be told: it looks at everything.
    private void Pend(BranchState state, Entry entry, DeltaKind kind)
    {
        Touch(state);
        if (state.Root is not null)
        {
            (state.Level(entry.Level).Pending ??= []).Add(new(entry, kind));
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

    // After a failed operation: joins everything again and compares with the matches that stood.
    private void Rebuild(BranchState state)
    {
        var standing = state.Standing();
        (state.IsStale, state.IsOpen) = (false, true);
        _open++;
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

        foreach (var (activation, _) in found)
        {
            if (standing.Find(former => former.Matched.Where(Stays).SequenceEqual(activation.Matched.Where(Stays))) is { } same)
            {
                standing.Remove(same);
                session.Waiting.Replace(same, activation);
                same.IsDead = true;
                state.Stand(activation);
                if (activation.Matched.Any(fact => fact.IsChanged))
                {
                    Changes.Add((activation, DeltaKind.Updated));
                }
            }
            else
            {
                Changes.Add((activation, DeltaKind.Added));
            }
        }

        foreach (var lost in standing)
        {
            lost.IsDead = true;
            Changes.Add((lost, DeltaKind.Removed));
        }

        static bool Stays(Fact fact) => fact.Id != 0;
    }
}
