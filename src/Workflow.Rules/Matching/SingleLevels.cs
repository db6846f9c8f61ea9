namespace Workflow.Rules.Matching;

/// <summary>A level that makes at most one token of each.</summary>
internal abstract class SingleLevel(Branch branch, int index, RuleModel.Declaration? declaration) : Level(branch, index, declaration)
{
    public override void Propagate(Matcher matcher, LevelState state, List<TokenDelta> left, List<TokenDelta> output)
    {
        foreach (var (token, kind) in left)
        {
            var former = token.State as Node;
            object? value = null;
            if (kind == DeltaKind.Removed || !Passes(matcher, token, out value))
            {
                if (former is not null)
                {
                    token.State = null;
                    former.IsDead = true;
                    output.Add(new(former, DeltaKind.Removed));
                }
            }
            else if (former is not null)
            {
                if (Declaration is not null && former.Fact is { } fact)
                {
                    matcher.Undone.Set(fact, value);
                }

                output.Add(new(former, DeltaKind.Updated));
            }
            else
            {
                var passed = Declaration is null ? Branch.Passing(this, token) : Branch.NewToken(this, token, new Fact(value), null);
                token.State = passed;
                output.Add(new(passed, DeltaKind.Added));
            }
        }
    }

    public override void Match(Search search, Token left)
    {
        if (!Passes(search.Matcher, left, out var value))
        {
            return;
        }

        if (Declaration is null)
        {
            search.Next(this, left);
        }
        else
        {
            search.Extend(this, left, new Fact(value), null);
        }
    }

    /// <summary>Whether a token goes on, and with which value.</summary>
    protected abstract bool Passes(Matcher matcher, Token token, out object? value);
}

/// <summary>A computed value (<c>Let</c>).</summary>
internal sealed class BindingLevel(Branch branch, int index, RuleModel.Declaration declaration, Compiled<object?> expression) : SingleLevel(branch, index, declaration)
{
    protected override bool Passes(Matcher matcher, Token token, out object? value) => matcher.Evaluate(expression, Branch, token, null, out value);
}

/// <summary>A condition on the token alone (<c>Having</c>).</summary>
internal sealed class ConditionLevel(Branch branch, int index, Compiled<bool> condition) : SingleLevel(branch, index, null)
{
    private readonly Compiled<bool>[] _conditions = [condition];

    public System.Linq.Expressions.LambdaExpression Condition => condition.Source;

    protected override bool Passes(Matcher matcher, Token token, out object? value)
    {
        value = null;
        return matcher.Holds(_conditions, Branch, token, null);
    }
}
