using Workflow.Approvals.Commitments;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>A commitment case goes to its regulator, who acknowledges it.</summary>
internal static class HandOver
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.HandOver", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [],
            Outcomes = new OutcomeRule.Fixed(["Acknowledged"]),
        },
        (file, request, context) => Verifications.OpenHandOver(file, request.ActivityId, request.Bookmark, context));
}
