using Workflow.Approvals.Commitments;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>A verification comes to its end: it closes, and the case that was granted is told.</summary>
internal static class CloseVerification
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.CloseVerification", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs =
            [
                new("outcome", "String", InputHint.DropDown)
                {
                    IsRequired = true, Options = ["fulfilled", "waived", "revoked", "upheld", "escalated"],
                },
            ],
        },
        (file, request, context) => Verifications.Close(file, request.Text("outcome"), context).Map(request.Done));
}
