using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Deregistration;

/// <summary><c>POST /api/tasks/{id}/cancellation</c>: a department says whether the licence of a leaving enterprise is cancelled.</summary>
internal static class SettleCancellation
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/cancellation", (Guid id, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(id, (@case, task) => new Approvals.Deregistration.SettleCancellation(@case, task, request.Cancelled, request.Text)))
        .Does("settleCancellation", "A department cancels the licence of a leaving enterprise, or says why not.");

    /// <summary>The decision.</summary>
    /// <param name="Cancelled">The licence is cancelled.</param>
    /// <param name="Text">How obligations were settled; required when it is not cancelled.</param>
    private sealed record Request(bool Cancelled, string Text = "");
}
