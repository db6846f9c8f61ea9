using Microsoft.Data.Sqlite;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Sqlite;

/// <summary>A write transaction on the one writing connection; the gate opens when it is disposed.</summary>
internal sealed class SqliteStepConnection(SqliteWriter writer, SqliteTransaction transaction, Dialect dialect, SemaphoreSlim gate) : StepConnection
{
    private bool _isDisposed;

    public override Task<T> QueryAsync<T>(
        IReadOnlyList<Statement> writes, IReadOnlyList<Statement> queries, Func<ResultSets, Task<T>> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Run(writes);
        return read(new Sets(writer, transaction, dialect, queries));
    }

    public override Task CommitAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Run(statements);
        transaction.Commit();
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        if (_isDisposed)
        {
            return ValueTask.CompletedTask;
        }

        _isDisposed = true;
        try
        {
            // Rolls back what was not committed.
            transaction.Dispose();
        }
        finally
        {
            gate.Release();
        }

        return ValueTask.CompletedTask;
    }

    private void Run(IReadOnlyList<Statement> statements)
    {
        foreach (var statement in statements)
        {
            var moved = writer.Prepared(statement, transaction).ExecuteNonQuery();
            if (statement.MustMove && moved != 1)
            {
                throw new InvalidOperationException($"One row was to change, {moved} did: {statement.Sql}");
            }
        }
    }

    private sealed class Sets(SqliteWriter writer, SqliteTransaction transaction, Dialect dialect, IReadOnlyList<Statement> statements) : ResultSets
    {
        private int _next;

        public override Task<List<T>> NextAsync<T>(Func<RowReader, T> read)
        {
            using var rows = writer.Prepared(statements[_next++], transaction).ExecuteReader();
            var reader = new RowReader(rows, dialect);
            var result = new List<T>();
            while (rows.Read())
            {
                reader.Rewind();
                result.Add(read(reader));
            }

            return Task.FromResult(result);
        }
    }
}
