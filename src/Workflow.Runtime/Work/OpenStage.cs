using Workflow.Approvals.Stages;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Chooses the matters of an accepted stage; each chosen one is an outcome, the others die with their reason.</summary>
internal static class OpenStage
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.OpenStage", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [ApprovalActivities.Stage, new("matters", "List<String>", InputHint.Outcomes) { IsRequired = true }],
            Outcomes = new OutcomeRule.FromInput("matters", [StageOpening.NoMatters]),
            TakesSeveralOutcomes = true,
        },
        (file, request, context) => StageOpening.Open(file, request.Text("stage"), request.Texts("matters"), context).Map(request.Done));
}
