using Workflow.Host.Demo;
using Workflow.Runtime.Data;

namespace Workflow.Host.Commands;

/// <summary><c>demo</c>: one social project from filing to completion, in virtual time, on a fresh store; exit 0 only if its own checks hold.</summary>
internal static class DemoCommand
{
    public static async Task<int> RunAsync(Arguments arguments, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        var json = arguments.Has("json");
        var folder = Directory.CreateTempSubdirectory("workflow-demo-").FullName;
        try
        {
            var (database, connection) = arguments.Store ?? (StoreDatabase.Sqlite, $"Data Source={Path.Combine(folder, "demo.db")}");
            // A store that stays keeps its key: without it the personal data in it can never be read again.
            var key = arguments.Store is null ? Path.Combine(folder, "master.key") : database == StoreDatabase.Sqlite ? Path.GetFullPath("workflow-demo.key") : null;
            var options = new StoreOptions { Database = database, ConnectionString = connection, MasterKeyPath = key };
            await using var store = await WorkflowStore.OpenAsync(options, cancellationToken);
            if (await DemoRun.HasCasesAsync(store, cancellationToken))
            {
                await error.WriteLineAsync("The store holds cases already; the demo wants a fresh one.");
                return CommandLine.Unusable;
            }

            if (arguments.Store is not null && key is not null && !json)
            {
                await output.WriteLineAsync($"The key of the store's personal data is kept in {key}.");
            }

            var report = await DemoRun.TellAsync(store, DefinitionFiles.Folder, line => (json ? TextWriter.Null : output).WriteLine(line), cancellationToken);
            await output.WriteLineAsync(json ? report.ToJson() : DemoSummary.Of(report));
            return report.Ok ? CommandLine.Done : CommandLine.Failed;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
