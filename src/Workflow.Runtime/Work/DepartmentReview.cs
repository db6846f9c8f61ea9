using Workflow.Approvals.Tasks;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>One department decides one matter; where an instant scenario is named, rules may grant it at once. It is always done in the end (Done); the second outcome says how.</summary>
internal static class DepartmentReview
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.DepartmentReview", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs =
            [
                new("matter", "String", InputHint.Matter) { IsRequired = true },
                new("finishAfter", "List<String>", InputHint.NodeReferences),
                new("scenario", "String", InputHint.SingleLine),
            ],
            Outcomes = new OutcomeRule.Fixed(["Done", "Granted", "Refused", "NotNeeded"]),
            IsAlwaysDone = true,
        },
        (file, request, context) => Reviews.Open(file, request.Text("matter"), request.ActivityId, request.Bookmark, request.Texts("finishAfter"), request.Text("scenario"), context));
}
