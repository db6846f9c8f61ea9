using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Activities;

/// <summary>Every type whose work a handler does: asks for it and waits for the answer, whose outcomes choose the way on.</summary>
internal sealed class WorkActivity : ActivityBehaviour
{
    public static WorkActivity Instance { get; } = new();

    public override void Execute(RunLoop run, StepExecution step)
    {
        var inputs = new OrderedDictionary<string, Value>(step.Inputs.Length, StringComparer.Ordinal);
        for (var i = 0; i < step.Inputs.Length; i++)
        {
            inputs[step.Node.Inputs[i].Name] = step.Inputs[i];
        }

        var bookmark = run.Wait(step, BookmarkKind.Work, step.Node.Source.Type);
        run.Ask(step, new Effect.RequestWork(run.MakeId(), bookmark.Id, step.Node.Source.Type, step.Node.NodeId, step.Node.ActivityId, inputs));
    }
}
