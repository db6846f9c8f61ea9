using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;

namespace Workflow.Approvals.Materials;

/// <summary>The applicant answers the list that was sent: before acceptance the window looks again, after it the departments go on with what came.</summary>
/// <param name="Case">The case.</param>
/// <param name="Supplement">The list.</param>
/// <param name="Form">Fields given anew, or null.</param>
/// <param name="Materials">Materials handed in.</param>
public sealed record AnswerSupplement(CaseNo Case, SupplementId Supplement, JsonObject? Form, IReadOnlyList<FiledMaterial> Materials) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "answer-supplement")
            .Then(() => SupplementAnswers.InTime(
                file.Supplements.FirstOrDefault(s => s.Id == Supplement && s.Phase is (SupplementPhase.BeforeAcceptance or SupplementPhase.AfterAcceptance)),
                $"{Supplement.Value}",
                context))
            .Then(supplement => SupplementAnswers.Take(file, file.StageNumber(supplement.Stage), Form, Materials, context)
                .Map(stage => Answer(file, stage, supplement, context)));

    private static FlowSignals Answer(CaseFile file, StageApplication stage, Supplement supplement, StepContext context)
    {
        file.Put(supplement with { State = SupplementState.Answered, AnsweredAt = context.Now, Bookmark = null });
        file.Record("supplement.answered", $"{supplement.Id.Value}", new JsonObject { ["stage"] = stage.Code });
        var values = new JsonObject { ["stage"] = stage.Code };
        if (supplement.Phase == SupplementPhase.AfterAcceptance)
        {
            foreach (var department in supplement.Items.Select(i => i.Department).Distinct(StringComparer.Ordinal))
            {
                file.NotifyDepartment(context, department, NoticeCodes.SupplementAnswered, values);
            }

            return FlowSignals.None;
        }

        file.Put(stage with { State = StageState.Filed });
        file.Move(CaseState.SupplementAnswered);
        file.NotifyDepartment(context, Standing.Window, NoticeCodes.SupplementAnswered, values);
        return FlowSignals.Answer(supplement.Bookmark!, "Answered"); // The step that waits was tied to it when it was sent.
    }
}
