using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Host.Demo;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Tests.Api;

/// <summary>The service on a free port over a fresh store, a SQLite file unless said otherwise: one case whose first stage is with the departments, two that are only opened, and an account of each kind.</summary>
public class ServedOffice : IAsyncLifetime
{
    /// <summary>Division of the project and its cases.</summary>
    public const string Region = "330402";

    private static int Offices;

    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly List<string> _cases = [];
    private WorkflowStore? _store;
    private WebApplication? _web;

    /// <summary>The case with the departments.</summary>
    public string No => _cases[0];

    /// <summary>All cases, oldest first.</summary>
    public IReadOnlyList<string> Cases => _cases;

    public Uri Address => new(Web.Urls.First());

    private WebApplication Web => _web ?? throw new InvalidOperationException("The service is not started yet.");

    internal IServiceProvider Services => Web.Services;

    internal WorkflowStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    public async Task InitializeAsync()
    {
        var name = $"api-{Interlocked.Increment(ref Offices)}";
        var (database, connection) = await NewDatabaseAsync(name);
        _store = await WorkflowStore.OpenAsync(new() { Database = database, ConnectionString = connection, MasterKeyPath = TestFolder.File($"{name}.key") }, CancellationToken.None);
        var setting = await DemoSetting.OpenAsync(_store, DefinitionFiles.Folder, SocialStory.Begin, CancellationToken.None);
        var time = new RuntimeTime(setting.Time, TimeProvider.System);
        var runner = new InstanceRunner(_store.Steps, setting.Versions, time, _store.Tracking);
        var project = setting.Projects[0];
        await TellAsync(setting.OfficeOf(project, _ => { }));
        await OpenMoreAsync(runner, setting.Time, project);
        await CreateAccountsAsync(project.Party);

        _web = WorkflowWeb.Build(
            Serving(new() { Urls = "http://127.0.0.1:0", DataFolder = TestFolder.File(name), PagesFolder = Pages(name), SignInsPerMinute = 1000 }), _store, setting.Versions, runner, time);
        await _web.StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        await Web.DisposeAsync();
        await Store.DisposeAsync();
    }

    /// <summary>A browser without a session.</summary>
    public HttpClient Visitor()
    {
        var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = Address };
        client.DefaultRequestHeaders.Add("Origin", Address.GetLeftPart(UriPartial.Authority));
        return client;
    }

    /// <summary>A browser in which an account has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Visitor();
        (await SignInAsync(client, account, PasswordOf(account))).StatusCode.Should().Be(HttpStatusCode.OK);
        return client;
    }

    public string PasswordOf(string account) => _passwords[account];

    public static Task<HttpResponseMessage> SignInAsync(HttpClient client, string account, string password) =>
        client.PostAsJsonAsync("/api/session", new { userName = account, password });

    /// <summary>The body of an answer.</summary>
    public static async Task<JsonElement> BodyAsync(HttpResponseMessage answer) =>
        JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync()).RootElement;

    /// <summary>The body of a GET that is answered with 200.</summary>
    public static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        var answer = await client.GetAsync(address);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, address);
        return await BodyAsync(answer);
    }

    /// <summary>How it is served.</summary>
    private protected virtual WebSettings Serving(WebSettings usual) => usual;

    private protected virtual Task<(StoreDatabase Database, string Connection)> NewDatabaseAsync(string name) =>
        Task.FromResult((StoreDatabase.Sqlite, $"Data Source={TestFolder.File($"{name}.db")}"));

    private async Task TellAsync(DemoOffice office)
    {
        await office.AtAsync("2026-03-02 09:30", CancellationToken.None);
        await office.OpenAsync(CancellationToken.None);
        _cases.Add(office.No.Value);
        await office.FileAsync("planning-permit", CancellationToken.None, "land-red-line");
        await office.AtAsync("2026-03-05 09:00", CancellationToken.None);
        await office.AcceptAsync("planning-permit", CancellationToken.None, new ToleratedMaterial("land-red-line", new DateOnly(2026, 3, 13)));
        await office.AtAsync("2026-03-06 10:00", CancellationToken.None);
        await office.GrantAsync(CancellationToken.None, "project-filing");
    }

    private async Task OpenMoreAsync(InstanceRunner runner, VirtualTime time, DemoProject project)
    {
        foreach (var minute in Enumerable.Range(1, 2))
        {
            time.MoveTo(time.GetUtcNow().AddMinutes(minute));
            var request = new OpenCase("investment-project-social", project.Party.Id, project.Project.Code, project.Project.Region);
            _cases.Add((await runner.OpenAsync(request, new("handler", ActorRole.Applicant, Party: project.Party.Id), CancellationToken.None)).Value.Value);
        }
    }

    private async Task CreateAccountsAsync(Party party)
    {
        var stranger = new Party(new(Guid.NewGuid()), PartyKind.Enterprise, "嘉兴另一家有限公司", Region, []);
        await Store.Parties.AddAsync(stranger, CancellationToken.None);
        var from = new DateOnly(2026, 1, 1);
        NewAccount[] accounts =
        [
            new("handler", "企业经办人", ActorRole.Applicant) { Mandates = [new(party.Id, MandateRole.Handler, from, "委托书 1")] },
            new("handler-of-old", "前经办人", ActorRole.Applicant) { Mandates = [new(party.Id, MandateRole.Handler, from, "委托书 0", To: new(2026, 3, 5))] },
            new("stranger", "别家经办人", ActorRole.Applicant) { Mandates = [new(stranger.Id, MandateRole.Handler, from, "委托书 2")] },
            new("clerk", "综合窗口", ActorRole.IntakeClerk) { Department = "service-centre", Region = Region },
            new("clerk-elsewhere", "外区窗口", ActorRole.IntakeClerk) { Department = "service-centre", Region = "330411" },
            new("reviewer", "资规审批人", ActorRole.Reviewer) { Department = "natural-resources", Region = Region },
            new("reviewer-elsewhere", "外区审批人", ActorRole.Reviewer) { Department = "natural-resources", Region = "330411" },
            new("reviewer-of-others", "无关部门审批人", ActorRole.Reviewer) { Department = "tobacco", Region = Region },
            new("reviewer-of-filings", "发改审批人", ActorRole.Reviewer) { Department = "development-reform", Region = Region },
            new("head", "资规分管领导", ActorRole.DepartmentHead) { Department = "natural-resources" },
            new("supervisor", "电子监察员", ActorRole.Supervisor) { Region = Region },
            new("supervisor-elsewhere", "外区监察员", ActorRole.Supervisor) { Region = "330411" },
            new("designer", "流程设计员", ActorRole.Designer),
            new("administrator", "系统管理员", ActorRole.Administrator),
            new("administrator-of-division", "分区管理员", ActorRole.Administrator) { Region = Region },
            new("unlucky", "常输错密码的人", ActorRole.Supervisor),
        ];
        foreach (var account in accounts)
        {
            _passwords[account.Name] = (await new Accounts(Store).CreateAsync(account, CancellationToken.None)).Value;
        }
    }

    private static string Pages(string name)
    {
        var folder = TestFolder.File($"{name}-pages");
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        File.WriteAllText(Path.Combine(folder, "index.html"), "<!doctype html><title>pages</title>");
        File.WriteAllText(Path.Combine(folder, "assets", "main-abc123.js"), "export {}");
        return folder;
    }
}

/// <summary>The same over a fresh PostgreSQL database.</summary>
public sealed class ServedOfficeOnPostgres : ServedOffice
{
    private protected override async Task<(StoreDatabase Database, string Connection)> NewDatabaseAsync(string name) =>
        (StoreDatabase.Postgres, await PrivatePostgres.NewDatabaseAsync());
}
