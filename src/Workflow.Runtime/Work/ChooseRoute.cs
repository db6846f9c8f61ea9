using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Rules choose the route of a deregistration, before its notice and again at its application; a person does where they cannot.</summary>
internal static class ChooseRoute
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.ChooseRoute", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs =
            [
                ApprovalActivities.Stage,
                new("moment", "String", InputHint.DropDown) { IsRequired = true, Options = [RouteChoice.AtPublication, RouteChoice.AtApplication] },
            ],
            Outcomes = new OutcomeRule.Fixed(["Simple", "SelfEmployed", "Ordinary"]),
        },
        (file, request, context) => RouteChoice.Open(file, request.Text("stage"), request.Text("moment"), request.ActivityId, request.Bookmark, context));
}
