using System.Globalization;
using Workflow.Host.Tests.Operations;
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

    private string Connection { get; }

    // As --store reads it.
    private string DatabaseName => _database == StoreDatabase.Sqlite ? "sqlite" : "postgres";

    /// <summary>A site on a SQLite file; it has one node.</summary>
    public static Site OnSqlite() => New(StoreDatabase.Sqlite, folder => $"Data Source={Path.Combine(folder, "workflow.db")}");

    /// <summary>A site on a fresh PostgreSQL database, with the schema or without.</summary>
    public static async Task<Site> OnPostgresAsync(bool isEmpty = false)
    {
        var connection = await PrivatePostgres.NewDatabaseAsync(isEmpty);
        return New(StoreDatabase.Postgres, _ => connection);
    }

    /// <summary>Starts a node, by its number from 1: it keeps its data folder over restarts and gets another port each time.</summary>
    public Task<ServedProcess> StartAsync(int node) => ServedProcess.StartInAsync(FolderOf(node), null, "--store", DatabaseName, Connection);

    /// <summary>Data folder of a node; made when first asked for.</summary>
    public string FolderOf(int node)
    {
        var folder = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"node-{node}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Opens the store in this process; on SQLite with the key that lies in the data folder.</summary>
    public Task<WorkflowStore> OpenAsync() => WorkflowStore.OpenAsync(
        new() { Database = _database, ConnectionString = Connection, MasterKeyPath = _database == StoreDatabase.Sqlite ? Path.Combine(FolderOf(1), MasterKey) : null }, CancellationToken.None);

    /// <summary>Office time of the store now.</summary>
    public static async Task<DateTimeOffset> OfficeNowAsync(WorkflowStore store) =>
        (await StoredOfficeTime.ReadAsync(store, TimeProvider.System, CancellationToken.None)).GetUtcNow();

    private static Site New(StoreDatabase database, Func<string, string> connection)
    {
        var folder = TestFolder.File(Sample.Unique("site-"));
        return new(database, connection(folder), folder);
    }
}
