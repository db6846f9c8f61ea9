using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>A workflow used as an activity: its root runs inside the same instance, with variables, inputs and outputs of its own, and sees nothing of what is around it.</summary>
internal sealed class WorkflowActivity : ActivityBehaviour
{
    public static WorkflowActivity Instance { get; } = new();

    /// <summary>The descriptor of a definition as an activity: its type is the definition's name in Pascal case.</summary>
    /// <returns>Null when the definition may not be used as one, or has no name.</returns>
    public static ActivityDescriptor? Describe(WorkflowDefinition definition) => definition is { Options.UsableAsActivity: true, Name: { } name } && PascalName.Of(name) is { Length: > 0 } type
        ? new()
        {
            Type = type, Version = definition.Version, Category = "workflow", Kind = ActivityKind.Construct, Workflow = definition,
            Inputs = [.. definition.Inputs.Select(input => new InputDescriptor(Camel(input.Name), "Object", InputHint.SingleLine))],
            Outputs = [.. definition.Outputs.Select(output => new OutputDescriptor(Camel(output.Name), "Object"))],
            Outcomes = definition.Outcomes.Count == 0 ? OutcomeRule.Done : new OutcomeRule.Fixed(definition.Outcomes),
        }
        : null;

    public override void Execute(RunLoop run, StepExecution step)
    {
        if (step.Node.Children is not [var root])
        {
            run.Fault(step, run.Definition.IsTooLarge
                ? new Fault("workflow.too-large", $"With what the workflows it uses hold the definition has more than {EmbeddedSize.Most} steps.")
                : new Fault("workflow.cyclic", $"Workflow {step.Node.Source.Type} would run inside itself."));
            return;
        }

        var places = step.Node.Workflow!; // Has a root.
        for (var i = 0; i < places.Inputs.Length; i++)
        {
            var input = step.Node.Variables[places.FirstInput + i];
            if (!input.Type.TryConvert(step.Input(Camel(input.Name)), out var value, out var error))
            {
                run.Fault(step, new Fault("input.invalid", $"The workflow's input {input.Name}: {error}"));
                return;
            }

            step.Variables![places.FirstInput + i] = value.IsUndefined ? Value.Null : value; // Declared, so there.
        }

        run.Schedule(step, root);
    }

    public override void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes) => End(run, step, null);

    /// <summary>The workflow is over: its outputs go where the step binds them.</summary>
    public static void End(RunLoop run, StepExecution step, IReadOnlyList<string>? outcomes)
    {
        var places = step.Node.Workflow!; // It ran.
        for (var i = 0; i < places.Outputs.Length && step.Status == StepStatus.Running; i++)
        {
            run.StoreOutput(step, Camel(places.Outputs[i]), step.Variables![places.FirstOutput + i]);
        }

        run.Complete(step, outcomes);
    }

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
