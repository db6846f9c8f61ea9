namespace Workflow.Rules.RuleModel;

/// <summary>What an action may do with the session, and what it fired on.</summary>
public interface IContext
{
    /// <summary>The rule that fires.</summary>
    IRuleDefinition Rule { get; }

    /// <summary>What it fires on.</summary>
    IMatch Match { get; }

    /// <summary>Asks a long action to stop.</summary>
    CancellationToken CancellationToken { get; }

    /// <summary>Ends firing after this rule; <see cref="ISession.Fire()"/> goes on from there.</summary>
    void Halt();

    /// <summary>Inserts a fact that stays when the match is lost.</summary>
    /// <exception cref="ArgumentException">An equal fact is there.</exception>
    void Insert(object fact);

    /// <summary>Inserts facts, all or none.</summary>
    /// <exception cref="ArgumentException">An equal fact is there.</exception>
    void InsertAll(IEnumerable<object> facts);

    /// <summary>Inserts a fact unless an equal one is there.</summary>
    /// <returns>Whether it was inserted.</returns>
    bool TryInsert(object fact);

    /// <summary>Says that a fact has changed.</summary>
    /// <exception cref="ArgumentException">There is no such fact.</exception>
    void Update(object fact);

    /// <summary>Says that facts have changed, all or none.</summary>
    /// <exception cref="ArgumentException">There is no such fact.</exception>
    void UpdateAll(IEnumerable<object> facts);

    /// <summary>Says that a fact has changed, if it is there.</summary>
    /// <returns>Whether it is.</returns>
    bool TryUpdate(object fact);

    /// <summary>Takes a fact out.</summary>
    /// <exception cref="ArgumentException">There is no such fact.</exception>
    void Retract(object fact);

    /// <summary>Takes facts out, all or none.</summary>
    /// <exception cref="ArgumentException">There is no such fact.</exception>
    void RetractAll(IEnumerable<object> facts);

    /// <summary>Takes a fact out, if it is there.</summary>
    /// <returns>Whether it was.</returns>
    bool TryRetract(object fact);

    /// <summary>Keys of the facts linked to this match.</summary>
    IEnumerable<object> GetLinkedKeys();

    /// <summary>The fact linked to this match under a key, or null.</summary>
    object? GetLinked(object key);

    /// <summary>Inserts a fact that is retracted as soon as the match is lost.</summary>
    /// <exception cref="ArgumentException">The key is taken, or an equal fact is there.</exception>
    void InsertLinked(object key, object fact);

    /// <summary>Inserts facts that are retracted as soon as the match is lost.</summary>
    /// <exception cref="ArgumentException">A key is taken, or an equal fact is there.</exception>
    void InsertAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <summary>Replaces a linked fact.</summary>
    /// <exception cref="ArgumentException">There is none under the key.</exception>
    void UpdateLinked(object key, object fact);

    /// <summary>Replaces linked facts.</summary>
    /// <exception cref="ArgumentException">There is none under a key.</exception>
    void UpdateAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <summary>Retracts a linked fact before the match is lost.</summary>
    /// <exception cref="ArgumentException">There is none under the key.</exception>
    void RetractLinked(object key, object fact);

    /// <summary>Retracts linked facts before the match is lost.</summary>
    /// <exception cref="ArgumentException">There is none under a key.</exception>
    void RetractAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts);

    /// <summary>A service from the session's resolver.</summary>
    object Resolve(Type serviceType);
}
