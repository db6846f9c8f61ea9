using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Acting;
using Workflow.Host.Security;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/application</c>: the applicant files a stage, one form and all materials.</summary>
internal static class FileApplication
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/application", async (string no, string stage, Request request, Act act, Caller caller, FilingFacts facts, CancellationToken cancellationToken) =>
        {
            await facts.AskAsync(no, caller, cancellationToken);
            return await act.Pointing(Places.OfMaterials("/materials", [.. request.Materials.Select(material => material.Code)])).HandInAsync(
                new CaseNo(no), request.Materials, filed => act.OnStageAsync(no, stage, (@case, code) => new FileStage(@case, code, request.Form, filed)));
        })
        .Does("fileApplication", "The applicant files a stage: one form, all materials. What is missing is listed by the window, not refused here.");

    /// <summary>The application.</summary>
    /// <param name="Form">Field code to value, as the stage's offer asks.</param>
    /// <param name="Materials">What is handed in.</param>
    private sealed record Request(JsonObject Form, IReadOnlyList<MaterialRequest> Materials);
}
