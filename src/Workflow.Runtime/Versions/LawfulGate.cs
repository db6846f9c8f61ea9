using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Versions;

/// <summary>Law and office of a definition: its steps have a handler, a name and somebody to take them, its limits can be read, and promises keep within the law.</summary>
internal static class LawfulGate
{
    private static readonly TimeSpan LeastPause = TimeSpan.FromMinutes(1);

    /// <summary>Everything found, each at its step.</summary>
    /// <param name="definition">The flow.</param>
    /// <param name="catalogue">Departments and limits.</param>
    /// <param name="activities">The activities there are.</param>
    /// <param name="isHandled">Whether something does the work of an activity type.</param>
    /// <param name="now">When it is to be published: what could only start before never starts. Null to leave that out.</param>
    public static IEnumerable<Problem> Steps(WorkflowDefinition definition, CatalogueVersion catalogue, ActivityCatalogue activities, Func<string, bool> isHandled, DateTimeOffset? now = null)
    {
        var steps = definition.Root.DescendantsAndSelf().Where(step => activities.Find(step.Type, step.TypeVersion) is { IsWork: true }).ToList();
        var takers = LawfulFlowCheck.Takers(FlowSummaries.Of(definition), catalogue);
        return
        [
            .. Beginnings(definition, isApproval: steps.Count > 0, now ?? DateTimeOffset.UnixEpoch),
            .. Hidden(definition, activities),
            .. steps.Where(step => !isHandled(step.Type)).Select(step => At(step.NodeId, new WorkUnhandled(step.Type))),
            .. steps.Where(step => string.IsNullOrWhiteSpace(Shown(step))).Select(step => At(step.NodeId, new StepWithoutText(step.Id))),
            .. steps.Where(step => step.Type == WaitUntil.Activity.Descriptor.Type).SelectMany(Limits),
            .. takers.Select(taker => At(definition.Root.Activities.FirstOrDefault(step => step.Id == taker.ActivityId)?.NodeId ?? definition.Root.NodeId, taker.Refusal)),
        ];
    }

    /// <summary>Promises and budgets on every day of the loaded years; takes a moment.</summary>
    public static IEnumerable<Problem> Days(WorkflowDefinition definition, CatalogueVersion catalogue, Office office) =>
        LawfulFlowCheck.Limits(FlowSummaries.Of(definition), catalogue, office).Select(refusal => At(definition.Root.NodeId, refusal));

    // A case begins with its applicant, and everybody may apply at any time. What the office does for itself may begin by the clock or an event.
    private static IEnumerable<Problem> Beginnings(WorkflowDefinition definition, bool isApproval, DateTimeOffset now)
    {
        var clocks = ClockTrigger.Of(definition).ToDictionary(trigger => trigger.NodeId);
        var events = EventTrigger.Of(definition).ToDictionary(trigger => trigger.NodeId, trigger => trigger.EventName);
        foreach (var step in definition.Root.DescendantsAndSelf().Where(step => step.CanStartWorkflow))
        {
            Refusal? refusal = isApproval ? new StepStartsByItself(step.Id)
                : clocks.TryGetValue(step.NodeId, out var clock) ? Startable(step, clock, now)
                : !events.TryGetValue(step.NodeId, out var name) ? new StepStartsNothing(step.Id)
                : Published(definition).Contains(name) ? new StepStartsItself(step.Id, name)
                : null;
            if (refusal is not null)
            {
                yield return At(step.NodeId, refusal);
            }
        }

        if (isApproval && definition.Options.ActivationStrategy is { } strategy && strategy.StartsWith("Singleton", StringComparison.Ordinal))
        {
            yield return At(definition.Root.NodeId, new CasesOneAtATime());
        }
    }

    private static Refusal? Startable(ActivityNode step, ClockTrigger clock, DateTimeOffset now) => clock.Next(now) switch
    {
        null => new StepStartsNothing(step.Id),
        { } first when clock.Next(first) - first < LeastPause => new StepStartsTooOften(step.Id),
        _ => null,
    };

    private static IEnumerable<string?> Published(WorkflowDefinition definition) => definition.Root.DescendantsAndSelf().Where(step => step.Type == "Elsa.PublishEvent")
        .Select(step => step.Inputs.TryGetValue("eventName", out var binding) && binding.Expression is { } expression ? LiteralText.Scalar(expression) : null);

    // Stages and matters are held against the catalogue, and promises against the law, where they stand in the flow's own chart.
    private static IEnumerable<Problem> Hidden(WorkflowDefinition definition, ActivityCatalogue activities)
    {
        foreach (var step in definition.Root.DescendantsAndSelf())
        {
            if ((OfStage(step) && !definition.Root.Activities.Contains(step)) || Used(step).Any(OfStage))
            {
                yield return At(step.NodeId, new StepHidden(step.Id));
            }
        }

        bool OfStage(ActivityNode step) => activities.Find(step.Type, step.TypeVersion) is { IsWork: true } work && work.Inputs.Any(input => input.Name is "stage" or "matter");

        // What a step that is a workflow holds, at whatever depth; each workflow once.
        IEnumerable<ActivityNode> Used(ActivityNode step)
        {
            var (seen, open) = (new HashSet<(string Id, int Version)>(), new Stack<ActivityNode>([step]));
            while (open.TryPop(out var next))
            {
                if (activities.Find(next.Type, next.TypeVersion) is { Workflow: { } workflow } && seen.Add((workflow.DefinitionId, workflow.Version)))
                {
                    foreach (var inner in workflow.Root.DescendantsAndSelf())
                    {
                        yield return inner;
                        open.Push(inner);
                    }
                }
            }
        }
    }

    private static IEnumerable<Problem> Limits(ActivityNode step)
    {
        if (step.Inputs.TryGetValue("limit", out var binding) && binding.Expression is { } expression && LiteralText.Scalar(expression) is { Length: > 0 } text && LimitLength.Parse(text) is { IsRefused: true } parsed)
        {
            yield return At(step.NodeId, parsed.Refusal);
        }
    }

    private static string? Shown(ActivityNode step) => step.Source["metadata"] is JsonObject metadata && metadata["displayText"] is JsonValue text && text.TryGetValue<string>(out var shown) ? shown : null;

    private static Problem At(string path, Refusal refusal) =>
        new(refusal.Code, Severity.Error, path, refusal.Message, new(refusal.Values.Select(value => KeyValuePair.Create(value.Name, value.Text)), StringComparer.Ordinal));
}

/// <summary>A step that people work on has no name to show them.</summary>
internal sealed record StepWithoutText(string ActivityId)
    : Refusal("step.text-missing", $"The step {ActivityId} has no display text: people would not know what it is.", ("step", ActivityId));

/// <summary>A step of an approval flow is to start it by itself.</summary>
internal sealed record StepStartsByItself(string ActivityId)
    : Refusal("step.starts-by-itself", $"The step {ActivityId} may start the flow, but a case begins with its applicant.", ("step", ActivityId));

/// <summary>A step is to start the flow, and nothing makes it do so.</summary>
internal sealed record StepStartsNothing(string ActivityId)
    : Refusal("step.starts-nothing", $"The step {ActivityId} is to start the flow, but only Timer, Cron and StartAt with a literal time that comes and Event with a literal name do.", ("step", ActivityId));

/// <summary>A step starts the flow more often than every minute.</summary>
internal sealed record StepStartsTooOften(string ActivityId)
    : Refusal("step.starts-too-often", $"The step {ActivityId} would start the flow more often than once a minute.", ("step", ActivityId));

/// <summary>A flow publishes the event that starts it.</summary>
internal sealed record StepStartsItself(string ActivityId, string EventName)
    : Refusal("step.starts-itself", $"The step {ActivityId} starts the flow on {EventName}, which the flow itself publishes: it would start itself without end.", ("step", ActivityId), ("event", EventName));

/// <summary>An approval flow allows one case at a time.</summary>
internal sealed record CasesOneAtATime() : Refusal("definition.one-case-at-a-time", "The activation strategy allows one case at a time; everybody may apply at any time.");

/// <summary>A step of a stage lies inside another step, where the law of the stage is not checked.</summary>
internal sealed record StepHidden(string ActivityId)
    : Refusal("step.hidden", $"The step {ActivityId} holds work on a stage or matter, which must stand in the flow's own chart: only there catalogue and law are checked.", ("step", ActivityId));
