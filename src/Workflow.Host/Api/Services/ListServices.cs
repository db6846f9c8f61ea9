using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;
using Workflow.Host.Serving;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Api.Services;

/// <summary><c>GET /api/services</c>: what can be applied for, by the newest catalogue.</summary>
internal static class ListServices
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/services", Handle).WithName("listServices").WithSummary("What can be applied for.");

    private static Ok<IReadOnlyList<OfferedService>> Handle(PublishedVersions versions, Language language) => TypedResults.Ok<IReadOnlyList<OfferedService>>(
        [.. versions.Catalogue.Flows.Values.Select(flow => new OfferedService(flow.Code, language.Pick(flow.Name, flow.NameEn), flow.Investment, flow.Applicants))]);
}

/// <summary>A service. <paramref name="Id"/> is the one a case is opened with.</summary>
/// <param name="Investment">Kind of project it is applied for with; null when it is applied for without one.</param>
/// <param name="Applicants">Kinds of parties that may apply without a project; empty when the project says who applies.</param>
internal sealed record OfferedService(string Id, string Name, InvestmentKind? Investment, IReadOnlyList<PartyKind> Applicants);
