using Workflow.Approvals.Cases;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>The flow comes to its end: the case closes.</summary>
internal static class CloseCase
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.CloseCase", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs =
            [
                new("outcome", "String", InputHint.DropDown)
                {
                    IsRequired = true, Options = ["granted", "refused", "not-accepted", "deemed-withdrawn", "ended", "advised", "finished", "lapsed"],
                },
            ],
        },
        (file, request, context) => CaseClosing.Close(file, request.Text("outcome"), context).Map(request.Done));
}
