using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Migrating;

namespace Workflow.Host.Api.Migrations;

/// <summary>A second person approves a migration; a proposal is rejected; what has not made a step since is taken back. Each is asked for once more without harm.</summary>
internal static class DecideMigration
{
    public static void Map(RouteGroupBuilder api)
    {
        Map(api, "approval", "approveMigration", "Somebody else than who proposed it approves a migration: cases go over from now on.", MigrationState.Proposed, MigrationState.Running, needsSecond: true);
        Map(api, "rejection", "rejectMigration", "A proposed migration is given up.", MigrationState.Proposed, MigrationState.Rejected, needsSecond: false);
        Map(api, "undo", "undoMigration", "Cases that have made no step since go back to the version before.", MigrationState.Running, MigrationState.Undoing, needsSecond: false, MigrationState.Done);
    }

    private static void Map(RouteGroupBuilder api, string verb, string name, string summary, MigrationState from, MigrationState to, bool needsSecond, MigrationState? alsoFrom = null) =>
        api.MapPost($"/migrations/{{id:guid}}/{verb}", (Guid id, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail, CaseMoves moves, CancellationToken cancellationToken) =>
                HandleAsync(id, row => row.State == from || row.State == alsoFrom, to, needsSecond, caller, db, desk, trail, moves, cancellationToken))
            .WithName(name).WithSummary(summary);

    private static async Task<Results<Ok<MigrationView>, ProblemHttpResult>> HandleAsync(
        Guid id, Func<MigrationRow, bool> may, MigrationState to, bool needsSecond, Caller caller, WorkflowDb db, Desk desk, AdminTrail trail, CaseMoves moves, CancellationToken cancellationToken)
    {
        if (await db.Migrations.SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } migration)
        {
            return new MigrationNotFound(id).Answer();
        }

        if (migration.State != to)
        {
            if (!may(migration))
            {
                return new MigrationWrongState(id, migration.State).Answer();
            }

            if (needsSecond && migration.ProposedBy == caller.Account)
            {
                return new MigrationOwn().Answer();
            }

            migration.State = to;
            migration.Version++;
            switch (to)
            {
                case MigrationState.Running:
                    (migration.ApprovedBy, migration.ApprovedAt) = (caller.Account, desk.Now);
                    break;
                case MigrationState.Undoing:
                    migration.UndoneBy = caller.Account;
                    await db.UnmovedCases.Where(row => row.MigrationId == id).ExecuteDeleteAsync(cancellationToken);
                    break;
            }

            db.AdminAudit.Add(trail.Of(caller, $"migration.{to.ToString().ToLowerInvariant()}", id.ToString(), region: null, before: null, after: null));
            if ((await db.SaveAsync(cancellationToken)).Refusal is { } stale)
            {
                return stale.Answer();
            }

            await moves.RefreshAsync(cancellationToken);
        }

        return TypedResults.Ok(await MigrationView.OfAsync(db, migration, cancellationToken));
    }
}

/// <summary>The migration is not at the point where this is asked.</summary>
internal sealed record MigrationWrongState(Guid Migration, MigrationState State)
    : Refusal("migration.wrong-state", $"Migration {Migration} is {State}.", ("migration", Migration.ToString()), ("state", State.ToString()));

/// <summary>Who proposes does not approve.</summary>
internal sealed record MigrationOwn() : Refusal("migration.own", "Somebody else than who proposed the migration must approve it.");
