using Workflow.Rules.Receipts;

namespace Workflow.Rules.Matching;

/// <summary>Searches for a match of one branch by looking at all facts, and remembers where the search got furthest.</summary>
internal sealed class Explainer(Matcher matcher, Branch branch, IReadOnlyList<SessionFact> facts)
{
    private int _passed = -1;
    private Obstacle? _obstacle;
    private List<string> _nearest = [];

    public int Matches { get; private set; }

    /// <summary>Where it ended; null when there is a match.</summary>
    public Obstacle? Explain()
    {
        Search(0, new Node(null, null, null));
        return Matches > 0 ? null : _obstacle;
    }

    private void Search(int index, Node token)
    {
        if (index == branch.Levels.Length)
        {
            Matches++;
            return;
        }

        var level = branch.Levels[index];
        if (level.Pattern is { } pattern && level is not AggregateLevel)
        {
            Ask(level, pattern, token);
            return;
        }

        var output = new List<TokenDelta>();
        var state = new LevelState();
        foreach (var fact in level.Pattern is null ? [] : Found(level.Pattern, token))
        {
            state.Entries.Add(new Entry(fact, new(branch), index), null);
        }

        level.Propagate(matcher, state, [new(token, DeltaKind.Added)], output);
        if (output.Count == 0)
        {
            End(index, 0, token, level is ConditionLevel ? "a condition" : level is BindingLevel ? "a value" : $"a result {level.Declaration!.Name}", (level as ConditionLevel)?.Condition.ToString(), null);
        }

        foreach (var (next, _) in output)
        {
            Search(index + 1, next);
        }
    }

    private void Ask(Level level, Pattern pattern, Node token)
    {
        var found = Found(pattern, token).ToList();
        if (level is QuantifierLevel quantifier)
        {
            if (found.Count == 0 == quantifier.IsNegated)
            {
                Search(level.Index + 1, token);
            }
            else if (quantifier.IsNegated)
            {
                found.ForEach(fact => End(level.Index, int.MaxValue - 1, token, $"no {pattern.FactType.Name}", null, fact));
            }

            return;
        }

        foreach (var fact in found)
        {
            Search(level.Index + 1, new Node(token, fact, null));
        }
    }

    // The facts that fulfil all conditions; of the others the first condition they fail is where they end.
    private IEnumerable<SessionFact> Found(Pattern pattern, Token token)
    {
        var any = false;
        foreach (var fact in facts)
        {
            if (!pattern.FactType.IsInstanceOfType(fact.Value))
            {
                continue;
            }

            any = true;
            var failed = Array.FindIndex(pattern.Conditions, condition => !matcher.Holds([condition], branch, token, fact));
            if (failed < 0)
            {
                yield return fact;
            }
            else
            {
                End(pattern.Level, failed + 1, token, $"a {pattern.FactType.Name}", pattern.Conditions[failed].Source.ToString(), fact);
            }
        }

        if (!any)
        {
            End(pattern.Level, 0, token, $"a {pattern.FactType.Name}", null, null);
        }
    }

    private void End(int level, int conditions, Token token, string asks, string? condition, Fact? nearest)
    {
        var passed = (level * 1000) + Math.Min(conditions, 999);
        if (passed > _passed)
        {
            (_passed, _nearest) = (passed, []);
            _obstacle = new(level + 1, asks, condition, With(token), _nearest);
        }

        if (passed == _passed && nearest is not null && _obstacle!.Condition == condition)
        {
            _nearest.Add($"{nearest.Value}");
        }
    }

    private static List<string> With(Token token)
    {
        var with = new List<string>();
        for (var each = token; each is not null; each = each.Left)
        {
            if (each.Fact is { } fact)
            {
                with.Insert(0, $"{fact.Value}");
            }
        }

        return with;
    }
}
