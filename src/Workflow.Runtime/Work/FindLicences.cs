using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deregistration;
using Workflow.Engine.Activities;

namespace Workflow.Runtime.Work;

/// <summary>Finds by credit code the licences the applicant holds; its result are those that are cancelled together, in the industries that take part.</summary>
internal static class FindLicences
{
    public static WorkActivity Activity { get; } = new(
        new ActivityDescriptor
        {
            Type = "Approval.FindLicences", Category = "approval", Kind = ActivityKind.InlineWork,
            Inputs = [new("industries", "List<String>", InputHint.MultiText) { IsRequired = true }],
            Outputs = [new("result", "List<String>")],
        },
        (file, request, context) => LicenceDiscovery.Find(file, request.Texts("industries"), context)
            .Map(found => new FlowSignals([new StepAnswer(request.Bookmark, []) { Result = new JsonArray([.. found.Select(key => JsonValue.Create(key))]) }])));
}
