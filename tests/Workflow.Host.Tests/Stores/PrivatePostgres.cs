using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Stores;

/// <summary>The PostgreSQL server of a test run: the one named by WORKFLOW_TEST_POSTGRES, else one of our own in a temporary folder, stopped when the run ends.</summary>
internal sealed class PrivatePostgres
{
    private const string TemplatePrefix = "template_of_run_";
    private static readonly Lazy<Task<PrivatePostgres>> Shared = new(StartAsync);
    private readonly NpgsqlConnectionStringBuilder _server;
    private readonly string _template;
    private int _clones;

    private PrivatePostgres(NpgsqlConnectionStringBuilder server)
    {
        _server = server;
        _template = string.Create(CultureInfo.InvariantCulture, $"{TemplatePrefix}{Environment.ProcessId}");
    }

    /// <summary>Connection string of a fresh database with the whole schema, a clone of the run's template; or of one with nothing in it.</summary>
    public static async Task<string> NewDatabaseAsync(bool isEmpty = false)
    {
        var server = await Shared.Value;
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Environment.ProcessId}_{Interlocked.Increment(ref server._clones)}");
        await server.ExecuteAsync($"create database {name} template {(isEmpty ? "template0" : server._template)}");
        return server.Of(name);
    }

    private static async Task<PrivatePostgres> StartAsync()
    {
        var given = Environment.GetEnvironmentVariable("WORKFLOW_TEST_POSTGRES");
        var server = new PrivatePostgres(new(string.IsNullOrEmpty(given) ? StartServer() : given));
        await server.ExecuteAsync($"create database {server._template}");
        await using var store = await WorkflowStore.OpenAsync(
            new() { Database = StoreDatabase.Postgres, ConnectionString = server.Of(server._template), MasterKeyPath = TestFolder.File("template.key") },
            CancellationToken.None);
        return server;
    }

    private string Of(string database) => new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = database, Pooling = !database.StartsWith(TemplatePrefix, StringComparison.Ordinal) }.ToString();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server.ConnectionString) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static string StartServer()
    {
        var bin = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Select(path => Path.Combine(path, "bin")).FirstOrDefault()
            : null;
        if (bin is null)
        {
            throw new InvalidOperationException("PostgreSQL is not installed: run ./test once, or install the package postgresql.");
        }

        var folder = Directory.CreateTempSubdirectory("workflow-postgres-").FullName;
        var data = Path.Combine(folder, "data");
        var port = FreePort();
        Run("chown", ["postgres", folder], Environment.IsPrivilegedProcess);
        RunAsPostgres(Path.Combine(bin, "initdb"), ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        RunAsPostgres(Path.Combine(bin, "pg_ctl"), ["-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=on -c max_connections=200", "start"]);
        AfterThisRun.Do($"{(Environment.IsPrivilegedProcess ? "setpriv --reuid=postgres --regid=postgres --clear-groups " : "")}{bin}/pg_ctl -D {data} -m immediate stop; rm -rf {folder}");
        return $"Host=127.0.0.1;Port={port};Username=postgres";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>The server refuses to run as root.</summary>
    private static void RunAsPostgres(string program, IReadOnlyList<string> arguments)
    {
        if (Environment.IsPrivilegedProcess)
        {
            Run("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, .. arguments], isNeeded: true);
        }
        else
        {
            Run(program, arguments, isNeeded: true);
        }
    }

    private static void Run(string program, IReadOnlyList<string> arguments, bool isNeeded)
    {
        if (!isNeeded)
        {
            return;
        }

        // Output goes nowhere on purpose: the server inherits it and would keep a pipe open for ever.
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]))!; // Started by us, so there is one.
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }
}
