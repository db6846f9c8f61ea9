using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Api.Paging;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;

namespace Workflow.Host.Api.Migrations;

/// <summary><c>GET /api/migrations</c> and <c>/api/migrations/{id}</c>: migrations of running cases, newest first, with how far they are.</summary>
internal static class ListMigrations
{
    private const string List = "migrations";

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/migrations", HandleAsync).WithName("listMigrations").WithSummary("Migrations of running cases, newest first.");
        api.MapGet("/migrations/{id:guid}", ShowAsync).WithName("showMigration").WithSummary("A migration, and how far it is.");
    }

    private static async Task<Results<Ok<Page<MigrationView>>, ProblemHttpResult>> HandleAsync([AsParameters] PageRequest page, WorkflowDb db, CancellationToken cancellationToken)
    {
        var start = page.For(List);
        if (start.IsRefused)
        {
            return start.Refusal.Answer();
        }

        var (after, limit) = start.Value;
        var migrations = db.Migrations.AsNoTracking();
        if (after is not null)
        {
            if (after.At is not { } at || !Guid.TryParse(after.Id, out var id))
            {
                return new CursorInvalid().Answer();
            }

            migrations = migrations.Where(row => row.ProposedAt < at || (row.ProposedAt == at && row.Id < id));
        }

        var rows = await migrations.OrderByDescending(row => row.ProposedAt).ThenByDescending(row => row.Id).Take(limit + 1).ToListAsync(cancellationToken);
        var views = new List<MigrationView>();
        foreach (var row in rows.Take(limit))
        {
            views.Add(await MigrationView.OfAsync(db, row, cancellationToken));
        }

        return TypedResults.Ok(new Page<MigrationView>(views, rows.Count > limit ? new Cursor(List, views[^1].ProposedAt, views[^1].Id.ToString()).ToString() : null));
    }

    private static async Task<Results<Ok<MigrationView>, ProblemHttpResult>> ShowAsync(Guid id, WorkflowDb db, CancellationToken cancellationToken) =>
        await db.Migrations.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row
            ? TypedResults.Ok(await MigrationView.OfAsync(db, row, cancellationToken))
            : new MigrationNotFound(id).Answer();
}
