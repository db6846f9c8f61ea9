using Workflow.Rules.Diagnostics;
using Workflow.Rules.Extensibility;
using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules;

/// <summary>Firing what is on the agenda.</summary>
internal sealed partial class Session
{
    private const int Remembered = 100;

    private Queue<RulePlan>? _lately;
    private bool _isHalted;
    private int _round;

    /// <summary>How many firings lie between facts from outside and what the present one inserts.</summary>
    private int FiringDepth { get; set; }

    /// <summary>Number of the firing that is running; 0 when none is.</summary>
    private int Maker => FiringDepth > 0 ? _log.Count : 0;

    public int Fire() => Fire(int.MaxValue, CancellationToken.None);

    public int Fire(CancellationToken cancellationToken) => Fire(int.MaxValue, cancellationToken);

    public int Fire(int maxRulesNumber) => Fire(maxRulesNumber, CancellationToken.None);

    public int Fire(int maxRulesNumber, CancellationToken cancellationToken)
    {
        var fired = 0;
        _round++;
        _isHalted = false;
        _lately?.Clear();
        while (fired < maxRulesNumber && !_isHalted && !cancellationToken.IsCancellationRequested && Waiting.Pop() is { } activation)
        {
            activation.HasFired = activation.Trigger != MatchTrigger.Removed;
            if (activation.Keys is { } keys)
            {
                keys.Fired = keys.Now;
            }

            try
            {
                Watch(activation);
                _log.Add(activation);
                EventHub.Firing(this, activation);
                Run(activation, cancellationToken);
            }
            finally
            {
                FiringDepth = 0;
            }

            Propagate();
            EventHub.Fired(this, activation);
            fired++;
        }

        return fired;
    }

    internal void Halt() => _isHalted = true;

    // A match that fires on and on, or facts derived of facts derived of facts: neither comes to rest.
    private void Watch(Activation activation)
    {
        (activation.FireRound, activation.Fires) = (_round, activation.FireRound == _round ? activation.Fires + 1 : 1);
        FiringDepth = 1 + Depth(activation);
        if (activation.Fires + Remembered > _factory.LoopLimit || FiringDepth + Remembered > _factory.LoopLimit)
        {
            (_lately ??= []).Enqueue(activation.Plan);
            if (_lately.Count > Remembered)
            {
                _lately.Dequeue();
            }
        }

        if (activation.Fires > _factory.LoopLimit || FiringDepth > _factory.LoopLimit)
        {
            throw new RuleLoopException([.. _lately!.Select(plan => plan.Definition.Name).Distinct().Order(StringComparer.Ordinal)]);
        }
    }

    private static int Depth(Activation activation)
    {
        var depth = 0;
        for (Token? token = activation.Token; token is not null; token = token.Left)
        {
            depth = Math.Max(depth, token.Fact?.Depth ?? 0);
        }

        return depth;
    }

    private void Run(Activation activation, CancellationToken cancellationToken)
    {
        ActionContext? context = null;
        var trigger = activation.Trigger switch
        {
            MatchTrigger.Created => ActionTrigger.Activated,
            MatchTrigger.Updated => ActionTrigger.Reactivated,
            _ => ActionTrigger.Deactivated,
        };
        if (ActionInterceptor is { } interceptor)
        {
            context = new(this, activation, cancellationToken);
            interceptor.Intercept(context, Invocations(context, trigger));
            return;
        }

        object?[]? resolved = null;
        foreach (var action in activation.Branch.Actions)
        {
            if ((action.Element.Trigger & trigger) == 0)
            {
                continue;
            }

            Exception? error = null;
            try
            {
                context ??= action.UsesContext ? new(this, activation, cancellationToken) : null;
                Invoke(action, activation, context, resolved ??= Services(activation));
            }
            catch (Exception thrown)
            {
                error = thrown;
            }

            if (error is not null || EventHub.HearsActions)
            {
                Tell(action, activation, resolved ?? [], error);
            }
        }
    }

    private List<IActionInvocation> Invocations(ActionContext context, ActionTrigger trigger)
    {
        var services = Services(context.Activation);
        return [.. context.Activation.Branch.Actions.Where(action => (action.Element.Trigger & trigger) != 0).Select(action => new Invocation(this, action, context, services))];
    }

    private void Tell(ActionPlan action, Activation activation, object?[] services, Exception? error)
    {
        var evaluation = new Evaluation(action.Element.Expression, error, services.Length < activation.Plan.Services.Count ? [] : action.Arguments(activation.Token, services), null);
        EventHub.Evaluated(this, () => new RhsExpressionEventArgs(evaluation, activation));
        if (error is not null && !EventHub.Failed(this, () => new RhsExpressionErrorEventArgs(evaluation, activation)))
        {
            throw new RuleRhsExpressionEvaluationException(activation.Rule.Name, action.Element.Expression.ToString(), error);
        }
    }

    private object?[] Services(Activation activation) => activation.Plan.Services.Count == 0 ? [] : Resolve(activation.Plan);

    private object?[] Resolve(RulePlan plan) => [.. plan.Services.Select(service => DependencyResolver.Resolve(new ResolutionContext(this, plan.Definition), service.Type))];

    private void Invoke(ActionPlan action, Activation activation, ActionContext? context, object?[] services)
    {
        if (!action.Element.IsYield)
        {
            action.Run(context, activation.Token, services);
            return;
        }

        var former = activation.LinkedUnder(action.Key);
        var fact = former is null ? action.Run(context, activation.Token, services) : action.Renew(context, former.Value!, activation.Token, services);
        if (activation.IsDead)
        {
            return;
        }

        switch (former, fact)
        {
            case (null, not null):
                Link(activation, action.Key, fact);
                break;
            case (not null, not null):
                Relink(activation, [new(action.Key, fact)]);
                break;
            case (not null, null):
                Unlink(activation, [action.Key]);
                break;
        }
    }

    private sealed record Invocation(Session Session, ActionPlan Action, ActionContext Context, object?[] Services) : IActionInvocation
    {
        public object?[] Arguments => Action.Arguments(Context.Activation.Token, Services);

        public ActionTrigger Trigger => Action.Element.Trigger;

        public void Invoke() => Session.Invoke(Action, Context.Activation, Context, Services);
    }
}
