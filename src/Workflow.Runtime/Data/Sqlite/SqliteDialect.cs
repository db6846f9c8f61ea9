using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Sqlite;

/// <summary>One SQLite file for one process: write-ahead log, every commit on disk before it is answered, one writer at a time.</summary>
/// <remarks>Without the gate a deferred transaction that reads and then writes fails with SQLITE_BUSY_SNAPSHOT, which no timeout heals.</remarks>
internal sealed class SqliteDialect : Dialect
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly SqliteWriter _writer;
    private readonly PooledDbContextFactory<SqliteWorkflowDb> _contexts;
    private readonly string _connectionString;

    public SqliteDialect(string connectionString)
    {
        _connectionString = new SqliteConnectionStringBuilder(connectionString) { DefaultTimeout = 30, ForeignKeys = true }.ToString();
        _writer = new(_connectionString, this);
        _contexts = new(new DbContextOptionsBuilder<SqliteWorkflowDb>().UseSqlite(_connectionString).AddInterceptors(new SqlitePragmas(), new SqliteWriteGate(_gate)).Options);
    }

    public override string Name => "sqlite";

    public override string RowLock => "";

    public override string SkipLocked => "";

    public override string? NameLock => null;

    public override DateTimeOffset Instant(DbDataReader row, int column) => new(row.GetInt64(column), TimeSpan.Zero);

    public override async Task<StepConnection> OpenAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return _writer.Begin(_gate);
        }
        catch
        {
            _gate.Release();
            throw;
        }
    }

    public override WorkflowDb CreateDb() => _contexts.CreateDbContext();

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        await using var db = CreateDb();
        await db.Database.MigrateAsync(cancellationToken);
    }

    public override async ValueTask DisposeAsync()
    {
        await _gate.WaitAsync();
        _writer.Dispose();
        _gate.Dispose();
        // Idle pooled connections would keep the file open.
        await using var any = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(any);
    }
}
