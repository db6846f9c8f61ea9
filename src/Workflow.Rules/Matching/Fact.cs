using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Matching;

/// <summary>A fact in a session, or a value a query or a <c>Let</c> makes of facts.</summary>
internal class Fact(object? value) : IFact
{
    public object? Value { get; set; } = value;

    public Type? Type => Value?.GetType();

    public virtual IFactSource? Source => null;

    /// <summary>The patterns it fulfils, last first, the dead among them.</summary>
    public Entry? FirstEntry { get; set; }

    /// <summary>The patterns of its type; null for a computed value.</summary>
    public TypePatterns? Patterns { get; set; }

    /// <summary>Number in the session, from 1 in the order of insertion; 0 for a computed value.</summary>
    public int Id { get; set; }

    /// <summary>Number of the firing that first made it; 0 when it came from outside.</summary>
    public int MadeBy { get; set; }

    /// <summary>How many firings lie between it and facts from outside.</summary>
    public int Depth { get; set; }

    /// <summary>True while an operation updates it.</summary>
    public bool IsChanged { get; set; }

    public Fact? Next { get; set; }

    public Fact? Previous { get; set; }
}

/// <summary>A fact that belongs to a match and goes with it.</summary>
internal sealed class LinkedFact(object value, Activation activation, object key) : Fact(value), ILinkedFactSource
{
    public Activation Activation { get; } = activation;

    public object Key { get; } = key;

    public bool IsInserted { get; set; }

    public override IFactSource Source => this;

    public FactSourceType SourceType => FactSourceType.Linked;

    public IEnumerable<IFact> Facts => Activation.Facts;

    public IRuleDefinition Rule => Activation.Rule;
}

/// <summary>What a query makes of facts.</summary>
internal sealed class DerivedFact(object? value, Func<IEnumerable<Fact>> facts) : Fact(value), IFactSource
{
    /// <summary>The partial match that goes on with it.</summary>
    public Token? Token { get; set; }

    public override IFactSource Source => this;

    public FactSourceType SourceType => FactSourceType.Aggregate;

    // What was derived of derived facts comes from the facts those came from.
    public IEnumerable<IFact> Facts
    {
        get
        {
            foreach (var fact in facts())
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
}
