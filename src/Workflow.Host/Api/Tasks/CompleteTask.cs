using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/complete</c>: a reviewer signs; the last signature decides.</summary>
internal static class CompleteTask
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/complete", (Guid id, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"), ("task.waits-for-result", "/prepare"))).OnTaskAsync(
                id, request.Attachments ?? [], (@case, task) => new Approvals.Tasks.CompleteTask(@case, task, request.Verdict, request.Text, request.Prepare) { Attachments = request.Attachments ?? [] }))
        .Does("completeTask", "A reviewer signs: grants or refuses. The last signature decides; what still waits for another result can be prepared.");

    /// <summary>The signature.</summary>
    /// <param name="Verdict">grant or refuse; return is the same as the route of that name.</param>
    /// <param name="Text">The opinion; required unless it grants.</param>
    /// <param name="Prepare">Keep the decision until the result it waits for is there.</param>
    /// <param name="Attachments">Hashes of files uploaded to the case, which the opinion rests on.</param>
    private sealed record Request(Verdict Verdict, string Text = "", bool Prepare = false, IReadOnlyList<string>? Attachments = null);
}
