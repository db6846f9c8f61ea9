using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Tasks;

/// <summary>The lead department decides on a stage with a refused matter: refuse the stage, or let the applicant correct and file it again.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Refile">True to let it be filed again; only where the definition says so.</param>
/// <param name="Text">The reasons; required.</param>
public sealed record DecideLead(CaseNo Case, string Stage, bool Refile, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Lead(file, context, "decide-lead", Stage, StageState.LeadDeciding)
            .Then(stage => Standing.Reasons(Text).Then(() => Decide(file, stage, context)));

    private Result<FlowSignals> Decide(CaseFile file, StageApplication stage, StepContext context)
    {
        var task = file.Tasks.LastOrDefault(t => t.Kind == TaskKind.LeadDecision && t.Stage == stage.Number && t.IsOpen);
        if (task is null)
        {
            return new StageWrongState(Stage, stage.State);
        }

        if (Refile && !task.MayRefile)
        {
            return new StageRefileNotAllowed(Stage);
        }

        if (task.Assignee is { } assignee && assignee != context.Actor.Account)
        {
            return new TaskClaimed(task.Id, assignee);
        }

        var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, Refile ? Verdict.Return : Verdict.Refuse, Text, context.Now);
        file.Put(task with
        {
            State = TaskState.Completed,
            Result = Refile ? TaskResult.MayRefile : TaskResult.Refused,
            Opinions = [.. task.Opinions, opinion],
            Assignee = null,
            Bookmark = null,
            CompletedAt = context.Now,
        });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        file.Record("task.lead-decided", task.Owner(), new JsonObject { ["refile"] = Refile });
        if (!Refile)
        {
            LeadDecisions.Refuse(file, stage, "stage.refused", context);
            return FlowSignals.Answer(task.Bookmark!, "Refuse"); // An open task always has its step.
        }

        // Until it is filed and accepted again no clock runs; the next acceptance starts new ones.
        file.EndClocks(context, ClockScope.Stage, stage.Owner());
        file.FollowBranches(context);
        file.NotifyApplicant(context, NoticeCodes.StageEnded, new JsonObject { ["stage"] = Stage, ["reason"] = "stage.may-refile" });
        return FlowSignals.Answer(task.Bookmark!, "Refile");
    }
}
