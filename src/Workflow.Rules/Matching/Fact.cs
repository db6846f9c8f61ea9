using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>A value a rule gives a name: a fact of the session, what a query makes of facts, or the value of a <c>Let</c>.</summary>
internal class Fact(object? value) : IFact
{
    public object? Value { get; set; } = value;

    public Type? Type => Value?.GetType();

    public virtual IFactSource? Source => null;

    /// <summary>Number in the session, from 1 in the order of insertion; 0 for a computed value.</summary>
    public virtual int Id => 0;

    /// <summary>Number of the firing that first made it; 0 when it came from outside.</summary>
    public virtual int MadeBy => 0;

    /// <summary>How many firings lie between it and facts from outside.</summary>
    public virtual int Depth => 0;

    /// <summary>True while an operation updates it.</summary>
    public virtual bool IsChanged => false;
}

/// <summary>A fact in a session.</summary>
internal class SessionFact(object value, int depth, int madeBy) : Fact(value)
{
    private int _id;
    private bool _isChanged;
    private ulong _fulfilled;
    private ulong[]? _more;

    public override int Id => _id;

    public override int MadeBy => madeBy;

    public override int Depth => depth;

    public override bool IsChanged => _isChanged;

    /// <summary>The facts of its type.</summary>
    public TypeFacts Kin { get; private set; } = null!; // Set when it comes into memory.

    /// <summary>Its entries in memories of branches, last first, the dead among them.</summary>
    public Entry? FirstEntry { get; set; }

    /// <summary>True when it was retracted.</summary>
    public bool IsGone { get; set; }

    /// <summary>Of a fact that belongs to a match: whether it has come into memory.</summary>
    public bool IsInserted { get; set; }

    public void Enter(int id, TypeFacts kin) => (_id, Kin) = (id, kin);

    public void Change(bool isChanged) => _isChanged = isChanged;

    /// <summary>Whether it fulfils a pattern of its type by itself, as a branch without memories was told.</summary>
    /// <param name="place">Place of the pattern among those of the type.</param>
    public bool Fulfils(int place) => place < 64 ? (_fulfilled >> place & 1) != 0 : _more is { } more && (more[(place >> 6) - 1] >> (place & 63) & 1) != 0;

    public void Fulfil(int place)
    {
        if (place < 64)
        {
            _fulfilled |= 1UL << place;
        }
        else
        {
            _more ??= new ulong[(Kin.Patterns.All.Length - 1) >> 6];
            _more[(place >> 6) - 1] |= 1UL << (place & 63);
        }
    }
}

/// <summary>A fact that belongs to a match and goes with it.</summary>
internal sealed class LinkedFact(object value, Activation activation, object key, int depth, int madeBy) : SessionFact(value, depth, madeBy), ILinkedFactSource
{
    public Activation Activation { get; } = activation;

    public object Key { get; } = key;

    /// <summary>The next that belongs to the match.</summary>
    public LinkedFact? Next { get; set; }

    public override IFactSource Source => this;

    public FactSourceType SourceType => FactSourceType.Linked;

    public IEnumerable<IFact> Facts => Activation.Facts;

    public IRuleDefinition Rule => Activation.Rule;
}

/// <summary>What a query makes of facts.</summary>
/// <param name="sources">The facts it was made of: a list that changes with the session, or an array that does not.</param>
internal sealed class DerivedFact(object? value, object sources) : Fact(value), IFactSource
{
    /// <summary>The partial match that goes on with it.</summary>
    public Node? Token { get; set; }

    /// <summary>Whether it is one of several values made of the same facts.</summary>
    public bool IsOneOfMany { get; init; }

    public override IFactSource Source => this;

    public FactSourceType SourceType => FactSourceType.Aggregate;

    // What was derived of derived facts comes from the facts those came from.
    public IEnumerable<IFact> Facts
    {
        get
        {
            foreach (var fact in Made)
            {
                if (fact is not DerivedFact derived)
                {
                    yield return fact;
                    continue;
                }

                foreach (var source in derived.Facts)
                {
                    yield return source;
                }
            }
        }
    }

    private IEnumerable<Fact> Made => sources as Fact[] ?? ((FactList)sources).Items.Select(static item => item.Fact);

    /// <summary>Whether another one is the same result of the same query, of whatever facts.</summary>
    public bool IsSame(DerivedFact other) => (Value, other.Value) switch
    {
        (IFactView one, IFactView view) => Equals(one.Key, view.Key),
        _ => Facts.SequenceEqual(other.Facts) && (!IsOneOfMany || Equals(Value, other.Value)),
    };
}
