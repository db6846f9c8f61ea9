using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Paging;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Tasks;

/// <summary><c>GET /api/tasks</c>: open tasks of the caller's department by governing due date; those without one (no clock runs towards an end) come last.</summary>
internal static class ListTasks
{
    private const string List = "tasks";

    public static void Map(RouteGroupBuilder api) => api.MapGet("/tasks", HandleAsync)
        .WithName("listTasks").WithSummary("Open tasks of the caller's department by governing due date.");

    private static async Task<Results<Ok<Page<TaskRowView>>, ProblemHttpResult>> HandleAsync(
        [AsParameters] PageRequest page, Caller caller, Language language, WorkflowDb db, TaskRows rows, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer(StatusCodes.Status400BadRequest);
        }

        var (after, limit) = start.Value;
        if (after is not null && !Guid.TryParse(after.Id, out _))
        {
            return new CursorInvalid().Answer(StatusCodes.Status400BadRequest);
        }

        var found = await FindAsync(Visible.OpenTasks(db, caller), after, limit + 1, cancellationToken);
        var shown = found.Take(limit).ToList();
        return TypedResults.Ok(new Page<TaskRowView>(
            await rows.OfAsync(shown, language, cancellationToken),
            found.Count > limit ? new Cursor(List, shown[^1].DueAt, shown[^1].Id.ToString()).ToString() : null));
    }

    // Two reads, each in the order of its index: databases differ in where they sort what is not there.
    private static async Task<List<ReviewTaskRow>> FindAsync(IQueryable<ReviewTaskRow> open, Cursor? after, int count, CancellationToken cancellationToken)
    {
        var id = after is null ? Guid.Empty : Guid.Parse(after.Id);
        List<ReviewTaskRow> found = [];
        if (after is null or { At: not null })
        {
            var due = open.Where(task => task.DueAt != null);
            if (after?.At is { } at)
            {
                due = due.Where(task => task.DueAt > at || (task.DueAt == at && task.Id > id));
            }

            found = await due.AsNoTracking().OrderBy(task => task.DueAt).ThenBy(task => task.Id).Take(count).ToListAsync(cancellationToken);
            id = Guid.Empty;
        }

        if (found.Count < count)
        {
            var rest = open.Where(task => task.DueAt == null && task.Id > id);
            found.AddRange(await rest.AsNoTracking().OrderBy(task => task.Id).Take(count - found.Count).ToListAsync(cancellationToken));
        }

        return found;
    }
}
