namespace Workflow.Rules.Matching;

/// <summary>A fact more (<c>Match</c>).</summary>
internal sealed class MatchLevel(Branch branch, int index, RuleModel.Declaration declaration, Pattern pattern) : PairLevel(branch, index, declaration, pattern)
{
    public override bool IsRequired => true;

    public override void Match(Search search, Token left)
    {
        Token? spare = null;
        for (var each = search.Candidates(Pattern, left); each.Next() is { } fact;)
        {
            if (search.Matcher.Holds(Pattern.Joining, Branch, left, fact))
            {
                spare = search.Extend(this, left, fact, spare);
            }
        }
    }

    protected override void PairAdded(Matcher matcher, Node token, Entry entry, List<TokenDelta> output)
    {
        var match = Branch.NewToken(this, token, entry.Fact, entry);
        match.Join();
        output.Add(new(match, DeltaKind.Added));
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Node)pair, DeltaKind.Updated));

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Node)pair, DeltaKind.Removed));
}
