using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Materials;

/// <summary>The last day to answer has passed. Before acceptance the flow goes on with <c>Overdue</c>; after it nothing ends by itself: the department decides on what it has.</summary>
/// <param name="Case">The case.</param>
/// <param name="Supplement">The list or correction.</param>
public sealed record SupplementDue(CaseNo Case, SupplementId Supplement) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.System(file, context, "supplement-due")
            .Then(() => Overdue.Check(file.Supplements.FirstOrDefault(s => s.Id == Supplement && s.Phase != SupplementPhase.Tolerance), Supplement, context))
            .Map(supplement => Pass(file, supplement, context));

    private static FlowSignals Pass(CaseFile file, Supplement supplement, StepContext context)
    {
        var stage = file.StageNumber(supplement.Stage);
        if (supplement.Phase == SupplementPhase.Correction)
        {
            Corrections.Reopen(file, supplement, SupplementState.Overdue, context);
            return FlowSignals.None;
        }

        file.Put(supplement with { State = SupplementState.Overdue, Bookmark = null });
        file.Record("supplement.overdue", $"{supplement.Id.Value}", new JsonObject { ["stage"] = stage.Code });
        var values = new JsonObject { ["stage"] = stage.Code };
        file.NotifyApplicant(context, NoticeCodes.SupplementOverdue, values);
        if (supplement.Phase == SupplementPhase.AfterAcceptance)
        {
            file.NotifyDepartment(context, stage.LeadDepartment, NoticeCodes.SupplementOverdue, values);
            return FlowSignals.None;
        }

        return FlowSignals.Answer(supplement.Bookmark!, "Overdue"); // The step that waits was tied to it when it was sent.
    }
}

/// <summary>What both due commands ask first.</summary>
internal static class Overdue
{
    public static Result<Supplement> Check(Supplement? supplement, SupplementId id, StepContext context) =>
        supplement is null ? new SupplementUnknown($"{id.Value}")
        : supplement.State != SupplementState.Sent ? new SupplementWrongState(id, supplement.State)
        : supplement.DueOn is not { } due || context.Today <= due ? new SupplementNotDue(id, supplement.DueOn)
        : supplement;
}
