using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The stage may be filed within a time, with reminders before its end.</summary>
internal static class AwaitApplication
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.ApplicationWindow", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage, new("limit", "String", InputHint.SingleLine) { IsRequired = true }],
            Outcomes = new OutcomeRule.Fixed([ApplicationWindows.Filed, ApplicationWindows.Missed]),
        },
        (file, request, context) => ApplicationWindows.Open(file, request.Text("stage"), request.Text("limit"), request.Bookmark, context));
}
