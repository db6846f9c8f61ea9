using Workflow.Rules.Matching;
using Workflow.Rules.RuleModel;

namespace Workflow.Rules.Diagnostics;

/// <summary>The subscribers of a session and, behind them, of its factory. What nobody listens to costs a null check.</summary>
internal sealed class SessionEvents(SessionEvents? parent) : IEventProvider
{
    public event EventHandler<AgendaEventArgs>? ActivationCreatedEvent;

    public event EventHandler<AgendaEventArgs>? ActivationUpdatedEvent;

    public event EventHandler<AgendaEventArgs>? ActivationDeletedEvent;

    public event EventHandler<AgendaEventArgs>? RuleFiringEvent;

    public event EventHandler<AgendaEventArgs>? RuleFiredEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactInsertingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactInsertedEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactUpdatingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactUpdatedEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactRetractingEvent;

    public event EventHandler<WorkingMemoryEventArgs>? FactRetractedEvent;

    public event EventHandler<LhsExpressionEventArgs>? LhsExpressionEvaluatedEvent;

    public event EventHandler<LhsExpressionErrorEventArgs>? LhsExpressionFailedEvent;

    public event EventHandler<AgendaExpressionEventArgs>? AgendaExpressionEvaluatedEvent;

    public event EventHandler<AgendaExpressionErrorEventArgs>? AgendaExpressionFailedEvent;

    public event EventHandler<RhsExpressionEventArgs>? RhsExpressionEvaluatedEvent;

    public event EventHandler<RhsExpressionErrorEventArgs>? RhsExpressionFailedEvent;

    /// <summary>Whether somebody wants to hear of conditions that are evaluated.</summary>
    public bool HearsConditions => LhsExpressionEvaluatedEvent is not null || parent is { HearsConditions: true };

    /// <summary>Whether somebody wants to hear of matches that come, change or go.</summary>
    public bool HearsMatches => ActivationCreatedEvent is not null || ActivationUpdatedEvent is not null || ActivationDeletedEvent is not null || parent is { HearsMatches: true };

    /// <summary>Whether somebody wants to hear of filters that are evaluated.</summary>
    public bool HearsFilters => AgendaExpressionEvaluatedEvent is not null || parent is { HearsFilters: true };

    /// <summary>Whether somebody wants to hear of actions that ran.</summary>
    public bool HearsActions => RhsExpressionEvaluatedEvent is not null || parent is { HearsActions: true };

    public void Changed(ISession session, IMatch match, DeltaKind kind) => Raise(session, match, kind switch
    {
        DeltaKind.Added => static events => events.ActivationCreatedEvent,
        DeltaKind.Updated => static events => events.ActivationUpdatedEvent,
        _ => static events => events.ActivationDeletedEvent,
    });

    public void Firing(ISession session, IMatch match)
    {
        if (RuleFiringEvent is not null || parent is not null)
        {
            Raise(session, match, static events => events.RuleFiringEvent);
        }
    }

    public void Fired(ISession session, IMatch match)
    {
        if (RuleFiredEvent is not null || parent is not null)
        {
            Raise(session, match, static events => events.RuleFiredEvent);
        }
    }

    public void Inserting(ISession session, IFact fact)
    {
        if (FactInsertingEvent is not null || parent is not null)
        {
            Raise(session, fact, static events => events.FactInsertingEvent);
        }
    }

    public void Inserted(ISession session, IFact fact)
    {
        if (FactInsertedEvent is not null || parent is not null)
        {
            Raise(session, fact, static events => events.FactInsertedEvent);
        }
    }

    public void Updating(ISession session, IFact fact) => Raise(session, fact, static events => events.FactUpdatingEvent);

    public void Updated(ISession session, IFact fact) => Raise(session, fact, static events => events.FactUpdatedEvent);

    public void Retracting(ISession session, IFact fact) => Raise(session, fact, static events => events.FactRetractingEvent);

    public void Retracted(ISession session, IFact fact) => Raise(session, fact, static events => events.FactRetractedEvent);

    public void Evaluated(ISession session, Func<LhsExpressionEventArgs> args) => Raise(session, args, static events => events.LhsExpressionEvaluatedEvent);

    public void Evaluated(ISession session, Func<AgendaExpressionEventArgs> args) => Raise(session, args, static events => events.AgendaExpressionEvaluatedEvent);

    public void Evaluated(ISession session, Func<RhsExpressionEventArgs> args) => Raise(session, args, static events => events.RhsExpressionEvaluatedEvent);

    /// <summary>Whether somebody called the error handled.</summary>
    public bool Failed(ISession session, Func<LhsExpressionErrorEventArgs> args) => Handled(session, args, static events => events.LhsExpressionFailedEvent);

    /// <summary>Whether somebody called the error handled.</summary>
    public bool Failed(ISession session, Func<AgendaExpressionErrorEventArgs> args) => Handled(session, args, static events => events.AgendaExpressionFailedEvent);

    /// <summary>Whether somebody called the error handled.</summary>
    public bool Failed(ISession session, Func<RhsExpressionErrorEventArgs> args) => Handled(session, args, static events => events.RhsExpressionFailedEvent);

    private void Raise(ISession session, IMatch match, Func<SessionEvents, EventHandler<AgendaEventArgs>?> handler)
    {
        for (var events = this; events is not null; events = events.Parent)
        {
            handler(events)?.Invoke(session, new AgendaEventArgs(match));
        }
    }

    private void Raise(ISession session, IFact fact, Func<SessionEvents, EventHandler<WorkingMemoryEventArgs>?> handler)
    {
        for (var events = this; events is not null; events = events.Parent)
        {
            handler(events)?.Invoke(session, new WorkingMemoryEventArgs(fact));
        }
    }

    private void Raise<T>(ISession session, Func<T> args, Func<SessionEvents, EventHandler<T>?> handler)
        where T : EventArgs
    {
        for (var events = this; events is not null; events = events.Parent)
        {
            handler(events)?.Invoke(session, args());
        }
    }

    private bool Handled<T>(ISession session, Func<T> args, Func<SessionEvents, EventHandler<T>?> handler)
        where T : EventArgs, IRecoverableError
    {
        var isHandled = false;
        for (var events = this; events is not null; events = events.Parent)
        {
            if (handler(events) is { } listeners)
            {
                var error = args();
                listeners(session, error);
                isHandled |= error.IsHandled;
            }
        }

        return isHandled;
    }

    private SessionEvents? Parent => parent;
}
