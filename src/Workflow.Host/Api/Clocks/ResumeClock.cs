using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Clocks;

/// <summary><c>POST .../clock-resumption</c> of a task or a stage: the ground has fallen away, the clock counts again from the next day.</summary>
internal static class ResumeClock
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/tasks/{id:guid}/clock-resumption", (Guid id, Request request, Act act) =>
                act.OnTaskAsync(id, (@case, task) => new Approvals.Cases.ResumeClock(@case, ClockOwner.Of(task), request.Kind)))
            .Does("resumeTaskClock", "A department lets a stopped clock of its task count again.");
        api.MapPost("/cases/{no}/stages/{stage}/clock-resumption", (string no, string stage, Request request, Act act) =>
                act.OnStageAsync(no, stage, (@case, code) => new Approvals.Cases.ResumeClock(@case, ClockOwner.Of(code), request.Kind)))
            .Does("resumeStageClock", "The lead department lets a stopped clock of its stage count again.");
    }

    /// <summary>Which clock.</summary>
    private sealed record Request(ClockKind Kind);
}
