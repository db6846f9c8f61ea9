using Workflow.Rules.Extensibility;
using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>What an action may do.</summary>
internal sealed class ActionContext(Session session, Activation activation, CancellationToken cancellationToken) : IContext
{
    public Activation Activation => activation;

    public IRuleDefinition Rule => activation.Rule;

    public IMatch Match => activation;

    public CancellationToken CancellationToken => cancellationToken;

    public void Halt() => session.Halt();

    public void Insert(object fact) => session.Insert(fact);

    public void InsertAll(IEnumerable<object> facts) => session.InsertAll(facts);

    public bool TryInsert(object fact) => session.TryInsert(fact);

    public void Update(object fact) => session.Update(fact);

    public void UpdateAll(IEnumerable<object> facts) => session.UpdateAll(facts);

    public bool TryUpdate(object fact) => session.TryUpdate(fact);

    public void Retract(object fact) => session.Retract(fact);

    public void RetractAll(IEnumerable<object> facts) => session.RetractAll(facts);

    public bool TryRetract(object fact) => session.TryRetract(fact);

    public IEnumerable<object> GetLinkedKeys() => activation.Linked.Select(fact => fact.Key);

    public object? GetLinked(object key) => activation.LinkedUnder(key)?.Value;

    public void InsertLinked(object key, object fact) => InsertAllLinked([new(key, fact)]);

    public void InsertAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => session.Link(activation, keyedFacts);

    public void UpdateLinked(object key, object fact) => UpdateAllLinked([new(key, fact)]);

    public void UpdateAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => session.Relink(activation, keyedFacts);

    public void RetractLinked(object key, object fact) => RetractAllLinked([new(key, fact)]);

    public void RetractAllLinked(IEnumerable<KeyValuePair<object, object>> keyedFacts) => session.Unlink(activation, keyedFacts.Select(pair => pair.Key));

    public object Resolve(Type serviceType) => session.DependencyResolver.Resolve(new ResolutionContext(session, activation.Rule), serviceType);
}
