using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Crash.Load;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Crash;

/// <summary>Nodes that know nothing but the connection string of one PostgreSQL database.</summary>
[Collection(RealNodes.Name)]
public sealed class SharedStoreTests
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

    [Fact]
    public async Task Either_node_alone_delivers_messages_and_works_off_what_is_due()
    {
        var site = await Site.OnPostgresAsync();
        await using var store = await site.OpenAsync();
        site.HandKeyTo(2);
        var town = await Town.BuildAsync(store, enterprises: 1, projects: 2);
        await using var nodes = await Nodes.StartAsync(site, 2);
        using var sender = new Sender(nodes, town.Passwords);

        await nodes.KillAsync([2]);
        await OpenAndWaitAsync(store, sender, town, project: 0);
        await nodes.StartAsync([2]);
        await nodes.KillAsync([1]);
        await OpenAndWaitAsync(store, sender, town, project: 1);
    }

    // A message goes out when the case is opened; when it has come back a timer is set, and when that is due a line is said.
    private static async Task OpenAndWaitAsync(WorkflowStore store, Sender sender, Town town, int project)
    {
        var act = Acts.Open(town.Enterprises[0], town.Enterprises[0].Projects[project].Code.Value);
        var opened = await sender.SendAsync(act.Account, act.Address, act.Body("open"), key: $"open-{project}", new Random(project));
        var no = opened.Body.GetProperty("caseNo").GetString()!;

        await using var db = store.Db();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2), TimeProvider.System);
        while (!await db.AuditEntries.AnyAsync(entry => entry.CaseNo == no && entry.Kind == "flow.line" && entry.Details.Contains("start-gone"), patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, patience.Token);
        }
    }
}
