using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>The token of a complete match. When a branch is matched anew its tokens are new; the match stays the same.</summary>
internal sealed class Terminal : Token
{
    public Terminal(Branch branch, Token left, Fact? fact, Entry? right)
        : base(left, fact, right) => Activation = new(branch, this);

    public Activation Activation { get; private set; }

    /// <summary>Carries on a match that stood before.</summary>
    public void CarryOn(Activation activation)
    {
        Activation = activation;
        activation.Token = this;
    }
}

/// <summary>A complete match.</summary>
internal sealed class Activation(Branch branch, Terminal token) : IMatch
{
    public Terminal Token { get; set; } = token;

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

    /// <summary>The keys of <c>OnChange</c>: as they are, and as they were when it last fired.</summary>
    public object?[]? Keys { get; set; }

    public object?[]? FiredKeys { get; set; }

    public IEnumerable<IFactMatch> Facts => Matched.Zip(branch.Declarations, (fact, declaration) => new FactMatch(declaration, fact));

    /// <summary>The facts of the session it rests on and the derived ones, in the order of the rule.</summary>
    public List<Fact> Matched
    {
        get
        {
            var facts = new List<Fact>(branch.Declarations.Count);
            for (Token? token = Token; token is not null; token = token.Left)
            {
                if (token.Fact is { } fact)
                {
                    facts.Add(fact);
                }
            }

            facts.Reverse();
            return facts;
        }
    }

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

    private sealed record FactMatch(Declaration Declaration, Fact Fact) : IFactMatch
    {
        public Type? Type => Fact.Type;

        public object? Value => Fact.Value;

        public IFactSource? Source => Fact.Source;
    }
}
