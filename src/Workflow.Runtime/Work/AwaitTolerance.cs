using Workflow.Approvals.Materials;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Waits for materials that may follow after acceptance (容缺), beside the reviews.</summary>
internal static class AwaitTolerance
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.AwaitTolerance", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage],
        },
        (file, request, context) => ToleranceWaits.Open(file, request.Text("stage"), request.Bookmark, context));
}
