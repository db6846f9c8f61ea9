using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The enterprise liquidates itself, step by step; the step ends with its confirmed report.</summary>
internal static class Liquidation
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.Liquidation", Category = "approval", Kind = ActivityKind.WaitingWork,
            Outcomes = new OutcomeRule.Fixed(["Ended"]),
        },
        (file, request, context) => Liquidations.Open(file, request.Bookmark, context));
}
