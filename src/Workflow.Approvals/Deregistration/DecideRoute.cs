using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Deregistration;

/// <summary>The registrar says what rules could not: whether the simple route is open. At the application a no is a refusal of acceptance, with reasons.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The task to choose.</param>
/// <param name="IsSimple">The simple route is open.</param>
/// <param name="Text">The reasons; required.</param>
public sealed record DecideRoute(CaseNo Case, TaskId Task, bool IsSimple, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "decide-route", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Task(file, context, "decide-route", Task, TaskState.Open))
            .Then(task => task.Kind != TaskKind.RouteDecision ? new TaskWrongKind(Task, task.Kind)
                : task.Assignee is { } other && other != context.Actor.Account ? new TaskClaimed(Task, other)
                : Standing.Reasons(Text).Map(() => task))
            .Map(task => Decided(file, task, context));

    private FlowSignals Decided(CaseFile file, ReviewTask task, StepContext context)
    {
        var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, IsSimple ? Verdict.Grant : Verdict.Refuse, Text, context.Now);
        task = file.Put(task with
        {
            State = TaskState.Completed,
            Result = IsSimple ? TaskResult.Granted : TaskResult.Refused,
            Opinions = [.. task.Opinions, opinion],
            CompletedAt = context.Now,
            Assignee = null,
            Bookmark = null,
        });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        file.Record(IsSimple ? "task.granted" : "task.refused", task.Owner(), new JsonObject { ["matter"] = null, ["round"] = task.Round });
        var stage = file.StageNumber(task.Stage);
        if (!IsSimple && stage.State == StageState.Filed)
        {
            stage = file.Put(stage with { State = StageState.AcceptanceRefused, DecidedAt = context.Now, EndReason = "stage.acceptance-refused" });
            file.Issue(context, DocumentKind.RefusalOfAcceptance, task.Department, stage, task, new JsonObject
            {
                ["reasons"] = LegalWords.List(Text), ["basis"] = "《市场主体登记管理条例》第三十三条",
            });
        }

        return RouteChoice.Chosen(file, stage, IsSimple ? RouteChoice.Open(file) : DeregistrationRoute.Ordinary, "person", context);
    }
}
