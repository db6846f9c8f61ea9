using Workflow.Approvals.PublicNotices;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Publishes a notice that can be spoken against, and waits for its end: nobody did, somebody did, or an authority investigates.</summary>
internal static class PublishNotice
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.PublicNotice", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs =
            [
                new("kind", "String", InputHint.DropDown) { IsRequired = true, Options = ["simple-deregistration", "self-employed-deregistration"] },
            ],
            Outcomes = new OutcomeRule.Fixed(["Ended", "Objected", "Investigated"]),
        },
        (file, request, context) => Publishing.Open(file, request.Text("kind"), request.Bookmark, context));
}
