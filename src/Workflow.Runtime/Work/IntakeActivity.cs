using Workflow.Approvals.Stages;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The window checks a filed stage: accepts, asks once for what is missing, or refuses acceptance.</summary>
internal static class IntakeActivity
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.Intake", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage],
            Outcomes = new OutcomeRule.Fixed(["Accepted", "AcceptedWithTolerance", "Supplement", "Refused"]),
        },
        (file, request, context) => Intake.Open(file, request.Text("stage"), request.ActivityId, request.Bookmark, context));
}
