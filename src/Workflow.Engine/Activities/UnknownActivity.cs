using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

/// <summary>A type the catalogue does not know, or that this engine does not run: it faults when it is reached, never before.</summary>
internal sealed class UnknownActivity : ActivityBehaviour
{
    public static UnknownActivity Instance { get; } = new();

    public override void Execute(RunLoop run, StepExecution step)
    {
        var source = step.Node.Source;
        var message = step.Node.Descriptor is { } known
            ? $"Activity type {source.Type} is not run: {known.NotRunBecause ?? "this engine has no behaviour for it"}."
            : FormattableString.Invariant($"Activity type {source.Type} version {source.TypeVersion} could not be found.");
        run.Fault(step, new Fault(step.Node.Descriptor is null ? "activity.unknown" : "activity.not-run", message));
    }
}
