using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Postgres;

/// <summary>PostgreSQL, for several processes at once: cases are locked by their row.</summary>
internal sealed class PostgresDialect : Dialect
{
    // Advisory lock of the database, held while its schema is made.
    private const int MigrationTurn = 1;

    private readonly NpgsqlDataSource _source;
    private readonly PooledDbContextFactory<PostgresWorkflowDb> _contexts;

    public PostgresDialect(string connectionString)
    {
        // Statements are prepared from their second use on; a step uses about forty texts, and some of them for several numbers of rows. Nothing here changes a setting of its
        // session, so there is nothing to be put back when a connection returns to the pool.
        var text = new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = 200, AutoPrepareMinUsages = 2, NoResetOnClose = true };
        _source = new NpgsqlDataSourceBuilder(text.ToString()).Build();
        _contexts = new(new DbContextOptionsBuilder<PostgresWorkflowDb>().UseNpgsql(_source).Options);
    }

    public override string Name => "postgres";

    public override string RowLock => " for update";

    public override string SkipLocked => " for update skip locked";

    public override string? NameLock => "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    public override DateTimeOffset Instant(DbDataReader row, int column) => row.GetFieldValue<DateTimeOffset>(column);

    public override async Task<StepConnection> OpenAsync(CancellationToken cancellationToken) =>
        new PostgresStepConnection(await _source.OpenConnectionAsync(cancellationToken), this);

    public override WorkflowDb CreateDb() => _contexts.CreateDbContext();

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        // Nodes that start together migrate one after the other. EF's own lock ends with each migration, and what is still to be done was read before it was taken.
        await using var turn = await _source.OpenConnectionAsync(cancellationToken);
        await LockAsync("pg_advisory_lock");
        await using (var db = CreateDb())
        {
            await db.Database.MigrateAsync(cancellationToken);
        }

        await LockAsync("pg_advisory_unlock");

        async Task LockAsync(string function)
        {
            // However long another node takes.
            await using var command = new NpgsqlCommand($"select {function}({MigrationTurn})", turn) { CommandTimeout = 0 };
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
