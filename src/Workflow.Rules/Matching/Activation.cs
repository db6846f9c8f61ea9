using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>A complete match.</summary>
internal sealed class Activation(Branch branch, Token? left, Fact? fact, Entry? right) : Token(left, fact, right), IMatch
{
    public Branch Branch => branch;

    public RulePlan Plan => branch.Rule;

    public IRuleDefinition Rule => branch.Rule.Definition;

    public MatchTrigger Trigger { get; set; } = MatchTrigger.Created;

    public bool HasFired { get; set; }

    /// <summary>Its place on the agenda; 0 while it has none.</summary>
    public long Ticket { get; set; }

    /// <summary>How often it fired in the present <see cref="ISession.Fire()"/>, and in which.</summary>
    public int Fires { get; set; }

    public int FireRound { get; set; }

    /// <summary>The facts it yielded.</summary>
    public LinkedFact[] Linked { get; set; } = [];

    public LinkedFact? LinkedUnder(object key)
    {
        foreach (var fact in Linked)
        {
            if (fact.Key.Equals(key))
            {
                return fact;
            }
        }

        return null;
    }

    /// <summary>The keys of <c>OnChange</c>: as they are, and as they were when it last fired.</summary>
    public object?[]? Keys { get; set; }

    public object?[]? FiredKeys { get; set; }

    public IEnumerable<IFactMatch> Facts
    {
        get
        {
            var facts = new FactMatch[branch.Declarations.Count];
            var at = facts.Length;
            Token? token = this;
            for (var level = branch.Levels.Length - 1; level >= 0; level--, token = token!.Left)
            {
                if (branch.Levels[level].Declaration is { } declaration)
                {
                    facts[--at] = new FactMatch(declaration, token!.Fact!);
                }
            }

            return facts;
        }
    }

    /// <summary>The facts of the session it rests on, and the derived ones.</summary>
    public IEnumerable<Fact> Matched
    {
        get
        {
            for (Token? token = this; token is not null; token = token.Left)
            {
                if (token.Fact is { } fact)
                {
                    yield return fact;
                }
            }
        }
    }

    private sealed record FactMatch(Declaration Declaration, Fact Fact) : IFactMatch
    {
        public Type? Type => Fact.Type;

        public object? Value => Fact.Value;

        public IFactSource? Source => Fact.Source;
    }
}
