using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deregistration;

/// <summary>A department says whether the licence of a leaving enterprise is cancelled: its obligations are settled, or they are not and why.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The task on the licence.</param>
/// <param name="IsCancelled">The licence is cancelled.</param>
/// <param name="Text">How the obligations were settled; required when it is not cancelled.</param>
public sealed record SettleCancellation(CaseNo Case, TaskId Task, bool IsCancelled, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "settle-cancellation", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Task(file, context, "settle-cancellation", Task, TaskState.Open))
            .Then(task => task.Kind != TaskKind.LicenceCancellation ? new TaskWrongKind(Task, task.Kind)
                : task.Assignee is { } other && other != context.Actor.Account ? new TaskClaimed(Task, other)
                : (IsCancelled ? Result.Done : Standing.Reasons(Text)).Map(() => task))
            .Map(task => Settle(file, task, context));

    private FlowSignals Settle(CaseFile file, ReviewTask task, StepContext context)
    {
        var found = file.DeregistrationOrEmpty().Licences.First(one => one.Task == task.Id); // The task was opened for it.
        var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, IsCancelled ? Verdict.Grant : Verdict.Refuse, Text, context.Now);
        file.Put(task with
        {
            State = TaskState.Completed,
            Result = IsCancelled ? TaskResult.Granted : TaskResult.Refused,
            Opinions = [.. task.Opinions, opinion],
            CompletedAt = context.Now,
            Assignee = null,
            Bookmark = null,
        });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        file.Record(IsCancelled ? "task.granted" : "task.refused", task.Owner(), new JsonObject { ["licence"] = found.Key, ["round"] = task.Round });
        return FlowSignals.Answer(found.Bookmark!, IsCancelled // A licence in a department has its step.
            ? LicenceCancelling.Cancel(file, found, FoundLicenceState.Cancelled, string.IsNullOrWhiteSpace(Text) ? "义务已经履行完毕" : Text, context)
            : LicenceCancelling.Refuse(file, found, Text, context));
    }
}
