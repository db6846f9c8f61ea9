using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Cancels one licence of a leaving enterprise: at once, by its department, or not while it is investigated. It is always done in the end (Done); the second outcome says how.</summary>
internal static class CancelLicence
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.CancelLicence", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("licence", "String", InputHint.SingleLine) { IsRequired = true }],
            Outcomes = new OutcomeRule.Fixed(["Done", "Cancelled", "Refused", "Investigated", "Remains"]),
            IsAlwaysDone = true,
        },
        (file, request, context) => LicenceCancelling.Open(file, request.Text("licence"), request.ActivityId, request.Bookmark, context));
}
