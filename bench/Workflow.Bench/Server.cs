using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Workflow.Bench;

/// <summary>The PostgreSQL server bench/run has started.</summary>
internal static class Server
{
    private static int Databases;

    public static string Connection { get; } = Environment.GetEnvironmentVariable("WORKFLOW_TEST_POSTGRES") ?? throw new InvalidOperationException("Run bench/run, which starts PostgreSQL.");

    private static string Programs { get; } = Environment.GetEnvironmentVariable("WORKFLOW_POSTGRES_BIN") ?? throw new InvalidOperationException("Run bench/run, which names the folder of pgbench.");

    /// <summary>Process of the server.</summary>
    public static int Process { get; } = int.Parse(Environment.GetEnvironmentVariable("WORKFLOW_POSTGRES_PID") ?? "0", CultureInfo.InvariantCulture);

    public static async Task<string> NewDatabaseAsync(string name)
    {
        name = string.Create(CultureInfo.InvariantCulture, $"{name}_{Environment.ProcessId}_{Interlocked.Increment(ref Databases)}");
        await ExecuteAsync(Connection + ";Database=postgres", $"create database {name}");
        return $"{Connection};Database={name}";
    }

    public static async Task ExecuteAsync(string connection, string sql)
    {
        await using var open = new NpgsqlConnection($"{connection};Pooling=false;Command Timeout=0");
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Runs one of the server's own programs; gives what it printed.</summary>
    public static async Task<string> RunAsync(string program, string database, params string[] arguments)
    {
        var server = new NpgsqlConnectionStringBuilder(database);
        var start = new ProcessStartInfo(Path.Combine(Programs, program), [.. arguments, "-h", server.Host!, "-p", $"{server.Port}", "-U", server.Username!, server.Database!])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = System.Diagnostics.Process.Start(start)!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{program}: {await error}");
    }
}
