using System.Globalization;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Stores;

/// <summary>A fresh store for one test class.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private static int Stores;
    private WorkflowStore? _store;
    private StoreOptions? _options;

    internal WorkflowStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    internal StoreOptions Options => _options ?? throw new InvalidOperationException("The store is not open yet.");

    public async Task InitializeAsync()
    {
        _options = await NewAsync(Interlocked.Increment(ref Stores).ToString(CultureInfo.InvariantCulture));
        _store = await WorkflowStore.OpenAsync(_options, CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    private protected abstract Task<StoreOptions> NewAsync(string number);
}

/// <summary>A fresh SQLite file.</summary>
public sealed class SqliteStore : StoreFixture
{
    private protected override Task<StoreOptions> NewAsync(string number) => Task.FromResult(new StoreOptions
    {
        Database = StoreDatabase.Sqlite,
        ConnectionString = $"Data Source={TestFolder.File($"{number}.db")}",
        MasterKeyPath = TestFolder.File($"{number}.key"),
    });
}

/// <summary>A fresh PostgreSQL database.</summary>
public sealed class PostgresStore : StoreFixture
{
    private protected override async Task<StoreOptions> NewAsync(string number) => new()
    {
        Database = StoreDatabase.Postgres,
        ConnectionString = await PrivatePostgres.NewDatabaseAsync(),
    };
}
