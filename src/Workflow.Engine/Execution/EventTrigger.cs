using Workflow.Engine.Definitions;

namespace Workflow.Engine.Execution;

/// <summary>A step that starts an instance when an event is published: marked as start, with a literal name.</summary>
/// <param name="NodeId">The step's path in its definition.</param>
/// <param name="EventName">Name of the event.</param>
public sealed record EventTrigger(string NodeId, string EventName)
{
    /// <summary>All of a definition, in the order of its steps.</summary>
    public static IReadOnlyList<EventTrigger> Of(WorkflowDefinition definition) =>
        [.. Triggers.In(definition.Root).Where(step => step.Type == "Elsa.Event").Select(step => (step.NodeId, Name: Triggers.TextOf(step, "eventName"))).Where(found => !string.IsNullOrEmpty(found.Name)).Select(found => new EventTrigger(found.NodeId, found.Name!))]; // Filtered.
}
