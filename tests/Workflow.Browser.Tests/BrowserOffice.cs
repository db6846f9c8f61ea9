using Microsoft.AspNetCore.Builder;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host;
using Workflow.Host.Demo;
using Workflow.Host.Security;
using Workflow.Host.Serving;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;

namespace Workflow.Browser.Tests;

/// <summary>The service with its built pages on a free port over a fresh SQLite file, an account of each kind, one project and no case; and a browser for each person. Office time moves when a test moves it.</summary>
public class BrowserOffice : IAsyncLifetime
{
    private const string Region = "330402";

    private static readonly string[] Departments = ["natural-resources", "development-reform", "landscaping", "civil-defence", "traffic-police", "water", "ecology"];
    private static int Offices;

    private readonly Dictionary<string, string> _passwords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Person> _people = new(StringComparer.Ordinal);
    private WorkflowStore? _store;
    private DemoSetting? _setting;
    private DemoOffice? _demo;
    private WebApplication? _web;
    private Chromium? _chromium;

    /// <summary>Name of the store, for the files of screenshots.</summary>
    public virtual string StoreName => "sqlite";

    public Uri Address => new(Web.Urls.First());

    /// <summary>Headers of a request that our own pages send.</summary>
    public Dictionary<string, string> FromPages => new() { ["Origin"] = Address.GetLeftPart(UriPartial.Authority), ["Content-Type"] = "application/json" };

    internal DemoProject Project => Setting.Projects[0];

    private WebApplication Web => _web ?? throw new InvalidOperationException("The service is not started yet.");

    private DemoSetting Setting => _setting ?? throw new InvalidOperationException("The store is not open yet.");

    public async Task InitializeAsync()
    {
        _chromium = await Chromium.LaunchAsync();
        var name = $"browser-{Interlocked.Increment(ref Offices)}";
        var (database, connection) = await NewDatabaseAsync(name);
        _store = await WorkflowStore.OpenAsync(new() { Database = database, ConnectionString = connection, MasterKeyPath = TestFolder.File($"{name}.key") }, CancellationToken.None);
        _setting = await DemoSetting.OpenAsync(_store, DefinitionFiles.Folder, SocialStory.Begin, CancellationToken.None);
        _demo = _setting.OfficeOf(Project, _ => { });
        await CreateAccountsAsync(_store);

        var time = new RuntimeTime(_setting.Time, TimeProvider.System);
        var settings = new WebSettings { Urls = "http://127.0.0.1:0", SignInsPerMinute = 1000 };
        _web = WorkflowWeb.Build(settings, _store, _setting.Versions, new InstanceRunner(_store.Steps, _setting.Versions, time, _store.Tracking), time);
        await _web.StartAsync();
    }

    public async Task DisposeAsync()
    {
        if (_chromium is not null)
        {
            await _chromium.DisposeAsync();
        }

        if (_web is not null)
        {
            await _web.StopAsync();
            await _web.DisposeAsync();
        }

        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }

    /// <summary>Goes on to a moment of office time, e.g. <c>2026-03-02 09:30</c>; what is due on the way happens at its own moment.</summary>
    public Task AtAsync(string moment) => _demo!.AtAsync(moment, CancellationToken.None); // Set with the store.

    /// <summary>Somebody at an own browser, signed in on the pages; the same one each time.</summary>
    internal async Task<Person> PersonAsync(string account)
    {
        if (!_people.TryGetValue(account, out var person))
        {
            person = await VisitorAsync(account);
            await person.Page.GotoAsync("/sign-in");
            await person.SignInAsync(account, PasswordOf(account));
            _people[account] = person;
        }

        return person;
    }

    /// <summary>Tells a story; when it breaks off, what everybody saw last is kept as <c>broken-off-…</c>.</summary>
    public async Task TellAsync(Func<Task> story)
    {
        try
        {
            await story();
        }
        catch
        {
            foreach (var (account, person) in _people)
            {
                await person.KeepAsync($"broken-off-{account}");
            }

            throw;
        }
    }

    /// <summary>Somebody at a browser without a session.</summary>
    internal async Task<Person> VisitorAsync(string name, int width = Person.Desk) =>
        new(this, name, await _chromium!.NewPageAsync(Address, width)); // Launched with the store.

    public string PasswordOf(string account) => _passwords[account];

    /// <summary>A case of the project, opened by the enterprise through the API; gives its number.</summary>
    public async Task<string> OpenCaseAsync()
    {
        var (page, body) = ((await PersonAsync("handler")).Page, new { service = "investment-project-social", party = Project.Party.Id.Value, project = Project.Project.Code.Value });
        var answer = await page.APIRequest.PostAsync("/api/cases", new() { DataObject = body, Headers = FromPages });
        answer.Status.Should().Be(201, await answer.TextAsync());
        return (await answer.JsonAsync())!.Value.GetProperty("caseNo").GetString()!;
    }

    private protected virtual Task<(StoreDatabase Database, string Connection)> NewDatabaseAsync(string name) =>
        Task.FromResult((StoreDatabase.Sqlite, $"Data Source={TestFolder.File($"{name}.db")}"));

    private async Task CreateAccountsAsync(WorkflowStore store)
    {
        var from = new DateOnly(2026, 1, 1);
        List<NewAccount> accounts =
        [
            new("handler", "企业经办人", ActorRole.Applicant) { Mandates = [new(Project.Party.Id, MandateRole.Handler, from, "委托书 1")] },
            new("clerk", "综合窗口受理员", ActorRole.IntakeClerk) { Department = "service-centre", Region = Region },
            Reviewer("natural-resources", "natural-resources-checker"),
            new("natural-resources-head", "自然资源和规划局负责人", ActorRole.DepartmentHead) { Department = "natural-resources", Region = Region },
            .. Departments.Select(department => Reviewer(department, department)),
        ];
        foreach (var account in accounts)
        {
            _passwords[account.Name] = (await new Accounts(store).CreateAsync(account, CancellationToken.None)).Value;
        }
    }

    private NewAccount Reviewer(string department, string name) =>
        new(name, $"{Setting.Versions.Catalogue.Departments[department].Name} {(name == department ? "承办人" : "审核人")}", ActorRole.Reviewer) { Department = department, Region = Region };
}

/// <summary>The same over a fresh PostgreSQL database.</summary>
public sealed class BrowserOfficeOnPostgres : BrowserOffice
{
    public override string StoreName => "postgres";

    private protected override async Task<(StoreDatabase Database, string Connection)> NewDatabaseAsync(string name) =>
        (StoreDatabase.Postgres, await PrivatePostgres.NewDatabaseAsync());
}
