using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Stages;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/lead-decision</c>: the lead decides on a stage with a refused matter.</summary>
internal static class DecideLead
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/lead-decision", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"), ("stage.refile", "/refile")))
                .OnStageAsync(no, stage, (@case, code) => new Approvals.Tasks.DecideLead(@case, code, request.Refile, request.Text)))
        .Does("decideLead", "The lead department refuses the stage, or lets it be corrected and filed again where the flow allows it.");

    /// <summary>The decision.</summary>
    /// <param name="Refile">True to let the applicant correct and file the stage again.</param>
    /// <param name="Text">The reasons.</param>
    private sealed record Request(bool Refile, string Text);
}
