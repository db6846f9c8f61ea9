using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Runtime.Data.Moving;

/// <summary>The SQLite store that is moved: nobody else has it open as long as this is, and nothing in it is changed.</summary>
internal sealed class SqliteSource : IDisposable
{
    private const int Busy = 5;

    private readonly SqliteConnection _connection;

    private SqliteSource(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens it for oneself. Refused: <c>move.source-missing</c>, <c>move.source-busy</c>, <c>move.schema-differs</c>.</summary>
    public static async Task<Result<SqliteSource>> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var text = new SqliteConnectionStringBuilder(connectionString) { Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 };
        if (!File.Exists(text.DataSource))
        {
            return new MoveSourceMissing(text.DataSource);
        }

        var connection = new SqliteConnection(text.ToString());
        SqliteSource? source = null;
        try
        {
            await connection.OpenAsync(cancellationToken);
            Execute(connection, "pragma locking_mode = exclusive");
            // Who has the file open holds a shared lock on it, also while it does nothing: only one who is alone gets this.
            Execute(connection, "begin exclusive");
            var opened = new SqliteSource(connection);
            await using var db = opened.Db();
            if (await Schemas.DifferenceAsync(db, "SQLite", cancellationToken) is { } difference)
            {
                return difference;
            }

            return source = opened;
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Busy)
        {
            return new MoveSourceBusy(text.DataSource);
        }
        finally
        {
            if (source is null)
            {
                await connection.DisposeAsync();
            }
        }
    }

    /// <summary>A context on the one connection.</summary>
    public SqliteWorkflowDb Db() => new(new DbContextOptionsBuilder<SqliteWorkflowDb>().UseSqlite(_connection).Options);

    /// <summary>The rows of a table in canonical form, one after the other. The array is used again for the next row.</summary>
    public IEnumerable<object?[]> Rows(MovedTable table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = table.Select;
        using var rows = command.ExecuteReader();
        var values = new object?[table.Columns.Count];
        while (rows.Read())
        {
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = rows.IsDBNull(i) ? null : Value(rows, i, table.Columns[i].Kind);
            }

            yield return values;
        }
    }

    /// <summary>Last number a counter gave, also when its row is gone; 0 before the first.</summary>
    public long LastOf(MovedTable table)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "select coalesce(max(seq), 0) from sqlite_sequence where name = $1";
        command.Parameters.AddWithValue("$1", table.Name);
        return (long)command.ExecuteScalar()!; // An aggregate gives a row.
    }

    /// <summary>Whether the key opens what is encrypted here; true when nothing is.</summary>
    public async Task<bool> IsOpenedByAsync(PartyCipher cipher, CancellationToken cancellationToken)
    {
        await using var db = Db();
        var key = await db.PartyKeys.AsNoTracking().OrderBy(row => row.PartyId).FirstOrDefaultAsync(cancellationToken);
        return key is null || cipher.IsOpening(new(key.Nonce, key.Wrapped), new(key.PartyId));
    }

    public void Dispose() => _connection.Dispose();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static object Value(SqliteDataReader row, int column, MovedKind kind) => kind switch
    {
        MovedKind.Text => row.GetString(column),
        MovedKind.Count => row.GetInt32(column),
        MovedKind.Number => row.GetInt64(column),
        MovedKind.Flag => row.GetInt64(column) != 0,
        MovedKind.Id => Guid.Parse(row.GetString(column)),
        // PostgreSQL keeps microseconds.
        MovedKind.Instant => new DateTimeOffset(row.GetInt64(column) / TimeSpan.TicksPerMicrosecond * TimeSpan.TicksPerMicrosecond, TimeSpan.Zero),
        MovedKind.Day => DateOnly.ParseExact(row.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        MovedKind.Bytes => row.GetFieldValue<byte[]>(column),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
