using Workflow.Host.Demo;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Operations;

/// <summary>The data folder of a demo store that was built and closed; tests take copies.</summary>
public sealed class DemoFolder : IAsyncLifetime
{
    private readonly string _folder = TestFolder.File(Sample.Unique("demo-"));

    public async Task InitializeAsync()
    {
        Directory.CreateDirectory(_folder);
        var options = new StoreOptions
        {
            Database = StoreDatabase.Sqlite, ConnectionString = $"Data Source={Path.Combine(_folder, "workflow.db")}", MasterKeyPath = Path.Combine(_folder, "master.key"),
        };
        await using var store = await WorkflowStore.OpenAsync(options, CancellationToken.None);
        await DemoStore.BuildAsync(store, DefinitionFiles.Folder, _folder, CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>Makes a folder like it.</summary>
    public void CopyTo(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(_folder))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
