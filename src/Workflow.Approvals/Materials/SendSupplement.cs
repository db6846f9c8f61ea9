using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>The lead department sends the stage's list after acceptance, once. It pauses nothing by itself (convention 8).</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
public sealed record SendSupplement(CaseNo Case, string Stage) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Lead(file, context, "send-supplement", Stage, StageState.InDepartments).Then(stage => Send(file, stage, context));

    private Result<FlowSignals> Send(CaseFile file, StageApplication stage, StepContext context)
    {
        var list = file.Supplements.LastOrDefault(s => s.Stage == stage.Number && s.Phase == SupplementPhase.AfterAcceptance && s.State != SupplementState.Cancelled);
        if (list is null)
        {
            return new SupplementNothingToSend(Stage);
        }

        if (list.State != SupplementState.Draft)
        {
            return new SupplementAlreadySent(Stage);
        }

        var due = DueDates.Forward(context.Today, context.Catalogue.Length("supplement-answer", LimitLength.WorkingDays(10)), context.Office());
        list = file.Put(list with { State = SupplementState.Sent, SentAt = context.Now, DueOn = due.Date });
        SupplementNotices.Issue(file, context, stage.LeadDepartment, stage, task: null, list);
        file.NotifyApplicant(context, NoticeCodes.Supplement, new JsonObject { ["stage"] = Stage, ["dueOn"] = $"{due.Date:yyyy-MM-dd}" });
        file.Record("supplement.sent", $"{list.Id.Value}", new JsonObject { ["items"] = list.Items.Count, ["dueOn"] = $"{due.Date:yyyy-MM-dd}" });
        return FlowSignals.None;
    }
}
