using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Tasks;

/// <summary>Hands a task to a colleague: by who claimed it, or by the head.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The task.</param>
/// <param name="To">Account of the colleague; that it belongs to the department is checked where accounts are known.</param>
public sealed record DelegateTask(CaseNo Case, TaskId Task, string To) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Task(file, context, "delegate-task", Task, TaskState.Open).Then<FlowSignals>(task =>
        {
            var headGivesUnclaimed = task.Assignee is null && context.Actor.Role == ActorRole.DepartmentHead;
            if (!headGivesUnclaimed && Claims.MayMove(task, context.Actor) is { IsRefused: true } no)
            {
                return no.Refusal;
            }

            if (task.Opinions.Any(o => o.Round == task.Round && o.Account == To))
            {
                return new TaskAlreadySigned(Task, To);
            }

            file.Put(task with { Assignee = To });
            file.Record("task.delegated", task.Owner(), new JsonObject { ["to"] = To });
            return FlowSignals.None;
        });
}
