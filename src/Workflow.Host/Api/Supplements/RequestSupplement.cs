using Workflow.Approvals.Materials;
using Workflow.Host.Api.Acting;

namespace Workflow.Host.Api.Supplements;

/// <summary><c>POST /api/cases/{no}/stages/{stage}/supplements</c>: the window tells the applicant once what is missing.</summary>
internal static class RequestSupplement
{
    // The window asks; department codes of items are its own.
    private const string Window = "service-centre";

    public static void Map(RouteGroupBuilder api) => api.MapPost("/cases/{no}/stages/{stage}/supplements", (string no, string stage, Request request, Act act) =>
            act.Pointing(Places.OfMaterials(
                    "/items", [.. request.Items.Select(item => item.Material)], ("supplement.empty", "/items"), ("supplement.incomplete", "/items"), ("supplement.reason-missing", "/reason")))
                .OnStageAsync(no, stage, (@case, code) => new Approvals.Materials.RequestSupplement(
                    @case, code, [.. request.Items.Select(item => new SupplementItem(item.Material, Window, item.Text))], request.Reason)))
        .Does("requestSupplement", "Before acceptance the window tells the applicant once everything that is missing.");

    /// <summary>The list.</summary>
    /// <param name="Items">Everything that is missing.</param>
    /// <param name="Reason">Why a second time; left out the first time.</param>
    private sealed record Request(IReadOnlyList<Item> Items, string? Reason = null);

    /// <summary>One thing asked for.</summary>
    /// <param name="Text">What exactly, in the office's words.</param>
    /// <param name="Material">Material of the catalogue; left out when a field or a correction is asked.</param>
    private sealed record Item(string Text, string? Material = null);
}
