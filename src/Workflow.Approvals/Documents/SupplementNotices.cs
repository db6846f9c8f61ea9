using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Documents;

/// <summary>The notice that asks the applicant for more (补正告知书). What follows when nobody answers depends on when it is asked, and the notice says just that.</summary>
internal static class SupplementNotices
{
    /// <summary>行政许可法 art. 32(1)(4): everything is told at once, before acceptance.</summary>
    private const string BeforeAcceptance = "《中华人民共和国行政许可法》第三十二条第一款第四项";

    /// <summary>行政许可法 art. 34(1): the agency examines what was handed in. No provision lets an accepted application lapse for want of a supplement.</summary>
    private const string Examination = "《中华人民共和国行政许可法》第三十四条第一款";

    private const string DeemedWithdrawn = "逾期未补正的，按照视为撤回申请处理；视为撤回申请的，不影响你单位重新提出申请。";
    private const string AcceptanceRefused = "逾期未补正的，将作出不予受理的决定，并说明理由、告知救济途径；不予受理的，不影响你单位重新提出申请。";
    private const string DecidedOnWhatThereIs = "逾期未补正的，审批部门依据现有材料继续审查并依法作出决定。";

    /// <summary>Issues the notice for a supplement that was sent: it has its last day.</summary>
    public static void Issue(CaseFile file, StepContext context, string department, StageApplication stage, ReviewTask? task, Supplement supplement) =>
        file.Issue(context, DocumentKind.SupplementNotice, department, stage, task, new JsonObject
        {
            ["items"] = LegalWords.List(supplement.Items.Select(i => i.Text)),
            ["dueOn"] = LegalWords.Date(supplement.DueOn!.Value), // A sent supplement has its day.
            ["basis"] = supplement.Phase == SupplementPhase.BeforeAcceptance ? BeforeAcceptance : Examination,
            ["consequence"] = ConsequenceOf(supplement.Phase, context),
        });

    private static string ConsequenceOf(SupplementPhase phase, StepContext context) =>
        phase != SupplementPhase.BeforeAcceptance ? DecidedOnWhatThereIs
        : context.Catalogue.Choice("supplement-outcome", "deemed-withdrawn") == "refused" ? AcceptanceRefused
        : DeemedWithdrawn;
}
