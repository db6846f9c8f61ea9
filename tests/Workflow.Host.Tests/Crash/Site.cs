using System.Globalization;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Crash;

/// <summary>A store with the folders of the processes that serve it. Nodes on PostgreSQL share nothing but the connection string.</summary>
internal sealed class Site
{
    private const string MasterKey = "master.key";
    private readonly StoreDatabase _database;
    private readonly string _folder;

    private Site(StoreDatabase database, string connection, string folder) => (_database, Connection, _folder) = (database, connection, folder);

    /// <summary>As the driver reads it.</summary>
    public string Connection { get; }

    /// <summary>As <c>--store</c> reads it.</summary>
    public string DatabaseName => _database == StoreDatabase.Sqlite ? "sqlite" : "postgres";

    /// <summary>A site on a SQLite file; it has one node.</summary>
    public static Site OnSqlite() => New(StoreDatabase.Sqlite, folder => $"Data Source={Path.Combine(folder, "workflow.db")}");

    /// <summary>A site on a fresh PostgreSQL database, with the schema or without.</summary>
    public static async Task<Site> OnPostgresAsync(bool isEmpty = false)
    {
        var connection = await PrivatePostgres.NewDatabaseAsync(isEmpty);
        return New(StoreDatabase.Postgres, _ => connection);
    }

    /// <summary>Data folder of a node; made when first asked for.</summary>
    public string FolderOf(int node)
    {
        var folder = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"node-{node}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Holds the process id of a node while it lives, so that whoever tidies up finds it.</summary>
    public string PidFileOf(int node) => Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"node-{node}.pid"));

    /// <summary>Opens the store in this process; on SQLite with the key that lies in the data folder.</summary>
    public Task<WorkflowStore> OpenAsync() => WorkflowStore.OpenAsync(
        new() { Database = _database, ConnectionString = Connection, MasterKeyPath = _database == StoreDatabase.Sqlite ? Path.Combine(FolderOf(1), MasterKey) : null }, CancellationToken.None);

    /// <summary>Office time of the store now.</summary>
    public static async Task<DateTimeOffset> OfficeNowAsync(WorkflowStore store) =>
        (await StoredOfficeTime.ReadAsync(store, TimeProvider.System, CancellationToken.None)).GetUtcNow();

    private static Site New(StoreDatabase database, Func<string, string> connection)
    {
        var folder = Directory.CreateTempSubdirectory("workflow-site-").FullName;
        // A test run that is stopped leaves no node behind.
        AfterThisRun.Do($"cat {folder}/*.pid | xargs kill -9; rm -rf {folder}");
        return new(database, connection(folder), folder);
    }
}
