using Microsoft.EntityFrameworkCore;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Versions;

namespace Workflow.Host.Api.Definitions;

/// <summary><c>GET /api/definitions/{id}/versions/{version}</c>: the document as published.</summary>
internal static class ShowDefinition
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/definitions/{id}/versions/{version:int}", HandleAsync)
        .WithName("showDefinition").WithSummary("The document of a published version.")
        .Produces<object>(StatusCodes.Status200OK, "application/json").ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<IResult> HandleAsync(string id, int version, WorkflowDb db, CancellationToken cancellationToken) =>
        await db.DefinitionVersions.Where(row => row.DefinitionId == id && row.Version == version).Select(row => row.Json).SingleOrDefaultAsync(cancellationToken) is { } json
            ? TypedResults.Text(json, "application/json; charset=utf-8")
            : new DefinitionNotFound(id, version).Answer();
}
