using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Cases;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Projects;

/// <summary><c>GET /api/projects</c>: the projects the caller may see, by code; those of one party.</summary>
internal static class ListProjects
{
    private const string List = "projects";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/projects", HandleAsync)
        .WithName("listProjects").WithSummary("The projects the caller may see, by code.");

    private static async Task<Results<Ok<Page<ProjectView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Guid? party, Caller caller, WorkflowDb db, Desk desk, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var projects = Visible.Projects(db, caller, desk.Today).Where(project => party == null || project.Owner == party);
        if (after is { Id: var code })
        {
            projects = projects.Where(project => string.Compare(project.Code, code) > 0);
        }

        var rows = await projects.AsNoTracking().OrderBy(project => project.Code).Take(limit + 1).ToListAsync(cancellationToken);
        return TypedResults.Ok(new Page<ProjectView>(
            await ProjectView.OfAsync(db, [.. rows.Take(limit)], cancellationToken), rows.Count > limit ? new Cursor(List, At: null, rows[limit - 1].Code).ToString() : null));
    }
}
