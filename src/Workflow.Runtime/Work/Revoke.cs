using Workflow.Approvals.Commitments;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Two persons decide whether what was granted on a commitment is revoked.</summary>
internal static class Revoke
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.Revoke", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [],
            Outcomes = new OutcomeRule.Fixed(["Revoked", "Upheld", "Escalated"]),
        },
        (file, request, context) => Verifications.OpenRevocation(file, request.ActivityId, request.Bookmark, context));
}
