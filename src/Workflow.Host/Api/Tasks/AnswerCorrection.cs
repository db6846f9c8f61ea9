using Workflow.Approvals.Cases;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Supplements;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>POST /api/tasks/{id}/correction</c>: the applicant answers a matter that was returned.</summary>
internal static class AnswerCorrection
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/tasks/{id:guid}/correction", (Guid id, AnswerRequest request, Act act) =>
            act.Pointing(request.Places).HandInAsync(
                new TaskId(id), request.Materials ?? [], filed => act.OnTaskAsync(id, (@case, task) => new Approvals.Materials.AnswerCorrection(@case, task, request.Form, filed))))
        .Does("answerCorrection", "The applicant answers a matter that was returned for correction; the same task opens its next round.");
}
