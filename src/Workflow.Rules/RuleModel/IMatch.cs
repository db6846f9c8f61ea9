namespace Workflow.Rules.RuleModel;

/// <summary>A rule together with facts that fulfil its conditions.</summary>
public interface IMatch
{
    /// <summary>The rule.</summary>
    IRuleDefinition Rule { get; }

    /// <summary>The facts in the order of the rule's declarations.</summary>
    IEnumerable<IFactMatch> Facts { get; }

    /// <summary>What brought the match on the agenda.</summary>
    MatchTrigger Trigger { get; }
}

/// <summary>What brought a match on the agenda.</summary>
public enum MatchTrigger
{
    /// <summary>Nothing: it is not there.</summary>
    None = 0,

    /// <summary>It is new.</summary>
    Created = 1,

    /// <summary>One of its facts was updated after it had fired.</summary>
    Updated = 2,

    /// <summary>It was lost after it had fired.</summary>
    Removed = 4,
}

/// <summary>On which events an action runs.</summary>
[Flags]
public enum ActionTrigger
{
    /// <summary>Never.</summary>
    None = 0,

    /// <summary>When the match is new.</summary>
    Activated = 1,

    /// <summary>When a match that had fired was updated.</summary>
    Reactivated = 2,

    /// <summary>When a match that had fired was lost.</summary>
    Deactivated = 4,
}

/// <summary>A fact in a session.</summary>
public interface IFact
{
    /// <summary>Type of the value.</summary>
    Type? Type { get; }

    /// <summary>The fact itself; null only for a computed value that is null.</summary>
    object? Value { get; }

    /// <summary>Where a derived fact comes from; null for one that was inserted.</summary>
    IFactSource? Source { get; }
}

/// <summary>A fact of a match.</summary>
public interface IFactMatch : IFact
{
    /// <summary>What the rule calls it.</summary>
    Declaration Declaration { get; }
}

/// <summary>Where a derived fact comes from.</summary>
public interface IFactSource
{
    /// <summary>A query or a rule.</summary>
    FactSourceType SourceType { get; }

    /// <summary>The facts it was derived from.</summary>
    IEnumerable<IFact> Facts { get; }
}

/// <summary>A match whose rule yielded the fact.</summary>
public interface ILinkedFactSource : IFactSource
{
    /// <summary>The rule.</summary>
    IRuleDefinition Rule { get; }
}

/// <summary>How a fact was derived.</summary>
public enum FactSourceType
{
    /// <summary>By a query.</summary>
    Aggregate = 1,

    /// <summary>By a rule's action.</summary>
    Linked = 2,
}

/// <summary>A fact that says itself what it is equal to.</summary>
public interface IIdentityProvider
{
    /// <summary>Facts of one type with equal identities are the same fact.</summary>
    object GetIdentity();
}

/// <summary>A lookup that knows its keys.</summary>
/// <typeparam name="TKey">Type of the keys.</typeparam>
/// <typeparam name="TElement">Type of what is found under a key.</typeparam>
public interface IKeyedLookup<TKey, TElement> : ILookup<TKey, TElement>
{
    /// <summary>The keys in the order of their first elements.</summary>
    IEnumerable<TKey> Keys { get; }
}
