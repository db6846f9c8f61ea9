using Workflow.Approvals.Stages;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/acceptance-refusal</c>: the window does not accept, with reasons.</summary>
internal static class RefuseApplication
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/acceptance-refusal", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/reasons"))).OnStageAsync(no, stage, (@case, code) => new RefuseAcceptance(@case, code, request.Reasons)))
        .Does("refuseApplication", "The window refuses acceptance: no licence is needed, or another organ decides.");

    /// <summary>The refusal.</summary>
    /// <param name="Reasons">Told to the applicant.</param>
    private sealed record Request(string Reasons);
}
