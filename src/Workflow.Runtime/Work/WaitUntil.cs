using Workflow.Approvals.Cases;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>A wait the law or a promise sets, counted on the working calendar; a Delay of a day or more is refused in its favour.</summary>
internal static class WaitUntil
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.WaitUntil", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("limit", "String", InputHint.SingleLine) { IsRequired = true }],
            Outcomes = new OutcomeRule.Fixed(["Due"]),
        },
        (file, request, context) => LawfulWaits.Open(file, request.Text("limit"), request.ActivityId, request.Bookmark, context));
}
