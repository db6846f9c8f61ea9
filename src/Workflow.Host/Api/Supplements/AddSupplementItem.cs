using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Supplements;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/supplement-items</c>: after acceptance a department puts what it still needs on the stage's one list.</summary>
internal static class AddSupplementItem
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/supplement-items", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"), ("material.", "/material")))
                .OnStageAsync(no, stage, (@case, code) => new Approvals.Materials.AddSupplementItem(@case, code, request.Material, request.Text)))
        .Does("addSupplementItem", "A department adds what it still needs to the stage's list, which the lead sends once.");

    /// <summary>What is needed.</summary>
    /// <param name="Text">What exactly.</param>
    /// <param name="Material">Material of the stage; left out when something else is asked.</param>
    private sealed record Request(string Text, string? Material = null);
}
