using Workflow.Approvals.Joint;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Several departments look at a matter, or at the whole stage, together; waits for their one merged opinion. It is always done in the end (Done); the second outcome says how.</summary>
internal static class JointReview
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.JointReview", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs =
            [
                new("stage", "String", InputHint.Stage),
                new("matter", "String", InputHint.Matter),
                new("departments", "List<String>", InputHint.MultiText),
                new("isBinding", "Boolean", InputHint.Checkbox) { Default = "false" },
            ],
            Outcomes = new OutcomeRule.Fixed(["Done", "Agreed", "AgreedWithIssues", "Rejected", "NotNeeded"]),
            IsAlwaysDone = true,
        },
        (file, request, context) => JointReviews.Open(
            file, (request.Text("stage"), request.Text("matter") is { Length: > 0 } matter ? matter : null), request.Texts("departments"), request.Flag("isBinding"),
            request.ActivityId, request.Bookmark, context));
}
