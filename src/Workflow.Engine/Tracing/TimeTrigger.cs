using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Tracing;

/// <summary>A step that starts instances by the clock: Timer, Cron, StartAt.</summary>
internal sealed class TimeTrigger
{
    private readonly Func<DateTimeOffset, DateTimeOffset?> _next;

    private TimeTrigger(CompiledDefinition definition, string nodeId, Func<DateTimeOffset, DateTimeOffset?> next, DateTimeOffset now) =>
        (Definition, NodeId, _next, DueAt) = (definition, nodeId, next, next(now));

    public CompiledDefinition Definition { get; }

    public string NodeId { get; }

    /// <summary>When it starts the next instance; null when never again.</summary>
    public DateTimeOffset? DueAt { get; private set; }

    public static IEnumerable<TimeTrigger> Of(CompiledDefinition definition, DateTimeOffset now) =>
        Triggers.In(definition.Source.Root).Select(step => (step, Next: NextOf(step))).Where(found => found.Next is not null).Select(found => new TimeTrigger(definition, found.step.NodeId, found.Next!, now)); // Filtered.

    public void Fired() => DueAt = DueAt is { } due ? _next(due) : null;

    private static Func<DateTimeOffset, DateTimeOffset?>? NextOf(ActivityNode step) => step.Type switch
    {
        "Elsa.Timer" when DataType.TryGetSpan(Value.Of(Triggers.TextOf(step, "interval")), out var interval) && interval > TimeSpan.Zero => after => after + interval,
        "Elsa.Cron" when CronSchedule.Parse(Triggers.TextOf(step, "cronExpression") ?? "") is { } schedule => after => schedule.After(after),
        "Elsa.StartAt" when DataType.TryGetInstant(Value.Of(Triggers.TextOf(step, "dateTime")), out var at) => after => at > after ? at : null,
        _ => null,
    };
}
