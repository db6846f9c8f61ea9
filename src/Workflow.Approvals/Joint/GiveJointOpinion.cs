using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>An invited department gives its opinion, once, with the issues it finds. It may come late, until the opinions are merged.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The department's own task.</param>
/// <param name="Agrees">False to disagree, with reasons.</param>
/// <param name="Text">The opinion; required to disagree.</param>
/// <param name="Issues">What is to be settled, by whom, until when.</param>
public sealed record GiveJointOpinion(CaseNo Case, TaskId Task, bool Agrees, string Text, IReadOnlyList<RaisedIssue> Issues) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "give-joint-opinion", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Task(file, context, "give-joint-opinion", Task, TaskState.Open))
            .Then(task =>
                task.Kind != TaskKind.JointOpinion ? new TaskWrongKind(Task, task.Kind)
                : task.Assignee is { } assignee && assignee != context.Actor.Account ? new TaskClaimed(Task, assignee)
                : !Agrees && Standing.Reasons(Text) is { IsRefused: true } silent ? silent.Refusal
                : Give(file, task, file.JointReviews.First(review => review.Invited.Any(invited => invited.Task == Task.Value)), context));

    private Result<FlowSignals> Give(CaseFile file, ReviewTask task, JointReview review, StepContext context) =>
        JointReading.Raise(file, review, Issues, context).Map(() =>
        {
            var result = !Agrees ? TaskResult.Rejected : Issues.Count > 0 ? TaskResult.AgreedWithIssues : TaskResult.Agreed;
            var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, Agrees ? Verdict.Grant : Verdict.Refuse, Text, context.Now);
            file.Put(task with { State = TaskState.Completed, Result = result, Opinions = [.. task.Opinions, opinion], Assignee = null, CompletedAt = context.Now });
            file.EndClocks(context, ClockScope.Task, task.Owner());
            file.NotifyDepartment(context, review.Convenor, NoticeCodes.JointOpinion, new JsonObject { ["department"] = task.Department, ["task"] = review.Task.Value.ToString("D") });
            file.Record("joint-review.opinion", task.Owner(), new JsonObject { ["department"] = task.Department, ["joint"] = Wording.Of(result) });
            return FlowSignals.None;
        });
}
