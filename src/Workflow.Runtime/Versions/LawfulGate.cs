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
    /// <summary>Everything found, each at its step.</summary>
    /// <param name="definition">The flow.</param>
    /// <param name="catalogue">Departments and limits.</param>
    /// <param name="activities">The activities there are.</param>
    /// <param name="isHandled">Whether something does the work of an activity type.</param>
    public static IEnumerable<Problem> Steps(WorkflowDefinition definition, CatalogueVersion catalogue, ActivityCatalogue activities, Func<string, bool> isHandled)
    {
        var steps = definition.Root.DescendantsAndSelf().Where(step => activities.Find(step.Type, step.TypeVersion) is { IsWork: true }).ToList();
        var takers = LawfulFlowCheck.Takers(FlowSummaries.Of(definition), catalogue);
        return
        [
            .. Beginnings(definition, isApproval: steps.Count > 0),
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
    private static IEnumerable<Problem> Beginnings(WorkflowDefinition definition, bool isApproval)
    {
        var begins = isApproval ? [] : ClockTrigger.Of(definition).Select(trigger => trigger.NodeId).Concat(EventTrigger.Of(definition).Select(trigger => trigger.NodeId)).ToList();
        foreach (var step in definition.Root.DescendantsAndSelf().Where(step => step.CanStartWorkflow && !begins.Contains(step.NodeId)))
        {
            yield return At(step.NodeId, isApproval ? new StepStartsByItself(step.Id) : new StepStartsNothing(step.Id));
        }

        if (isApproval && definition.Options.ActivationStrategy is { } strategy && strategy.StartsWith("Singleton", StringComparison.Ordinal))
        {
            yield return At(definition.Root.NodeId, new CasesOneAtATime());
        }
    }

    // Stages and matters are held against the catalogue, and promises against the law, where they stand in the flow's own chart.
    private static IEnumerable<Problem> Hidden(WorkflowDefinition definition, ActivityCatalogue activities)
    {
        foreach (var step in definition.Root.DescendantsAndSelf())
        {
            if ((OfStage(step) && !definition.Root.Activities.Contains(step)) || Used(step, []).Any(OfStage))
            {
                yield return At(step.NodeId, new StepHidden(step.Id));
            }
        }

        bool OfStage(ActivityNode step) => activities.Find(step.Type, step.TypeVersion) is { IsWork: true } work && work.Inputs.Any(input => input.Name is "stage" or "matter");

        // What a step that is a workflow holds, at whatever depth.
        IEnumerable<ActivityNode> Used(ActivityNode step, string[] around) => activities.Find(step.Type, step.TypeVersion) is not { Workflow: { } workflow } || around.Contains(workflow.DefinitionId)
            ? []
            : workflow.Root.DescendantsAndSelf().SelectMany(inner => Used(inner, [.. around, workflow.DefinitionId]).Prepend(inner));
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
    : Refusal("step.starts-nothing", $"The step {ActivityId} is to start the flow, but only Timer, Cron and StartAt with a literal time and Event with a literal name do.", ("step", ActivityId));

/// <summary>An approval flow allows one case at a time.</summary>
internal sealed record CasesOneAtATime() : Refusal("definition.one-case-at-a-time", "The activation strategy allows one case at a time; everybody may apply at any time.");

/// <summary>A step of a stage lies inside another step, where the law of the stage is not checked.</summary>
internal sealed record StepHidden(string ActivityId)
    : Refusal("step.hidden", $"The step {ActivityId} holds work on a stage or matter, which must stand in the flow's own chart: only there catalogue and law are checked.", ("step", ActivityId));
