using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Host.Api.Acting;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Api.Supplements;

/// <summary><c>GET /api/cases/{no}/stages/{stage}/supplement-proposal</c>: what is missing of a filed stage, for the window's one list.</summary>
internal static class ProposeSupplement
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/cases/{no}/stages/{stage}/supplement-proposal", HandleAsync)
        .WithName("proposeSupplement").WithSummary("What is missing of a filed stage, and which of it may follow after acceptance.");

    private static async Task<Results<Ok<ProposalView>, ProblemHttpResult>> HandleAsync(
        string no, string stage, Caller caller, Language language, Desk desk, InstanceRunner runner, CancellationToken cancellationToken)
    {
        var looked = await runner.LookAsync(new CaseNo(no), caller.Asks(desk.Today), (file, context) => caller.Role is ActorRole.IntakeClerk
            ? OneTimeNotice.Missing(file, file.StageCode(stage), context).Map(missing => (missing, context.Catalogue))
            : new RoleMayNot(caller.Role, "propose-supplement"), cancellationToken);
        return looked.Refusal is { } refusal
            ? refusal.Answer()
            : TypedResults.Ok(new ProposalView(
                [.. looked.Value.missing.Select(material => new ProposedItem(material.Code, new CatalogueNames(looked.Value.Catalogue, language).Material(material.Code), material.Tolerable))]));
    }
}

/// <summary>Everything that is missing.</summary>
internal sealed record ProposalView(IReadOnlyList<ProposedItem> Items);

/// <summary>A missing material.</summary>
/// <param name="Tolerable">It may follow after acceptance; the others must stand in the list.</param>
internal sealed record ProposedItem(string Material, string Name, bool Tolerable);
