using Workflow.Approvals.Stages;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>All branches of a stage have come together.</summary>
internal static class StageResult
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.StageResult", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [ApprovalActivities.Stage],
            Outcomes = new OutcomeRule.Fixed([StageResults.Passed, StageResults.Refused, StageResults.Ended]),
        },
        (file, request, context) => StageResults.Conclude(file, request.Text("stage"), context).Map(request.Done));
}
