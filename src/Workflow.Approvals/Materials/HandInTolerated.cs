using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>The applicant hands in materials that were tolerated at acceptance; with the last one the wait ends.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Materials">Only tolerated ones, each with its reference.</param>
public sealed record HandInTolerated(CaseNo Case, string Stage, IReadOnlyList<FiledMaterial> Materials) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "hand-in-tolerated")
            .Then(() => Standing.Stage(file, Stage, StageState.InDepartments, StageState.LeadDeciding))
            .Then(stage => SupplementAnswers.InTime(file.SentSupplement(stage.Number, SupplementPhase.Tolerance), Stage, context)
                .Then(supplement => Take(file, stage, supplement, context)));

    private Result<FlowSignals> Take(CaseFile file, StageApplication stage, Supplement supplement, StepContext context)
    {
        if (Materials.Count == 0)
        {
            return new SupplementEmpty();
        }

        var outstanding = ToleranceWaits.Outstanding(file, stage.Number);
        foreach (var material in Materials)
        {
            Refusal? fault =
                !outstanding.Exists(m => m.Code == material.Code) ? new MaterialNotTolerated(material.Code)
                : Materials.Count(m => m.Code == material.Code) > 1 ? new MaterialDoubled(material.Code)
                : material.Reference is null ? new MaterialEmpty(material.Code)
                : null;
            if (fault is not null)
            {
                return fault;
            }
        }

        foreach (var material in Materials)
        {
            file.Put(new Material(stage.Number, material.Code, MaterialState.Provided, material.Reference, DueOn: null));
        }

        Receipts.Issue(file, stage, context);
        file.NotifyDepartment(context, stage.LeadDepartment, NoticeCodes.ToleratedHandedIn, new JsonObject { ["stage"] = Stage });
        file.Record("tolerance.handed-in", $"{supplement.Id.Value}", new JsonObject { ["materials"] = LegalWords.List(Materials.Select(m => m.Code)) });
        var left = ToleranceWaits.Outstanding(file, stage.Number);
        if (left.Count > 0)
        {
            file.Put(supplement with { DueOn = left.Min(m => m.DueOn) });
            return FlowSignals.None;
        }

        file.Put(supplement with { State = SupplementState.Answered, AnsweredAt = context.Now, Bookmark = null });
        return FlowSignals.Answer(supplement.Bookmark!, "Done"); // The step that waits opened it.
    }
}
