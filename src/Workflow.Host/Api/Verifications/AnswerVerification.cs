using Workflow.Approvals.Commitments;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Verifications;

/// <summary>What an enterprise does on the verification of its commitment: says that it has put right, hands in what it promised for later.</summary>
internal static class AnswerVerification
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/cases/{no}/rectification-report", (string no, ReportRequest request, Act act) =>
                act.Pointing(Places.Of(("reasons.", "/text"))).OnCaseAsync(
                    no, [.. (request.Attachments ?? []).Select((file, i) => (file, $"/attachments/{i}"))], @case => new ReportRectification(@case, request.Text) { Attachments = request.Attachments ?? [] }))
            .Does("reportRectification", "The enterprise says that it has put right what a check found.");
        api.MapPost("/cases/{no}/promised-materials", (string no, PromisedRequest request, Act act) =>
                act.Pointing(Places.Of(("verification.material", "/material"))).OnCaseAsync(no, [(request.Attachment, "/attachment")], @case => new DeliverPromised(@case, request.Material, request.Attachment)))
            .Does("deliverPromised", "The enterprise hands in a material it promised for after the grant.");
    }

    /// <summary>What was done.</summary>
    /// <param name="Text">In the enterprise's words.</param>
    /// <param name="Attachments">Hashes of files uploaded to the case that show it.</param>
    private sealed record ReportRequest(string Text, IReadOnlyList<string>? Attachments = null);

    /// <summary>A material.</summary>
    /// <param name="Material">Code of the material.</param>
    /// <param name="Attachment">Hash of a file uploaded to the case.</param>
    private sealed record PromisedRequest(string Material, string Attachment);
}
