using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Deregistration;

/// <summary><c>POST /api/tasks/{id}/route</c>: the registrar says whether the simple route is open.</summary>
internal static class DecideRoute
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/route", (Guid id, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(id, (@case, task) => new Approvals.Deregistration.DecideRoute(@case, task, request.Simple, request.Text)))
        .Does("decideRoute", "The registrar says, with reasons, whether the simple route of a deregistration is open.");

    /// <summary>The decision.</summary>
    /// <param name="Simple">The simple route is open.</param>
    /// <param name="Text">The reasons; required.</param>
    private sealed record Request(bool Simple, string Text = "");
}
