using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Workflow.Approvals;

namespace Workflow.Runtime.Data.Moving;

/// <summary>The PostgreSQL database a store is moved to, in one transaction: all of it is there afterwards, or nothing.</summary>
internal sealed class PostgresTarget : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private NpgsqlTransaction? _transaction;

    private PostgresTarget(NpgsqlConnection connection) => _connection = connection;

    /// <summary>Connects. Refused: <c>move.schema-differs</c>.</summary>
    /// <param name="connectionString">As the driver reads it.</param>
    /// <param name="migrate">Makes the schema, or brings it up to date, first.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<Result<PostgresTarget>> OpenAsync(string connectionString, bool migrate, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnection(connectionString);
        PostgresTarget? target = null;
        try
        {
            await connection.OpenAsync(cancellationToken);
            var opened = new PostgresTarget(connection);
            await using var db = opened.Db();
            if (migrate)
            {
                await db.Database.MigrateAsync(cancellationToken);
            }

            if (await Schemas.DifferenceAsync(db, "PostgreSQL", cancellationToken) is { } difference)
            {
                return difference;
            }

            return target = opened;
        }
        finally
        {
            if (target is null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>A context on the one connection.</summary>
    public PostgresWorkflowDb Db() => new(new DbContextOptionsBuilder<PostgresWorkflowDb>().UseNpgsql(_connection).Options);

    /// <summary>Locks the tables against others who write, for the whole move. Refused: <c>move.target-not-empty</c>.</summary>
    public async Task<Result> BeginAsync(IReadOnlyList<MovedTable> tables, CancellationToken cancellationToken)
    {
        _transaction = await _connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync($"lock table {string.Join(", ", tables.Select(table => $"\"{table.Name}\""))} in share row exclusive mode", cancellationToken);
        foreach (var table in tables)
        {
            if (await ScalarAsync($"select exists (select 1 from \"{table.Name}\")", cancellationToken) is true)
            {
                return new MoveTargetNotEmpty(table.Name);
            }
        }

        return Result.Done;
    }

    /// <summary>Copies rows in, and hashes them on the way.</summary>
    public async Task<TableDigest> CopyAsync(MovedTable table, IEnumerable<object?[]> rows, CancellationToken cancellationToken)
    {
        var digest = new TableDigest();
        await using var copy = await _connection.BeginBinaryImportAsync($"copy \"{table.Name}\" ({table.ColumnList}) from stdin (format binary)", cancellationToken);
        foreach (var row in rows)
        {
            digest.Add(row);
            await copy.StartRowAsync(cancellationToken);
            for (var i = 0; i < row.Length; i++)
            {
                await (row[i] is { } value ? copy.WriteAsync(value, table.Columns[i].StoreType, cancellationToken) : copy.WriteNullAsync(cancellationToken));
            }
        }

        await copy.CompleteAsync(cancellationToken);
        return digest;
    }

    /// <summary>Hashes what stands in a table.</summary>
    public async Task<TableDigest> DigestAsync(MovedTable table, CancellationToken cancellationToken)
    {
        var digest = new TableDigest();
        await using var command = new NpgsqlCommand(table.Select, _connection);
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var values = new object?[table.Columns.Count];
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = rows.IsDBNull(i) ? null : Value(rows, i, table.Columns[i].Kind);
            }

            digest.Add(values);
        }

        return digest;
    }

    /// <summary>Lets a counter go on after the last number it gave.</summary>
    public Task SetOnAsync(MovedTable table, string counter, long last, CancellationToken cancellationToken) => ExecuteAsync(
        string.Create(CultureInfo.InvariantCulture, $"select setval(pg_get_serial_sequence('\"{table.Name}\"', '{counter}'), {last})"), cancellationToken);

    /// <summary>Makes it stay.</summary>
    public Task CommitAsync(CancellationToken cancellationToken) =>
        _transaction?.CommitAsync(cancellationToken) ?? throw new InvalidOperationException("The move has not begun.");

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await _connection.DisposeAsync();
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<object?> ScalarAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, _connection);
        return await command.ExecuteScalarAsync(cancellationToken);
    }

    private static object Value(NpgsqlDataReader row, int column, MovedKind kind) => kind switch
    {
        MovedKind.Text => row.GetString(column),
        MovedKind.Count => row.GetInt32(column),
        MovedKind.Number => row.GetInt64(column),
        MovedKind.Flag => row.GetBoolean(column),
        MovedKind.Id => row.GetGuid(column),
        MovedKind.Instant => row.GetFieldValue<DateTimeOffset>(column),
        MovedKind.Day => row.GetFieldValue<DateOnly>(column),
        MovedKind.Bytes => row.GetFieldValue<byte[]>(column),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
