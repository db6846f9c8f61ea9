using System.Diagnostics;
using System.Globalization;
using Npgsql;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Operations;

/// <summary>Backs up and restores with the commands that docs/operations.md names.</summary>
internal static class Backups
{
    /// <summary>Copies a store while it is served; gives the options of a store restored from the copy, beside the first and with its key.</summary>
    public static async Task<StoreOptions> RestoreAsync(StoreOptions options, Func<string, Task> taking)
    {
        var copy = TestFolder.File(Sample.Unique("backup-"));
        await taking(copy);
        return options.Database == StoreDatabase.Sqlite
            ? options with { ConnectionString = $"Data Source={copy}" }
            : options with { ConnectionString = await RestorePostgresAsync(copy) };
    }

    /// <summary>Takes the backup.</summary>
    public static Task TakeAsync(StoreOptions options, string copy) => options.Database == StoreDatabase.Sqlite
        ? RunAsync("sqlite3", [new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder(options.ConnectionString).DataSource, $"vacuum into '{copy}'"])
        : RunAsync(PostgresProgram("pg_dump"), ["--format=custom", $"--file={copy}", UriOf(options.ConnectionString)]);

    private static async Task<string> RestorePostgresAsync(string copy)
    {
        var connection = await PrivatePostgres.NewDatabaseAsync(isEmpty: true);
        await RunAsync(PostgresProgram("pg_restore"), ["--exit-on-error", "--no-owner", $"--dbname={UriOf(connection)}", copy]);
        return connection;
    }

    private static string UriOf(string connectionString)
    {
        var text = new NpgsqlConnectionStringBuilder(connectionString);
        return string.Create(CultureInfo.InvariantCulture, $"postgresql://{text.Username}@{text.Host}:{text.Port}/{text.Database}");
    }

    private static string PostgresProgram(string name) => Directory.GetDirectories("/usr/lib/postgresql")
        .OrderByDescending(path => int.Parse(Path.GetFileName(path), CultureInfo.InvariantCulture)).Select(path => Path.Combine(path, "bin", name)).First();

    private static async Task RunAsync(string program, IReadOnlyList<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!; // Started by us, so there is one.
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.Should().Be(0, $"{program}: {errors}");
    }
}
