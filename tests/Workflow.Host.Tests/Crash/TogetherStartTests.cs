using Microsoft.EntityFrameworkCore;

namespace Workflow.Host.Tests.Crash;

/// <summary>Nodes that know nothing but the connection string of one PostgreSQL database.</summary>
[Collection(RealNodes.Name)]
public sealed class TogetherStartTests
{
    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_make_it_once()
    {
        var site = await Site.OnPostgresAsync(isEmpty: true);

        await using var nodes = await Nodes.StartAsync(site, 3);

        nodes.Serving.Should().HaveCount(3).And.ContainSingle(node => node.Output.Contains("First start: administrator 'admin', password ", StringComparison.Ordinal));
        await using var store = await site.OpenAsync();
        await using var db = store.Db();
        (await db.Users.Select(account => account.Id).ToListAsync()).Should().Equal("admin");
        (await db.CatalogueVersions.CountAsync()).Should().Be(1);
    }
}
