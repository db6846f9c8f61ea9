using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Materials;

/// <summary>A tolerated material did not come in time. The local rule says what follows (setting <c>tolerance-outcome</c>, convention 22): acceptance revoked, deemed withdrawn, or refused.</summary>
/// <param name="Case">The case.</param>
/// <param name="Supplement">The wait.</param>
public sealed record ToleranceDue(CaseNo Case, SupplementId Supplement) : CaseCommand(Case)
{
    private const string Setting = "tolerance-outcome";

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.System(file, context, "tolerance-due")
            .Then(() => Overdue.Check(file.Supplements.FirstOrDefault(s => s.Id == Supplement && s.Phase == SupplementPhase.Tolerance), Supplement, context))
            .Map(supplement => End(file, supplement, context));

    private static FlowSignals End(CaseFile file, Supplement supplement, StepContext context)
    {
        var stage = file.StageNumber(supplement.Stage);
        var state = context.Catalogue.Choice(Setting, "acceptance-revoked") switch
        {
            "deemed-withdrawn" => StageState.DeemedWithdrawn,
            "refused" => StageState.Refused,
            _ => StageState.AcceptanceRevoked,
        };
        file.Put(supplement with { State = SupplementState.Overdue, Bookmark = null });
        var undecided = file.Reviews(stage).Where(t => t.IsOpen).Select(t => context.Catalogue.Matters[t.MatterCode!].Name).ToList(); // Reviews always have a matter.
        List<StepAnswer> answers =
        [
            .. file.Reviews(stage).Where(t => t.IsOpen).Select(t => TaskEnding.End(file, t, TaskState.Cancelled, context)),
            new StepAnswer(supplement.Bookmark!, ["Done"]), // The step that waits opened it.
        ];
        TaskEnding.CancelSupplements(file, s => s.Stage == stage.Number);
        stage = file.Put(stage with { State = state, DecidedAt = context.Now, EndReason = "stage.tolerance-overdue" });
        file.EndClocks(context, ClockScope.Stage, stage.Owner());
        file.FollowBranches(context);
        Tell(file, stage, undecided, context);
        file.NotifyApplicant(context, NoticeCodes.ToleranceOverdue, new JsonObject { ["stage"] = stage.Code, ["outcome"] = Wording.Of(state) });
        file.NotifyDepartment(context, stage.LeadDepartment, NoticeCodes.ToleranceOverdue, new JsonObject { ["stage"] = stage.Code, ["outcome"] = Wording.Of(state) });
        file.Record("tolerance.overdue", $"{supplement.Id.Value}", new JsonObject { ["stage"] = stage.Code, ["outcome"] = Wording.Of(state) });
        return new FlowSignals(answers);
    }

    // 行政许可法 art. 38: a refusal is a decision with reasons, provision and rights; whatever else follows only ends the handling.
    private static void Tell(CaseFile file, StageApplication stage, IReadOnlyList<string> undecided, StepContext context)
    {
        var values = new JsonObject { ["reasons"] = LegalWords.List(LegalWords.ToleranceOverdue), ["basis"] = context.Catalogue.SourceOf(Setting) };
        if (stage.State == StageState.Refused)
        {
            values["matter"] = LegalWords.Stage(context.Catalogue.Stages[stage.Code].Name, undecided);
            values["basis"] = $"{LegalWords.RefusalBasis}；{context.Catalogue.SourceOf(Setting)}";
            file.Issue(context, DocumentKind.DecisionToRefuse, stage.LeadDepartment, stage, task: null, values);
            return;
        }

        file.Issue(context, DocumentKind.Termination, Standing.Window, stage, task: null, values);
    }
}
