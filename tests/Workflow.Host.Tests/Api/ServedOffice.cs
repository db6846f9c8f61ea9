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
using Workflow.Runtime.Migrating;

namespace Workflow.Host.Tests.Api;

/// <summary>The service on a free port over a fresh store, a SQLite file unless said otherwise: one case whose first stage is with the departments, two that are only opened, and an account of each kind.</summary>
public class ServedOffice : IAsyncLifetime
{
    /// <summary>Division of the project and its cases.</summary>
    public const string Region = "330402";

    /// <summary>The division of the stranger, of the accounts "elsewhere" and of their case.</summary>
    public const string Elsewhere = "330411";

    private static int Offices;

    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);
    private readonly List<string> _cases = [];
    private WorkflowStore? _store;
    private DemoSetting? _setting;
    private DemoProject? _elsewhere;
    private WebApplication? _web;
    private HttpClient? _program;

    /// <summary>The case with the departments.</summary>
    public string No => _cases[0];

    /// <summary>All cases, oldest first.</summary>
    public IReadOnlyList<string> Cases => _cases;

    public Uri Address => new(Web.Urls.First());

    /// <summary>The time of sessions and tokens.</summary>
    internal ShiftedTime Machine { get; } = new();

    private WebApplication Web => _web ?? throw new InvalidOperationException("The service is not started yet.");

    internal IServiceProvider Services => Web.Services;

    internal WorkflowStore Store => _store ?? throw new InvalidOperationException("The store is not open yet.");

    internal DemoSetting Setting => _setting ?? throw new InvalidOperationException("The story is not told yet.");

    public virtual async Task InitializeAsync()
    {
        var name = $"api-{Interlocked.Increment(ref Offices)}";
        var (database, connection) = await NewDatabaseAsync(name);
        _store = await WorkflowStore.OpenAsync(new() { Database = database, ConnectionString = connection, MasterKeyPath = TestFolder.File($"{name}.key") }, CancellationToken.None);
        var setting = _setting = await DemoSetting.OpenAsync(_store, DefinitionFiles.Folder, SocialStory.Begin, CancellationToken.None);
        var time = new RuntimeTime(setting.Time, Machine);
        var runner = new InstanceRunner(_store.Steps, setting.Versions, time, _store.Tracking, new CaseMoves(_store, setting.Versions));
        var project = setting.Projects[0];
        await TellAsync(setting.OfficeOf(project, _ => { }));
        await OpenMoreAsync(runner, setting.Time, project);
        await CreateAccountsAsync(project);

        var usual = new WebSettings { Urls = "http://127.0.0.1:0", PagesFolder = Pages(name), SignInsPerMinute = 10_000, RequestsPerSecond = 10_000, RequestBurst = 10_000 };
        _web = WorkflowWeb.Build(Serving(usual), _store, setting.Versions, runner, time);
        await _web.StartAsync();
    }

    public virtual async Task DisposeAsync()
    {
        _program?.Dispose();
        await Web.StopAsync();
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

    /// <summary>A program without cookies, and without a word on where it comes from.</summary>
    public HttpClient System() => new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>A browser in which an account has signed in.</summary>
    public async Task<HttpClient> SignedInAsync(string account)
    {
        var client = Visitor();
        (await SignInAsync(client, account, PasswordOf(account))).StatusCode.Should().Be(HttpStatusCode.OK);
        return client;
    }

    public string PasswordOf(string account) => _passwords[account];

    /// <summary>A program that keeps no cookies.</summary>
    public HttpClient Program => _program ??= new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = Address };

    /// <summary>The session cookie of an account, e.g. <c>workflow.session=...</c>; it signs in once.</summary>
    public async Task<string> CookieOfAsync(string account)
    {
        if (!_cookies.TryGetValue(account, out var cookie))
        {
            var answer = await SignInAsync(Program, account, PasswordOf(account));
            cookie = _cookies[account] = answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        }

        return cookie;
    }

    /// <summary>A fresh case whose first stage is with the departments, with an answered supplement and a tolerated material.</summary>
    public Task<string> CaseInDepartmentsAsync() => PrepareAsync(Setting.OfficeOf(Setting.Projects[0], _ => { }));

    /// <summary>The same for the stranger, elsewhere.</summary>
    public Task<string> CaseElsewhereAsync() => PrepareAsync(Setting.OfficeOf(_elsewhere!, _ => { })); // Made with the accounts.

    private static async Task<string> PrepareAsync(DemoOffice office)
    {
        const string stage = "planning-permit";
        await office.OpenAsync(CancellationToken.None);
        await office.FileAsync(stage, CancellationToken.None, "flood-study", "land-red-line");
        await office.AskForAsync(stage, CancellationToken.None, "flood-study");
        await office.AnswerAsync(CancellationToken.None, "flood-study");
        await office.AcceptAsync(stage, CancellationToken.None, new ToleratedMaterial("land-red-line", new DateOnly(2026, 3, 13)));
        return office.No.Value;
    }

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

    private async Task CreateAccountsAsync(DemoProject project)
    {
        var party = project.Party;
        var stranger = new Party(new(Guid.NewGuid()), PartyKind.Enterprise, "嘉兴另一家有限公司", Elsewhere, []);
        await Store.Parties.AddAsync(stranger, CancellationToken.None);
        _elsewhere = project with { Party = stranger, Project = project.Project with { Code = new($"2602-{Elsewhere}-04-01-100009"), Owner = stranger.Id, Region = Elsewhere } };
        await Store.Parties.AddAsync(_elsewhere.Project, CancellationToken.None);
        var from = new DateOnly(2026, 1, 1);
        NewAccount[] accounts =
        [
            new("handler", "企业经办人", ActorRole.Applicant) { Mandates = [new(party.Id, MandateRole.Handler, from, "委托书 1")] },
            new("handler-of-old", "前经办人", ActorRole.Applicant) { Mandates = [new(party.Id, MandateRole.Handler, from, "委托书 0", To: new(2026, 3, 5))] },
            new("stranger", "别家经办人", ActorRole.Applicant) { Mandates = [new(stranger.Id, MandateRole.Handler, from, "委托书 2")] },
            new("clerk", "综合窗口", ActorRole.IntakeClerk) { Department = "service-centre", Region = Region },
            new("clerk-elsewhere", "外区窗口", ActorRole.IntakeClerk) { Department = "service-centre", Region = Elsewhere },
            new("reviewer", "资规审批人", ActorRole.Reviewer) { Department = "natural-resources", Region = Region },
            new("reviewer-elsewhere", "外区审批人", ActorRole.Reviewer) { Department = "natural-resources", Region = Elsewhere },
            new("reviewer-of-others", "无关部门审批人", ActorRole.Reviewer) { Department = "tobacco", Region = Region },
            new("reviewer-of-filings", "发改审批人", ActorRole.Reviewer) { Department = "development-reform", Region = Region },
            new("head-of-filings", "发改分管领导", ActorRole.DepartmentHead) { Department = "development-reform", Region = Region },
            new("head", "资规分管领导", ActorRole.DepartmentHead) { Department = "natural-resources" },
            new("supervisor", "电子监察员", ActorRole.Supervisor) { Region = Region },
            new("supervisor-elsewhere", "外区监察员", ActorRole.Supervisor) { Region = Elsewhere },
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
