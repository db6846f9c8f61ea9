using Workflow.Approvals.Commitments;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Two inspectors check a commitment afterwards; good credit may not be drawn.</summary>
internal static class Verify
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.Verify", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [],
            Outcomes = new OutcomeRule.Fixed(["Fulfilled", "Waived", "Rectify", "Revoke"]),
        },
        (file, request, context) => Verifications.OpenCheck(file, request.ActivityId, request.Bookmark, context));
}
