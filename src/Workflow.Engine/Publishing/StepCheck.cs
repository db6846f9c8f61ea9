using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Publishing;

/// <summary>One step against its descriptor: the type exists and runs and needed inputs are there.</summary>
internal static class StepCheck
{
    // What the format keeps on a workflow used as an activity, to find it again.
    private static readonly string[] WorkflowMembers = ["workflowDefinitionId", "workflowDefinitionVersionId", "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId"];

    internal static void Run(Gate gate, ActivityNode step)
    {
        if (gate.Describe(step) is not { } descriptor)
        {
            gate.Refuse("activity.unknown", step, $"Activity type {Problem.Clip(step.Type)} version {step.TypeVersion} is not known.",
                ("type", Problem.Clip(step.Type)), ("version", step.TypeVersion.ToString(CultureInfo.InvariantCulture)));
            return;
        }

        if (descriptor.NotRunBecause is { } reason)
        {
            gate.Refuse("activity.not-run", step, $"Activity type {step.Type} is not run by this engine: {reason}.", ("type", step.Type), ("reason", reason));
            return;
        }

        if (step.TypeVersion != 0 && step.TypeVersion != descriptor.Version)
        {
            gate.Refuse("activity.version-unknown", step, $"Version {step.TypeVersion} of {step.Type} is not known; version {descriptor.Version} would run.",
                ("type", step.Type), ("version", step.TypeVersion.ToString(CultureInfo.InvariantCulture)), ("latest", descriptor.Version.ToString(CultureInfo.InvariantCulture)));
        }

        if (descriptor.Workflow is { } workflow && gate.Sizes.IsCyclic(workflow, gate.Definition.DefinitionId))
        {
            gate.Refuse("workflow.cyclic", step, $"Workflow {step.Type} would run inside itself.", ("type", step.Type));
        }

        foreach (var input in descriptor.Inputs)
        {
            CheckInput(gate, step, input);
        }

        foreach (var (name, _) in step.Inputs)
        {
            if (descriptor.Input(name) is null && !(descriptor.Workflow is not null && WorkflowMembers.Contains(name)))
            {
                gate.Refuse("input.unknown", step, $"{step.Type} has no input {Problem.Clip(name)}; it has no effect.", ("type", step.Type), ("input", Problem.Clip(name)));
            }
        }

        if (step.Type is "Elsa.FlowJoin" && (!step.Inputs.TryGetValue("mode", out var mode) || mode.Expression is null))
        {
            gate.Warn("join.mode-unsaid", step, "The join leaves its mode unsaid, so the first arrival cancels the other branches (WaitAny). Say WaitAllActive to wait for them.");
        }
    }

    private static void CheckInput(Gate gate, ActivityNode step, InputDescriptor input)
    {
        var expression = step.Inputs.TryGetValue(input.Name, out var binding) ? binding.Expression : null;
        if (IsMissing(expression))
        {
            if (input.IsRequired && input.Default is null)
            {
                gate.Refuse("input.required", step, $"{step.Type} needs the input {input.Name}.", ("type", step.Type), ("input", input.Name));
            }

            return;
        }

        if (input.IgnoredBecause is { } reason && LiteralText.Scalar(expression!)?.ToLowerInvariant() is not "false")
        {
            SettingCheck.Ignored(gate, step, input.Name, reason);
        }

        if (input.Options.Count > 0 && LiteralText.Scalar(expression!) is { } text && !input.Options.Contains(text, StringComparer.OrdinalIgnoreCase))
        {
            gate.Refuse("input.option-unknown", step, $"The input {input.Name} is {Problem.Clip(text)}; it must be one of {string.Join(", ", input.Options)}.",
                ("input", input.Name), ("value", Problem.Clip(text)), ("options", string.Join(", ", input.Options)));
        }
    }

    private static bool IsMissing(ExpressionText? expression) =>
        expression is null || expression.Value is null || (expression.Value is JsonValue && LiteralText.Scalar(expression)?.Length == 0);
}
