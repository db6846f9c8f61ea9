using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/release</c>: the task goes back to the department.</summary>
internal static class ReleaseTask
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/release", (Guid id, Act act) =>
            act.OnTaskAsync(id, (@case, task) => new Approvals.Tasks.ReleaseTask(@case, task)))
        .Does("releaseTask", "Who claimed a task, or the head, gives it back to the department.");
}
