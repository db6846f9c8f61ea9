using Microsoft.Data.Sqlite;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Sqlite;

/// <summary>The one writing connection, kept open with its prepared commands. Used by whoever holds the gate.</summary>
internal sealed class SqliteWriter(string connectionString, Dialect dialect) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> _commands = new(StringComparer.Ordinal);
    private SqliteConnection? _connection;

    public StepConnection Begin(SemaphoreSlim gate)
    {
        var transaction = Connected().BeginTransaction(deferred: false);
        return new SqliteStepConnection(this, transaction, dialect, gate);
    }

    /// <summary>The prepared command of a text, with these values.</summary>
    public SqliteCommand Prepared(Statement statement, SqliteTransaction transaction)
    {
        if (!_commands.TryGetValue(statement.Sql, out var command))
        {
            command = Connected().CreateCommand();
            command.CommandText = statement.Sql;
            for (var i = 0; i < statement.Cells.Count; i++)
            {
                command.Parameters.Add(new SqliteParameter($"${i + 1}", TypeOf(statement.Cells[i].Kind)));
            }

            _commands.Add(statement.Sql, command);
        }

        command.Transaction = transaction;
        for (var i = 0; i < statement.Cells.Count; i++)
        {
            command.Parameters[i].Value = ValueOf(statement.Cells[i]);
        }

        return command;
    }

    public void Dispose()
    {
        foreach (var command in _commands.Values)
        {
            command.Dispose();
        }

        _connection?.Dispose();
    }

    private SqliteConnection Connected()
    {
        if (_connection is null)
        {
            var connection = new SqliteConnection(connectionString);
            connection.Open();
            SqlitePragmas.Set(connection);
            _connection = connection;
        }

        return _connection;
    }

    private static SqliteType TypeOf(CellKind kind) => kind switch
    {
        CellKind.Text or CellKind.Id or CellKind.Day => SqliteType.Text,
        CellKind.Bytes => SqliteType.Blob,
        _ => SqliteType.Integer,
    };

    private static object ValueOf(Cell cell) => cell.Value switch
    {
        null => DBNull.Value,
        DateTimeOffset instant => instant.UtcTicks,
        _ => cell.Value,
    };
}
