using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Values;

namespace Workflow.Engine.Execution;

/// <summary>A step that starts instances by the clock: Timer, Cron, StartAt, marked as start and with a literal time.</summary>
public sealed class ClockTrigger
{
    private readonly Func<DateTimeOffset, DateTimeOffset?> _next;

    private ClockTrigger(string nodeId, Func<DateTimeOffset, DateTimeOffset?> next) => (NodeId, _next) = (nodeId, next);

    /// <summary>The step's path in its definition.</summary>
    public string NodeId { get; }

    /// <summary>All of a definition, in the order of its steps.</summary>
    public static IReadOnlyList<ClockTrigger> Of(WorkflowDefinition definition) =>
        [.. Triggers.In(definition.Root).Select(step => (step.NodeId, Next: NextOf(step))).Where(found => found.Next is not null).Select(found => new ClockTrigger(found.NodeId, found.Next!))]; // Filtered.

    /// <summary>When it starts the first instance after a moment; null when never again.</summary>
    public DateTimeOffset? Next(DateTimeOffset after) => _next(after);

    private static Func<DateTimeOffset, DateTimeOffset?>? NextOf(ActivityNode step) => step.Type switch
    {
        "Elsa.Timer" when DataType.TryGetSpan(Value.Of(Triggers.TextOf(step, "interval")), out var interval) && interval > TimeSpan.Zero => after => interval > DateTimeOffset.MaxValue - after ? null : after + interval,
        "Elsa.Cron" when CronSchedule.Parse(Triggers.TextOf(step, "cronExpression") ?? "") is { } schedule => after => schedule.After(after),
        "Elsa.StartAt" when DataType.TryGetInstant(Value.Of(Triggers.TextOf(step, "dateTime")), out var at) => after => at > after ? at : null,
        _ => null,
    };
}

/// <summary>Steps that may start an instance.</summary>
internal static class Triggers
{
    public static IEnumerable<ActivityNode> In(ActivityNode root) => root.DescendantsAndSelf().Where(step => step.CanStartWorkflow);

    /// <summary>The text of an input written as a literal; null for any other.</summary>
    public static string? TextOf(ActivityNode step, string input) =>
        step.Inputs.TryGetValue(input, out var binding) && binding.Expression is { Type: "Literal", Value: { } value } ? value.ToString() : null;
}
