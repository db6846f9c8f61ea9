using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/acceptance</c>: the window accepts, with tolerance where the catalogue allows it.</summary>
internal static class AcceptApplication
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/acceptance", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.OfMaterials("/tolerated", [.. (request.Tolerated ?? []).Select(material => material.Code)], ("day.", "/tolerated"), ("stage.materials-missing", "/tolerated")))
                .OnStageAsync(no, stage, (@case, code) => new AcceptStage(@case, code, request.Tolerated ?? [])))
        .Does("acceptApplication", "The window accepts a stage application; the clocks of stage and matters start.");

    /// <summary>The acceptance.</summary>
    /// <param name="Tolerated">Missing materials that may follow, each with its last day; usually none.</param>
    private sealed record Request(IReadOnlyList<ToleratedMaterial>? Tolerated = null);
}
