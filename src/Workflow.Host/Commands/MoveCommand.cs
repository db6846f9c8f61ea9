using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Moving;
using Workflow.Runtime.Data.Parties;

namespace Workflow.Host.Commands;

/// <summary><c>move</c>: a SQLite store into an empty PostgreSQL database, compared table by table; exit 0 only if all agree.</summary>
internal static class MoveCommand
{
    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var from = SourceOf(arguments);
        var to = arguments.To is (StoreDatabase.Postgres, var connection) ? connection : throw new UnusableCallException("Name the target: --to postgres CONNECTION.");
        var key = KeyFileOf(arguments, from);
        var compareOnly = arguments.Has("compare-only");
        var moved = compareOnly
            ? await StoreMove.CompareAsync(from, to, MasterKey.Open(key), cancellationToken)
            : await StoreMove.RunAsync(from, to, MasterKey.Open(key), cancellationToken);
        if (moved.IsRefused)
        {
            await error.WriteLineAsync($"{moved.Refusal.Code}: {moved.Refusal.Message}");
            return CommandLine.Unusable;
        }

        var ok = moved.Value.All(line => line.IsEqual);
        if (arguments.Has("json"))
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(new { ok, Tables = moved.Value }, Shape));
            return ok ? CommandLine.Done : CommandLine.Failed;
        }

        foreach (var line in moved.Value)
        {
            await output.WriteLineAsync(Said(line));
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync((ok, compareOnly) switch
        {
            (true, true) => "Both sides agree.",
            (true, false) => $"Moved. The store's master key goes along: before a node serves the new store, put {key} into its data folder.",
            (false, true) => "The sides differ.",
            (false, false) => "The sides differ; nothing was kept in the target.",
        });
        return ok ? CommandLine.Done : CommandLine.Failed;
    }

    private static string SourceOf(Arguments arguments) => (arguments.Store, arguments.Value("data")) switch
    {
        ((StoreDatabase.Sqlite, var connection), _) => connection,
        (null, { } folder) => $"Data Source={Path.Combine(folder, "workflow.db")}",
        (null, null) => throw new UnusableCallException("Name what to move: --store sqlite FILE, or --data FOLDER."),
        _ => throw new UnusableCallException("Only a SQLite store can be moved."),
    };

    // The key lies in the data folder, which is where a SQLite file lies that is not named apart.
    private static string KeyFileOf(Arguments arguments, string from)
    {
        var file = new SqliteConnectionStringBuilder(from).DataSource;
        var key = Path.GetFullPath(Path.Combine(arguments.Value("data") ?? Path.GetDirectoryName(Path.GetFullPath(file)) ?? "", "master.key"));
        return File.Exists(key) ? key : throw new UnusableCallException($"There is no master key {key}: name its folder with --data.");
    }

    private static string Said(MovedLine line) => line.IsEqual
        ? string.Create(CultureInfo.InvariantCulture, $"  {line.Table,-24} {line.Source.Rows,10} rows  {line.Source.Hash[..16]}  same")
        : string.Create(CultureInfo.InvariantCulture, $"  {line.Table,-24} {line.Source.Rows,10} rows  {line.Source.Hash[..16]}  DIFFERS: {line.Target.Rows} rows {line.Target.Hash[..16]} in the target");
}
