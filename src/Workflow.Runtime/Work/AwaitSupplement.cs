using Workflow.Approvals.Materials;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Waits for the answer to the one-time list, or for the end of its time.</summary>
internal static class AwaitSupplement
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.AwaitSupplement", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage],
            Outcomes = new OutcomeRule.Fixed(["Answered", "Overdue"]),
        },
        (file, request, context) => SupplementWaits.Open(file, request.Text("stage"), request.Bookmark, context));
}
