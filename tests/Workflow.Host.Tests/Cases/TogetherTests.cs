using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Tests.Cases;

/// <summary>Nodes that start at the same moment on one fresh store.</summary>
public abstract class TogetherTests(StoreFixture fixture)
{
    [Fact]
    public async Task Several_nodes_import_the_shipped_files_at_once_and_none_is_refused()
    {
        var at = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero);

        var imports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            Task.Run(() => ShippedFiles.ImportAsync(fixture.Store, DefinitionFiles.Folder, at, CancellationToken.None))));

        imports.Should().OnlyContain(problems => problems.Count == 0);
        (await fixture.Store.References.CataloguesAsync(CancellationToken.None)).Should().HaveCount(1);
    }
}

public sealed class SqliteTogetherTests(SqliteStore store) : TogetherTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresTogetherTests(PostgresStore store) : TogetherTests(store), IClassFixture<PostgresStore>;
