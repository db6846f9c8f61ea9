using Workflow.Approvals.Cases;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/tolerated-materials</c>: the applicant hands in what was tolerated at acceptance.</summary>
internal static class HandInTolerated
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/tolerated-materials", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.OfMaterials("/materials", [.. request.Materials.Select(material => material.Code)], ("supplement.empty", "/materials"))).HandInAsync(
                new CaseNo(no), request.Materials, filed => act.OnStageAsync(no, stage, (@case, code) => new Approvals.Materials.HandInTolerated(@case, code, filed))))
        .Does("handInTolerated", "The applicant hands in materials that were tolerated at acceptance.");

    /// <summary>What is handed in.</summary>
    private sealed record Request(IReadOnlyList<MaterialRequest> Materials);
}
