using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Crash.Load;
using Workflow.Host.Tests.Operations;
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

        nodes.Serving.Should().HaveCount(3).And.ContainSingle(node => node.Said.Contains("First start: administrator 'admin', password ", StringComparison.Ordinal));
        await using var store = await site.OpenAsync();
        await using var db = store.Db();
        (await db.Users.Select(account => account.Id).ToListAsync()).Should().Equal("admin");
        (await db.CatalogueVersions.CountAsync()).Should().Be(1);
        nodes.All.SelectMany(node => Directory.GetFiles(site.FolderOf(node))).Should().BeEmpty("the nodes share a connection string and nothing else");
    }

    [Fact]
    public async Task Either_node_alone_delivers_messages_and_works_off_what_is_due()
    {
        var site = await Site.OnPostgresAsync();
        await using var store = await site.OpenAsync();
        var town = await Town.BuildAsync(store, enterprises: 1, projects: 2);
        await using var nodes = await Nodes.StartAsync(site, 2);
        using var sender = new Sender(nodes, town.Passwords);

        await nodes.KillAsync([2]);
        await OpenAndWaitAsync(store, sender, town, project: 0);
        await nodes.StartAsync([2]);
        await nodes.KillAsync([1]);
        await OpenAndWaitAsync(store, sender, town, project: 1);
    }

    [Fact]
    public async Task A_session_of_one_node_is_taken_by_the_others_and_by_those_that_come_after()
    {
        var site = await Site.OnPostgresAsync();
        Town town;
        await using (var store = await site.OpenAsync())
        {
            town = await Town.BuildAsync(store, enterprises: 1, projects: 1);
        }

        await using var nodes = await Nodes.StartAsync(site, 2);
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        var cookie = await Sender.SignInAsync(client, nodes[1].Address, Town.Clerk, town.Passwords[Town.Clerk]);

        (await AskAsync(client, nodes[2], cookie)).Should().Be(HttpStatusCode.OK);
        await nodes.KillAsync([1, 2]);
        await nodes.StartAsync([1, 2]);
        (await AskAsync(client, nodes[1], cookie)).Should().Be(HttpStatusCode.OK);
    }

    private static async Task<HttpStatusCode> AskAsync(HttpClient client, ServedProcess node, string cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(node.Address, "/api/session"));
        request.Headers.Add("Cookie", cookie);
        using var answer = await client.SendAsync(request);
        return answer.StatusCode;
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
