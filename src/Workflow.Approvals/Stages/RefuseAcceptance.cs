using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Stages;

/// <summary>The intake clerk refuses acceptance: the matter needs no licence, or is another organ's.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Reasons">Told to the applicant; required.</param>
public sealed record RefuseAcceptance(CaseNo Case, string Stage, string Reasons) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "refuse-acceptance", ActorRole.IntakeClerk)
            .Then(() => Standing.Stage(file, Stage, StageState.Filed))
            .Then(stage => Intake.Undecided(file, stage, context).Then(task => Standing.Reasons(Reasons).Then<FlowSignals>(() => Refuse(file, stage, task, context))));

    private FlowSignals Refuse(CaseFile file, StageApplication stage, ReviewTask task, StepContext context)
    {
        stage = file.Put(stage with { State = StageState.AcceptanceRefused, DecidedAt = context.Now, EndReason = "stage.acceptance-refused" });
        var answer = Intake.Close(file, task, TaskResult.AcceptanceRefused, "Refused", context);
        file.Issue(context, DocumentKind.RefusalOfAcceptance, Standing.Window, stage, task, new JsonObject
        {
            ["reasons"] = LegalWords.List(Reasons),
            ["basis"] = LegalWords.RefusalOfAcceptanceBasis,
        });
        file.NotifyApplicant(context, NoticeCodes.AcceptanceRefused, new JsonObject { ["stage"] = Stage });
        file.Record("stage.acceptance-refused", file.StageNo(stage), new JsonObject { ["task"] = task.Owner() });
        return new FlowSignals([answer]);
    }
}
