using Workflow.Approvals.Tasks;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/return</c>: a reviewer sends the matter back for correction, once.</summary>
internal static class ReturnTask
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/return", (Guid id, Request request, Act act) =>
            act.Pointing(Places.Of(("reasons.", "/text"))).OnTaskAsync(
                id, request.Attachments ?? [], (@case, task) => new Approvals.Tasks.CompleteTask(@case, task, Verdict.Return, request.Text) { Attachments = request.Attachments ?? [] }))
        .Does("returnTask", "A reviewer returns a matter for correction, once; the applicant answers and the same task opens its next round.");

    /// <summary>The return.</summary>
    /// <param name="Text">What is to be corrected; told to the applicant.</param>
    /// <param name="Attachments">Hashes of files uploaded to the case, which the opinion rests on.</param>
    private sealed record Request(string Text, IReadOnlyList<string>? Attachments = null);
}
