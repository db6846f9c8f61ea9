using Workflow.Engine.Execution;

namespace Workflow.Engine.Tracing;

/// <summary>A step of a published definition that starts instances by the clock, and when it does so next.</summary>
internal sealed class TracedTimer(CompiledDefinition definition, ClockTrigger trigger, DateTimeOffset now)
{
    public CompiledDefinition Definition => definition;

    public string NodeId => trigger.NodeId;

    /// <summary>When it starts the next instance; null when never again.</summary>
    public DateTimeOffset? DueAt { get; private set; } = trigger.Next(now);

    public void Fired() => DueAt = DueAt is { } due ? trigger.Next(due) : null;
}
