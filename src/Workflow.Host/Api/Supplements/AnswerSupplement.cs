using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Supplements;

/// <summary><c>POST /api/cases/{no}/supplements/{id}/answer</c>: the applicant answers the list.</summary>
internal static class AnswerSupplement
{
    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/supplements/{id:guid}/answer", (string no, Guid id, AnswerRequest request, Act act) =>
            act.Pointing(request.Places).HandInAsync(
                new CaseNo(no), request.Materials ?? [], filed => act.OnCaseAsync(no, @case => new Approvals.Materials.AnswerSupplement(@case, new(id), request.Form, filed))))
        .Does("answerSupplement", "The applicant answers a list of what is missing: fields given anew, materials, or both.");
}

/// <summary>What an applicant hands in when asked.</summary>
/// <param name="Form">Fields given anew; left out when none is.</param>
/// <param name="Materials">Materials handed in; left out when none is.</param>
internal sealed record AnswerRequest(JsonObject? Form = null, IReadOnlyList<MaterialRequest>? Materials = null)
{
    internal Func<Approvals.Refusal, string?> Places => Acting.Places.OfMaterials("/materials", [.. (Materials ?? []).Select(material => material.Code)], ("supplement.empty", "/materials"));
}
