using Microsoft.EntityFrameworkCore;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Instances;

namespace Workflow.Runtime.Migrating;

/// <summary>Works approved migrations off, and takes back those that are to be undone. Whoever calls only says when to look; every node may, a case is moved once.</summary>
internal sealed class MoveWork(WorkflowStore store, InstanceRunner runner, CaseMoves moves, RuntimeTime time)
{
    private const int Slice = 50;

    /// <returns>Cases moved, taken back, or found in the way.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await moves.RefreshAsync(cancellationToken);
        await using var db = store.Db();
        var count = 0;
        foreach (var migration in await db.Migrations.Where(row => row.State == MigrationState.Running || row.State == MigrationState.Undoing).ToListAsync(cancellationToken))
        {
            var done = migration.State == MigrationState.Undoing ? await TakeBackAsync(db, migration, cancellationToken)
                : migration.Mode == MigrationMode.Now ? await MoveAsync(db, migration, cancellationToken)
                : await db.Cases.CountAsync(row => row.DefinitionId == migration.DefinitionId && row.DefinitionVersion == migration.FromVersion && row.ClosedAt == null, cancellationToken) == 0 ? 0 : -1;
            if (done == 0)
            {
                await EndAsync(db, migration, cancellationToken);
            }

            count += Math.Max(0, done);
        }

        return count;
    }

    private async Task<int> MoveAsync(WorkflowDb db, MigrationRow migration, CancellationToken cancellationToken)
    {
        var numbers = await db.Cases
            .Where(row => row.DefinitionId == migration.DefinitionId && row.DefinitionVersion == migration.FromVersion && row.ClosedAt == null
                && !db.UnmovedCases.Any(unmoved => unmoved.MigrationId == migration.Id && unmoved.CaseNo == row.No))
            .OrderBy(row => row.No).Select(row => row.No).Take(Slice).ToListAsync(cancellationToken);
        foreach (var no in numbers)
        {
            await NoteAsync(migration, no, (await runner.MoveAsync(new(no), MoveOrder.Of(migration), cancellationToken)).Refusal, cancellationToken);
        }

        return numbers.Count;
    }

    private async Task<int> TakeBackAsync(WorkflowDb db, MigrationRow migration, CancellationToken cancellationToken)
    {
        var rows = await db.MigratedCases.AsNoTracking()
            .Where(row => row.MigrationId == migration.Id && row.UndoneAt == null && !db.UnmovedCases.Any(unmoved => unmoved.MigrationId == migration.Id && unmoved.CaseNo == row.CaseNo))
            .OrderBy(row => row.CaseNo).Take(Slice).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            var order = new TakeBackOrder(migration.Id, migration.FromVersion, row.Step, row.StateBefore, migration.UndoneBy ?? migration.ProposedBy);
            await NoteAsync(migration, row.CaseNo, (await runner.TakeBackAsync(new(row.CaseNo), order, cancellationToken)).Refusal, cancellationToken);
        }

        return rows.Count;
    }

    private async Task NoteAsync(MigrationRow migration, string no, Approvals.Refusal? refusal, CancellationToken cancellationToken)
    {
        await using var db = store.Db();
        // What another node has done meanwhile is done.
        if (refusal is null || !await (migration.State == MigrationState.Undoing
            ? db.MigratedCases.AnyAsync(moved => moved.MigrationId == migration.Id && moved.CaseNo == no && moved.UndoneAt == null, cancellationToken)
            : db.Cases.AnyAsync(@case => @case.No == no && @case.DefinitionVersion == migration.FromVersion, cancellationToken)))
        {
            return;
        }

        var row = await db.UnmovedCases.FindAsync([migration.Id, no], cancellationToken);
        if (row is null)
        {
            row = new UnmovedCaseRow { MigrationId = migration.Id, CaseNo = no, Obstacles = "", At = default };
            db.UnmovedCases.Add(row);
        }

        (row.Obstacles, row.At) = (refusal is MigrationNotPossible impossible ? impossible.Obstacles : refusal.Code, time.OfficeNow());
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Another node noted it at the same moment.
        }
    }

    private static async Task EndAsync(WorkflowDb db, MigrationRow migration, CancellationToken cancellationToken)
    {
        migration.State = migration.State == MigrationState.Undoing ? MigrationState.Undone : MigrationState.Done;
        migration.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody else has ended or undone it; the next look sees what it is now.
            db.Entry(migration).State = EntityState.Detached;
        }
    }
}
