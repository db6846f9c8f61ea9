using Workflow.Approvals.Commitments;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>What a check found is to be put right by a day.</summary>
internal static class Rectify
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.Rectify", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [],
            Outcomes = new OutcomeRule.Fixed(["Fulfilled", "Revoke"]),
        },
        (file, request, context) => Verifications.OpenRectification(file, request.ActivityId, request.Bookmark, context));
}
