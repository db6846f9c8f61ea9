using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/end</c>: after a refusal the lead ends the stage without waiting for the other departments.</summary>
internal static class EndStage
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/end", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/reasons"))).OnStageAsync(no, stage, (@case, code) => new Approvals.Stages.EndStage(@case, code, request.Reasons)))
        .Does("endStage", "After a refusal the lead department ends the stage early; open tasks are cancelled by this act.");

    /// <summary>The act.</summary>
    /// <param name="Reasons">Told to the applicant.</param>
    private sealed record Request(string Reasons);
}
