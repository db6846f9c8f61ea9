using Microsoft.AspNetCore.Http.HttpResults;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Projects;

/// <summary><c>GET /api/projects/{code}</c>: one project, with the ETag a change rests on.</summary>
internal static class ShowProject
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/projects/{code}", HandleAsync)
        .WithName("showProject").WithMetadata(new Versioned()).WithSummary("One project, with the ETag a change rests on.");

    private static async Task<Results<Ok<ProjectView>, ProblemHttpResult>> HandleAsync(
        string code, HttpContext context, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var found = await ProjectView.FindAsync(db, caller, desk.Today, code, cancellationToken);
        if (found.IsRefused)
        {
            return found.Refusal.Answer();
        }

        Revision.Show(context, found.Value.Row.Version);
        return TypedResults.Ok(found.Value.View);
    }
}
