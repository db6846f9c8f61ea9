using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>Somebody of the department takes a task, so that nobody else signs it meanwhile.</summary>
public sealed record ClaimTask(CaseNo Case, TaskId Task) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Task(file, context, "claim-task", Task, TaskState.Open).Then<FlowSignals>(task =>
        {
            if (task.Assignee is { } assignee)
            {
                return new TaskClaimed(Task, assignee);
            }

            file.Put(task with { Assignee = context.Actor.Account });
            file.Record("task.claimed", task.Owner(), []);
            return FlowSignals.None;
        });
}
