using Workflow.Approvals.Tasks;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>A matter was refused: the lead department ends the stage, or lets it be filed again.</summary>
internal static class LeadDecision
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.LeadDecision", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [ApprovalActivities.Stage, new("mayRefile", "Boolean", InputHint.Checkbox) { Default = "false" }],
            Outcomes = new OutcomeRule.Fixed(["Refuse", "Refile"]),
        },
        (file, request, context) => LeadDecisions.Open(file, request.Text("stage"), request.Flag("mayRefile"), request.ActivityId, request.Bookmark, context));
}
