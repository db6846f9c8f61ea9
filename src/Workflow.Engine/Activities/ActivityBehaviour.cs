using Workflow.Engine.Execution;

namespace Workflow.Engine.Activities;

/// <summary>What a type of step does. One object serves every step of its type: what a step remembers is in its execution.</summary>
/// <remarks>Life of a step: taken from the queue, inputs evaluated, <see cref="Execute"/>. It then completes, waits on a bookmark
/// (then <see cref="Resume"/>), or holds children (then <see cref="ChildCompleted"/> for each). Once completed, cancelled or faulted nothing more is called.</remarks>
internal abstract class ActivityBehaviour
{
    /// <summary>True when a step of this type runs its body again and again.</summary>
    public virtual bool IsLoop => false;

    /// <summary>The step begins; its inputs are evaluated.</summary>
    public abstract void Execute(RunLoop run, StepExecution step);

    /// <summary>A child of this step completed.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">This step; still running.</param>
    /// <param name="child">The child.</param>
    /// <param name="outcomes">The child's outcomes; null is the default completion.</param>
    public virtual void ChildCompleted(RunLoop run, StepExecution step, StepExecution child, IReadOnlyList<string>? outcomes) => run.Complete(step);

    /// <summary>The bookmark this step waits on was used.</summary>
    public virtual void Resume(RunLoop run, StepExecution step, Stimulus.Resume answer)
    {
        run.StoreResult(step, answer);
        run.Complete(step, answer.Outcomes.Count == 0 ? null : answer.Outcomes);
    }

    /// <summary>A Break inside asks the containers around it to end, up to the nearest loop.</summary>
    /// <returns>True when this step is that loop.</returns>
    public virtual bool TakeBreak(StepExecution step) => false;

    /// <summary>The behaviour of a type; of an unknown type, of one this engine does not run, and of work there is one each.</summary>
    public static ActivityBehaviour Of(ActivityDescriptor? descriptor) => descriptor switch
    {
        null or { Runs: false } => UnknownActivity.Instance,
        { IsWork: true } => WorkActivity.Instance,
        { Workflow: not null } => WorkflowActivity.Instance,
        _ => Behaviours.Find(descriptor.Type) ?? UnknownActivity.Instance,
    };
}
