using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>Gives a claimed task back to the department: who claimed it, or the head.</summary>
public sealed record ReleaseTask(CaseNo Case, TaskId Task) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Task(file, context, "release-task", Task, TaskState.Open).Then<FlowSignals>(task =>
        {
            if (Claims.MayMove(task, context.Actor) is { IsRefused: true } no)
            {
                return no.Refusal;
            }

            file.Put(task with { Assignee = null });
            file.Record("task.released", task.Owner(), []);
            return FlowSignals.None;
        });
}

/// <summary>Who may move a claim.</summary>
internal static class Claims
{
    /// <summary>The holder of the claim, or the head of the department.</summary>
    public static Result MayMove(ReviewTask task, Actor actor) =>
        task.Assignee is not { } assignee ? new TaskNotClaimed(task.Id)
        : assignee == actor.Account || actor.Role == ActorRole.DepartmentHead ? Result.Done
        : new TaskClaimed(task.Id, assignee);
}
