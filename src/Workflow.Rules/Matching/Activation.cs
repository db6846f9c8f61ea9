using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>The token of a complete match that a branch with memories keeps. When a branch is matched anew its tokens are new; the match stays the same.</summary>
internal sealed class Terminal : Node
{
    public Terminal(Branch branch, Token? left, Fact? fact, Entry? right)
        : base(left, fact, right) => Activation = new(branch, this);

    public Activation Activation { get; private set; }

    /// <summary>Carries on a match that stood before.</summary>
    public void CarryOn(Activation activation)
    {
        Activation = activation;
        activation.Token = this;
    }
}

/// <summary>What the memories of a branch, when they were made, found about a match that stood before.</summary>
internal enum Finding : byte
{
    None,

    /// <summary>It did not stand before.</summary>
    New,

    /// <summary>It rests on other facts than before.</summary>
    Other,

    /// <summary>It does not match any more.</summary>
    Lost,
}

/// <summary>A complete match.</summary>
internal sealed class Activation(Branch branch, Token token) : IMatch
{
    private LinkedFact? _linked;
    private byte _trigger = (byte)MatchTrigger.Created;

    public Token Token { get; set; } = token;

    public Branch Branch => branch;

    public RulePlan Plan => branch.Rule;

    public IRuleDefinition Rule => branch.Rule.Definition;

    public MatchTrigger Trigger
    {
        get => (MatchTrigger)_trigger;
        set => _trigger = (byte)value;
    }

    public bool HasFired { get; set; }

    /// <summary>Whether the match is lost.</summary>
    public bool IsDead { get; set; }

    /// <summary>True while the present operation has found it again.</summary>
    public bool IsCarried { get; set; }

    public Finding Finding { get; set; }

    /// <summary>Whether it is on the agenda, and between which others.</summary>
    public bool IsWaiting { get; set; }

    public Activation? NextWaiting { get; set; }

    public Activation? PreviousWaiting { get; set; }

    /// <summary>The match of the branch that came before it.</summary>
    public Activation? Former { get; set; }

    /// <summary>How often it fired in the present <see cref="ISession.Fire()"/>, and in which.</summary>
    public int Fires { get; set; }

    public int FireRound { get; set; }

    /// <summary>The keys of <c>OnChange</c>; null when there are none.</summary>
    public ChangeKeys? Keys { get; set; }

    /// <summary>The facts it yielded.</summary>
    public LinkedFact[] Linked
    {
        get
        {
            if (_linked is null)
            {
                return [];
            }

            var linked = new List<LinkedFact>();
            for (var fact = _linked; fact is not null; fact = fact.Next)
            {
                linked.Add(fact);
            }

            return [.. linked];
        }
    }

    public bool HasLinked => _linked is not null;

    public IEnumerable<IFactMatch> Facts => Matched.Zip(branch.Declarations, (fact, declaration) => new FactMatch(declaration, fact));

    /// <summary>The facts of the session it rests on and the derived ones, in the order of the rule.</summary>
    public List<Fact> Matched => Named(Token, branch);

    public static List<Fact> Named(Token of, Branch branch)
    {
        var facts = new List<Fact>(branch.Declarations.Count);
        for (Token? token = of; token is not null; token = token.Left)
        {
            if (token.Fact is { } fact)
            {
                facts.Add(fact);
            }
        }

        facts.Reverse();
        return facts;
    }

    public LinkedFact? LinkedUnder(object key)
    {
        var fact = _linked;
        while (fact is not null && !fact.Key.Equals(key))
        {
            fact = fact.Next;
        }

        return fact;
    }

    public bool IsLinked(LinkedFact linked)
    {
        var fact = _linked;
        while (fact is not null && fact != linked)
        {
            fact = fact.Next;
        }

        return fact is not null;
    }

    public void Link(LinkedFact fact)
    {
        if (_linked is null)
        {
            _linked = fact;
            return;
        }

        var last = _linked;
        while (last.Next is { } next)
        {
            last = next;
        }

        last.Next = fact;
    }

    public void Unlink(LinkedFact fact)
    {
        foreach (var linked in UnlinkAll())
        {
            if (linked != fact)
            {
                Link(linked);
            }
        }
    }

    public LinkedFact[] UnlinkAll()
    {
        var linked = Linked;
        _linked = null;
        Array.ForEach(linked, static fact => fact.Next = null);
        return linked;
    }

    private sealed record FactMatch(Declaration Declaration, Fact Fact) : IFactMatch
    {
        public Type? Type => Fact.Type;

        public object? Value => Fact.Value;

        public IFactSource? Source => Fact.Source;
    }
}

/// <summary>The keys of <c>OnChange</c>: as they are, and as they were when the match last fired.</summary>
internal sealed class ChangeKeys
{
    public object?[]? Now { get; set; }

    public object?[]? Fired { get; set; }
}
