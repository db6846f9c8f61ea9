using Workflow.Rules.Diagnostics;
using Workflow.Rules.Extensibility;
using Workflow.Rules.Receipts;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>A working memory with the matches of a rule set. For one thread at a time. An operation that throws has changed nothing.</summary>
public interface ISession
{
    /// <summary>Whether linked facts follow their matches at once (the default) or when <see cref="PropagateLinked"/> is called.</summary>
    bool AutoPropagateLinkedFacts { get; set; }

    /// <summary>Matches that wait to fire.</summary>
    IAgenda Agenda { get; }

    /// <summary>What the session tells of its work.</summary>
    IEventProvider Events { get; }

    /// <summary>Gives actions the services they ask for; the factory's unless set.</summary>
    IDependencyResolver DependencyResolver { get; set; }

    /// <summary>Stands between rules and their actions; the factory's unless set.</summary>
    IActionInterceptor? ActionInterceptor { get; set; }

    /// <summary>Inserts a fact.</summary>
    /// <exception cref="ArgumentException">An equal fact is there.</exception>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition threw.</exception>
    void Insert(object fact);

    /// <summary>Inserts facts, all or none: rule after rule in load order sees all of them.</summary>
    /// <exception cref="ArgumentException">An equal fact is there, or among them.</exception>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition threw.</exception>
    void InsertAll(IEnumerable<object> facts);

    /// <summary>Inserts a fact unless an equal one is there.</summary>
    /// <returns>Whether it was inserted.</returns>
    bool TryInsert(object fact);

    /// <summary>Inserts facts unless one of them is there.</summary>
    IFactResult TryInsertAll(IEnumerable<object> facts);

    /// <summary>Inserts facts; what happens when some are there already is an option.</summary>
    IFactResult TryInsertAll(IEnumerable<object> facts, BatchOptions options);

    /// <summary>Says that a fact has changed. Conditions see a change only then.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or a rule yields it.</exception>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition threw.</exception>
    void Update(object fact);

    /// <summary>Says that facts have changed, all or none.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or a rule yields it.</exception>
    /// <exception cref="RuleLhsExpressionEvaluationException">A condition threw.</exception>
    void UpdateAll(IEnumerable<object> facts);

    /// <summary>Says that a fact has changed, if it is there.</summary>
    /// <returns>Whether it is.</returns>
    bool TryUpdate(object fact);

    /// <summary>Says that facts have changed, if all are there.</summary>
    IFactResult TryUpdateAll(IEnumerable<object> facts);

    /// <summary>Says that facts have changed; what happens when some are not there is an option.</summary>
    IFactResult TryUpdateAll(IEnumerable<object> facts, BatchOptions options);

    /// <summary>Takes a fact out.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or a rule yields it.</exception>
    void Retract(object fact);

    /// <summary>Takes facts out, all or none.</summary>
    /// <exception cref="ArgumentException">There is no such fact, or a rule yields it.</exception>
    void RetractAll(IEnumerable<object> facts);

    /// <summary>Takes a fact out, if it is there.</summary>
    /// <returns>Whether it was.</returns>
    bool TryRetract(object fact);

    /// <summary>Takes facts out, if all are there.</summary>
    IFactResult TryRetractAll(IEnumerable<object> facts);

    /// <summary>Takes facts out; what happens when some are not there is an option.</summary>
    IFactResult TryRetractAll(IEnumerable<object> facts, BatchOptions options);

    /// <summary>Lets linked facts follow their matches.</summary>
    /// <returns>What was inserted, updated and retracted, in order.</returns>
    IEnumerable<ILinkedFactSet> PropagateLinked();

    /// <summary>Fires until nothing is on the agenda.</summary>
    /// <returns>How many matches fired.</returns>
    /// <exception cref="RuleRhsExpressionEvaluationException">An action threw; its match is used up, the next call goes on.</exception>
    /// <exception cref="RuleLoopException">The rules do not come to rest.</exception>
    int Fire();

    /// <summary>Fires until nothing is on the agenda or the token is cancelled.</summary>
    int Fire(CancellationToken cancellationToken);

    /// <summary>Fires at most so many matches.</summary>
    int Fire(int maxRulesNumber);

    /// <summary>Fires at most so many matches, until the token is cancelled.</summary>
    int Fire(int maxRulesNumber, CancellationToken cancellationToken);

    /// <summary>What fired so far and why. Kept as the rules fire: asking costs nothing beforehand.</summary>
    Receipt Receipt();

    /// <summary>Why a rule does not match: searched when asked, by looking at all facts. An expression that throws counts as false.</summary>
    /// <exception cref="ArgumentException">There is no such rule.</exception>
    WhyNot WhyNot(string ruleName);

    /// <summary>The facts of a type, in the order of insertion; <see cref="object"/> for all. A list of its own, as things stand.</summary>
    IReadOnlyList<TFact> Query<TFact>();
}

/// <summary>Matches that wait to fire.</summary>
public interface IAgenda
{
    /// <summary>True when none waits.</summary>
    bool IsEmpty { get; }

    /// <summary>The one that fires next, or null.</summary>
    IMatch? Peek();

    /// <summary>Takes all off.</summary>
    void Clear();
}

/// <summary>What became of a batch.</summary>
public interface IFactResult
{
    /// <summary>On how many facts it failed.</summary>
    int FailedCount { get; }

    /// <summary>On which.</summary>
    IEnumerable<object> Failed { get; }
}

/// <summary>What a batch does when it fails on some facts.</summary>
public enum BatchOptions
{
    /// <summary>Nothing.</summary>
    AllOrNothing = 0,

    /// <summary>It works on the others.</summary>
    SkipFailed = 1,
}

/// <summary>Linked facts that were propagated together.</summary>
public interface ILinkedFactSet
{
    /// <summary>What was done with them.</summary>
    LinkedFactAction Action { get; }

    /// <summary>The facts.</summary>
    IEnumerable<IFact> Facts { get; }
}

/// <summary>What was done with linked facts.</summary>
public enum LinkedFactAction
{
    /// <summary>Inserted.</summary>
    Insert,

    /// <summary>Updated.</summary>
    Update,

    /// <summary>Retracted.</summary>
    Retract,
}
