using Npgsql;
using NpgsqlTypes;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Postgres;

/// <summary>A transaction in as few round trips as it has batches: <c>begin</c> travels with the first, <c>commit</c> with the last.</summary>
/// <remarks>When a statement of a batch fails the server skips the rest of it, the commit included.</remarks>
internal sealed class PostgresStepConnection(NpgsqlConnection connection, Dialect dialect) : StepConnection
{
    private const int MostRows = 16;

    private bool _hasBegun;
    private bool _hasEnded;

    public override async Task<T> QueryAsync<T>(
        IReadOnlyList<Statement> writes, IReadOnlyList<Statement> queries, Func<ResultSets, Task<T>> read, CancellationToken cancellationToken)
    {
        // The answers of the writes have no rows: the driver passes over them.
        await using var batch = Batch([.. writes, .. queries]);
        await using var rows = await batch.ExecuteReaderAsync(cancellationToken);
        return await read(new Sets(rows, dialect, cancellationToken));
    }

    public override async Task CommitAsync(IReadOnlyList<Statement> statements, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        await using var batch = Batch(statements);
        batch.BatchCommands.Add(new NpgsqlBatchCommand("commit"));
        try
        {
            // Not cancelled half way: the caller would not know whether it is committed.
            await batch.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (PostgresException error) when (error.SqlState == PostgresErrorCodes.DivisionByZero)
        {
            throw new InvalidOperationException("One row was to change, none did.", error);
        }

        _hasEnded = true;
    }

    public override async ValueTask DisposeAsync()
    {
        if (_hasBegun && !_hasEnded && connection.State == System.Data.ConnectionState.Open)
        {
            await using var rollback = new NpgsqlCommand("rollback", connection);
            await rollback.ExecuteNonQueryAsync(CancellationToken.None);
        }

        await connection.DisposeAsync();
    }

    private NpgsqlBatch Batch(IReadOnlyList<Statement> statements)
    {
        var batch = new NpgsqlBatch(connection);
        if (!_hasBegun)
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("begin"));
            _hasBegun = true;
        }

        for (var i = 0; i < statements.Count;)
        {
            var rows = RowsFrom(statements, i);
            var command = new NpgsqlBatchCommand(rows > 1 ? statements[i].Rows!.For(rows) : statements[i].MustMove ? Guarded(statements[i].Sql) : statements[i].Sql);
            for (var end = i + rows; i < end; i++)
            {
                foreach (var cell in statements[i].Cells)
                {
                    command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = TypeOf(cell.Kind), Value = ValueOf(cell) });
                }
            }

            batch.BatchCommands.Add(command);
        }

        return batch;
    }

    /// <summary>How many statements from here on travel as one. A power of two, so that few texts are prepared.</summary>
    private static int RowsFrom(IReadOnlyList<Statement> statements, int first)
    {
        if (statements[first].Rows is not { } rows)
        {
            return 1;
        }

        var same = 1;
        while (same < MostRows && first + same < statements.Count && ReferenceEquals(statements[first + same].Rows, rows))
        {
            same++;
        }

        return (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)same + 1) / 2;
    }

    /// <summary>Counts inside the statement, since the commit travels in the same batch: no row changed divides by zero, and the batch ends there.</summary>
    private static string Guarded(string update) => $"with moved as ({update} returning 1) select 1 / count(*) from moved";

    private static NpgsqlDbType TypeOf(CellKind kind) => kind switch
    {
        CellKind.Text => NpgsqlDbType.Text,
        CellKind.Number => NpgsqlDbType.Bigint,
        CellKind.Flag => NpgsqlDbType.Boolean,
        CellKind.Id => NpgsqlDbType.Uuid,
        CellKind.Instant => NpgsqlDbType.TimestampTz,
        CellKind.Day => NpgsqlDbType.Date,
        CellKind.Bytes => NpgsqlDbType.Bytea,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static object ValueOf(Cell cell) => cell.Value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.ToUniversalTime(),
        int number => (long)number,
        _ => cell.Value,
    };

    private sealed class Sets(NpgsqlDataReader rows, Dialect dialect, CancellationToken cancellationToken) : ResultSets
    {
        private bool _isFirst = true;

        public override async Task<List<T>> NextAsync<T>(Func<RowReader, T> read)
        {
            if (!_isFirst && !await rows.NextResultAsync(cancellationToken))
            {
                throw new InvalidOperationException("The batch has no further answer.");
            }

            _isFirst = false;
            var reader = new RowReader(rows, dialect);
            var result = new List<T>();
            while (await rows.ReadAsync(cancellationToken))
            {
                reader.Rewind();
                result.Add(read(reader));
            }

            return result;
        }
    }
}
