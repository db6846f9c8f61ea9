using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Tasks;

/// <summary>A matter of the stage is refused: the lead department decides what becomes of the stage.</summary>
public static class LeadDecisions
{
    /// <summary>Set on a stage that its lead ended while tasks were open; the decision to refuse was that act.</summary>
    internal const string EndedByLead = "stage.ended-by-lead";

    /// <summary>Opens the lead's task, or answers at once when the lead has already ended the stage.</summary>
    /// <param name="file">The case.</param>
    /// <param name="stage">Stage code.</param>
    /// <param name="mayRefile">The applicant may correct and file the stage again.</param>
    /// <param name="activityId">Step of the definition.</param>
    /// <param name="bookmark">The step that waits.</param>
    /// <param name="context">Time.</param>
    public static Result<FlowSignals> Open(CaseFile file, string stage, bool mayRefile, string activityId, string bookmark, StepContext context) =>
        Standing.Open(file).Then(() => Standing.Stage(file, stage, StageState.LeadDeciding)).Then<FlowSignals>(deciding =>
        {
            if (deciding.EndReason == EndedByLead)
            {
                Refuse(file, deciding, EndedByLead, context);
                return FlowSignals.Answer(bookmark, "Refuse");
            }

            var task = file.Put(new ReviewTask
            {
                Id = new TaskId(file.NextId()), Kind = TaskKind.LeadDecision, Stage = deciding.Number, Filing = deciding.Filing, ActivityId = activityId,
                Bookmark = bookmark, MayRefile = mayRefile, Department = deciding.LeadDepartment, State = TaskState.Open,
                SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
            });
            var basis = new LegalBasis(context.Catalogue.SourceOf("lead-decision"), "lead-decision", VerifiedOn: null, IsAssumption: true);
            var limit = new TimeLimit(context.Catalogue.Length("lead-decision", LimitLength.WorkingDays(3)), basis, StartEvent.UpstreamResult);
            file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, limit, context.Now);
            file.NotifyDepartment(context, task.Department, NoticeCodes.NewTask, new JsonObject { ["stage"] = stage, ["task"] = task.Owner() });
            file.Record("task.opened", task.Owner(), new JsonObject { ["kind"] = Wording.Of(TaskKind.LeadDecision), ["stage"] = stage });
            return FlowSignals.None;
        });

    /// <summary>The stage is refused: its clocks end.</summary>
    internal static void Refuse(CaseFile file, StageApplication stage, string reason, StepContext context)
    {
        stage = file.Put(stage with { State = StageState.Refused, DecidedAt = context.Now, EndReason = reason });
        file.EndClocks(context, ClockScope.Stage, stage.Owner());
        file.FollowBranches(context);
        file.NotifyApplicant(context, NoticeCodes.StageEnded, new JsonObject { ["stage"] = stage.Code, ["reason"] = reason });
        file.Record("stage.refused", file.StageNo(stage), new JsonObject { ["reason"] = reason });
    }
}
