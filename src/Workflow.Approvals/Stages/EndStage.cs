using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>After a refusal the lead department ends the stage without waiting for the other departments: their open tasks are cancelled by this act.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Reasons">Told to the applicant; required.</param>
public sealed record EndStage(CaseNo Case, string Stage, string Reasons) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Lead(file, context, "end-stage", Stage, StageState.InDepartments)
            .Then(stage => Standing.Reasons(Reasons).Then(() => End(file, stage, context)));

    private Result<FlowSignals> End(CaseFile file, StageApplication stage, StepContext context)
    {
        var reviews = file.Reviews(stage);
        if (!reviews.Exists(file.Refuses))
        {
            return new StageNothingRefused(Stage);
        }

        List<StepAnswer> answers = [.. reviews.Where(t => t.IsOpen).Select(t => TaskEnding.End(file, t, TaskState.Cancelled, context))];
        if (file.SentSupplement(stage.Number, SupplementPhase.Tolerance) is { Bookmark: { } waiting })
        {
            answers.Add(new StepAnswer(waiting, ["Done"]));
        }

        if (answers.Count == 0)
        {
            return new StageWrongState(Stage, stage.State);
        }

        TaskEnding.CancelSupplements(file, s => s.Stage == stage.Number);
        stage = file.Put(stage with { State = StageState.LeadDeciding, EndReason = LeadDecisions.EndedByLead });
        file.FollowBranches(context);
        file.Record("stage.ended-by-lead", file.StageNo(stage), new JsonObject { ["cancelled"] = answers.Count, ["reasons"] = Reasons });
        return new FlowSignals(answers);
    }
}
