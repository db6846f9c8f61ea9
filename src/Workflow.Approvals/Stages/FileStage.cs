using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Stages;

/// <summary>The applicant files a stage: one form, all materials. Missing materials do not keep the filing out, they are listed; a faulty form does.</summary>
/// <param name="Case">The case.</param>
/// <param name="Stage">Stage code.</param>
/// <param name="Form">Field code to value.</param>
/// <param name="Materials">What is handed in.</param>
public sealed record FileStage(CaseNo Case, string Stage, JsonObject Form, IReadOnlyList<FiledMaterial> Materials) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "file-stage")
            .Then(() => Standing.Stage(file, Stage, StageState.Open))
            .Then(stage => ApplicationWindows.Check(file, stage, context).Map(() => stage))
            .Then(stage => FormIntake.Take(file, stage, Form, context))
            .Then(stage => Take(file, stage, context));

    private Result<FlowSignals> Take(CaseFile file, StageApplication stage, StepContext context)
    {
        var choices = MatterChoosing.Choose(file, stage, stage.Form, context);
        var needs = MaterialIntake.NeedsOf(file, stage, choices, context);
        if (MaterialIntake.Check(Materials, needs) is { IsRefused: true } fault)
        {
            return fault.Refusal;
        }

        var answers = FlowSignals.Answer(stage.FilingBookmark!, "Filed"); // Checked just above.
        ApplicationWindows.Use(file, context);
        MaterialIntake.Note(file, stage, Materials, needs, choices, context);
        stage = file.Put(stage with { State = StageState.Filed, FiledAt = context.Now, FilingBookmark = null });
        file.Move(CaseState.Received);
        Receipts.Issue(file, stage, context);
        file.NotifyApplicant(context, NoticeCodes.Received, new JsonObject { ["stage"] = Stage });
        file.Record("stage.filed", file.StageNo(stage), new JsonObject
        {
            ["filing"] = stage.Filing,
            ["provided"] = new JsonArray([.. MaterialIntake.In(file, stage, MaterialState.Provided).Select(code => JsonValue.Create(code))]),
            ["missing"] = new JsonArray([.. MaterialIntake.In(file, stage, MaterialState.Missing).Select(code => JsonValue.Create(code))]),
        });
        return answers;
    }
}
