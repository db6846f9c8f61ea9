using Workflow.Approvals.Stages;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The next stage may be filed; the step waits for the applicant. No clock runs.</summary>
internal static class AwaitFiling
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.AwaitFiling", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage],
            Outcomes = new OutcomeRule.Fixed(["Filed"]),
        },
        (file, request, context) => StageFiling.Open(file, request.Text("stage"), request.Bookmark, context));
}
