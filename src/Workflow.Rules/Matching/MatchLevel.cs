namespace Workflow.Rules.Matching;

/// <summary>A fact more (<c>Match</c>).</summary>
internal sealed class MatchLevel(Branch branch, int index, RuleModel.Declaration declaration, Pattern pattern) : PairLevel(branch, index, declaration, pattern)
{
    public override bool IsRequired => true;

    protected override void PairAdded(Matcher matcher, Token token, Entry entry, List<TokenDelta> output)
    {
        var match = Branch.NewToken(this, token, entry.Fact, entry);
        match.Join();
        output.Add(new(match, DeltaKind.Added));
    }

    protected override void PairUpdated(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Token)pair, DeltaKind.Updated));

    protected override void PairRemoved(Matcher matcher, Pair pair, List<TokenDelta> output) => output.Add(new((Token)pair, DeltaKind.Removed));
}
