namespace Workflow.Rules.Diagnostics;

/// <summary>What a session tells of its work. Of a factory: what all its sessions tell, with the session as sender.</summary>
public interface IEventProvider
{
    /// <summary>A match came to be.</summary>
    event EventHandler<AgendaEventArgs>? ActivationCreatedEvent;

    /// <summary>A fact of a match was updated and it still matches.</summary>
    event EventHandler<AgendaEventArgs>? ActivationUpdatedEvent;

    /// <summary>A match was lost.</summary>
    event EventHandler<AgendaEventArgs>? ActivationDeletedEvent;

    /// <summary>A rule is about to fire.</summary>
    event EventHandler<AgendaEventArgs>? RuleFiringEvent;

    /// <summary>A rule has fired.</summary>
    event EventHandler<AgendaEventArgs>? RuleFiredEvent;

    /// <summary>Before a fact is inserted.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactInsertingEvent;

    /// <summary>After a fact was inserted.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactInsertedEvent;

    /// <summary>Before a fact is updated.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactUpdatingEvent;

    /// <summary>After a fact was updated.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactUpdatedEvent;

    /// <summary>Before a fact is retracted.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactRetractingEvent;

    /// <summary>After a fact was retracted.</summary>
    event EventHandler<WorkingMemoryEventArgs>? FactRetractedEvent;

    /// <summary>An expression of a left-hand side was evaluated, or failed.</summary>
    event EventHandler<LhsExpressionEventArgs>? LhsExpressionEvaluatedEvent;

    /// <summary>An expression of a left-hand side failed. Handled, it counts as false and the operation goes on.</summary>
    event EventHandler<LhsExpressionErrorEventArgs>? LhsExpressionFailedEvent;

    /// <summary>An expression of a filter was evaluated, or failed.</summary>
    event EventHandler<AgendaExpressionEventArgs>? AgendaExpressionEvaluatedEvent;

    /// <summary>An expression of a filter failed. Handled, it counts as false and the operation goes on.</summary>
    event EventHandler<AgendaExpressionErrorEventArgs>? AgendaExpressionFailedEvent;

    /// <summary>An action ran, or failed.</summary>
    event EventHandler<RhsExpressionEventArgs>? RhsExpressionEvaluatedEvent;

    /// <summary>An action failed. Handled, firing goes on.</summary>
    event EventHandler<RhsExpressionErrorEventArgs>? RhsExpressionFailedEvent;
}

/// <summary>An error an observer may call handled.</summary>
public interface IRecoverableError
{
    /// <summary>Set to go on as if nothing had matched.</summary>
    bool IsHandled { get; set; }
}
