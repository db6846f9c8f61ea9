using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/claim</c>: somebody of the department takes the task.</summary>
internal static class ClaimTask
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/claim", (Guid id, Act act) =>
            act.OnTaskAsync(id, (@case, task) => new Approvals.Tasks.ClaimTask(@case, task)))
        .Does("claimTask", "An official takes an open task of the department, so that nobody else signs it meanwhile.");
}
