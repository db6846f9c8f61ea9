using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Materials;

/// <summary>The applicant answers a matter that was returned for correction; the same task goes on with its next round.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The returned task.</param>
/// <param name="Form">Fields given anew, or null.</param>
/// <param name="Materials">Materials handed in anew.</param>
public sealed record AnswerCorrection(CaseNo Case, TaskId Task, JsonObject? Form, IReadOnlyList<FiledMaterial> Materials) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "answer-correction")
            .Then(() => Asked(file, context))
            .Then(supplement => SupplementAnswers.Take(file, file.StageNumber(supplement.Stage), Form, Materials, context).Map(_ =>
            {
                Corrections.Reopen(file, supplement, SupplementState.Answered, context);
                return FlowSignals.None;
            }));

    private Result<Supplement> Asked(CaseFile file, StepContext context)
    {
        var asked = file.Supplements.LastOrDefault(s => s.Task == Task && s.Phase == SupplementPhase.Correction);
        return asked is null && file.Tasks.FirstOrDefault(t => t.Id == Task) is { } task
            ? new TaskWrongState(Task, task.State)
            : SupplementAnswers.InTime(asked, $"{Task.Value}", context);
    }
}
