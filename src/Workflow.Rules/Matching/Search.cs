namespace Workflow.Rules.Matching;

/// <summary>Matches a branch for the first time: one token after the other to its end, without memories.</summary>
internal sealed class Search
{
    private readonly Stack<List<Fact>> _lists = [];
    private List<Change> _found = null!; // Set when a search begins.
    private Token? _first;
    private Branch _branch = null!; // Set when a search begins.

    public Matcher Matcher { get; private set; } = null!; // Set when a search begins.

    /// <summary>Adds the matches of a branch to the changes of an operation.</summary>
    public void Run(Matcher matcher, Branch branch, List<Change> found)
    {
        (Matcher, _branch, _found) = (matcher, branch, found);
        branch.Levels[0].Match(this, Token.Root);
    }

    /// <summary>Forgets the session it worked for.</summary>
    public void Clear() => (Matcher, _branch, _found, _first) = (null!, null!, null!, null);

    /// <summary>The facts that fulfil a pattern by themselves, in order; where facts are many only those that may join the token.</summary>
    public Candidates Candidates(Pattern pattern, Token left) => Matching.Candidates.Of(Matcher.Types, pattern, left);

    /// <summary>A token of a level goes on.</summary>
    public void Next(Level level, Token token)
    {
        if (level.Index == _branch.Levels.Length - 1)
        {
            _found.Add(new(new Activation(_branch, token), DeltaKind.Added));
        }
        else
        {
            _branch.Levels[level.Index + 1].Match(this, token);
        }
    }

    /// <summary>A token goes on with one fact more.</summary>
    /// <param name="spare">A token nobody needs, or null.</param>
    /// <returns>A token nobody needs, or null.</returns>
    public Token? Extend(Level level, Token left, Fact fact, Token? spare)
    {
        if (left == Token.Root && fact is SessionFact)
        {
            // Most rules begin with the same fact: they share its token.
            _first = _first?.Fact == fact ? _first : new Token(left, fact);
            Next(level, _first);
            return null;
        }

        var found = _found.Count;
        var token = spare ?? new Token(left, fact);
        token.Fact = fact;
        Next(level, token);
        return _found.Count == found ? token : null;
    }

    /// <summary>A token goes on with each result of a query.</summary>
    /// <param name="facts">What the query is made of; given back.</param>
    public void Extend(Level level, Token left, QueryStage[] stages, List<Fact> facts)
    {
        var run = new QueryRun(Matcher, _branch, left);
        var made = Rent();
        foreach (var stage in stages)
        {
            made.Clear();
            stage.Run(run, facts, made);
            (facts, made) = (made, facts);
        }

        Return(made);
        Token? spare = null;
        foreach (var result in facts)
        {
            spare = Extend(level, left, result, spare);
        }

        Return(facts);
    }

    public List<Fact> Rent() => _lists.TryPop(out var list) ? list : [];

    private void Return(List<Fact> list)
    {
        list.Clear();
        _lists.Push(list);
    }
}
