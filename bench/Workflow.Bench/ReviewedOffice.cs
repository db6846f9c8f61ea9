using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host;
using Workflow.Host.Demo;
using Workflow.Host.Security;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Versions;

namespace Workflow.Bench;

/// <summary>A store with many cases in review, and an account that decides for each department.</summary>
internal sealed class ReviewedOffice
{
    private const string Planning = "planning-permit";
    private const int CasesAtWork = 200;
    private readonly Dictionary<string, (string Name, string Password)> _accounts = new(StringComparer.Ordinal);

    /// <summary>Open reviews that one signature decides and that wait for nothing, with their department, mixed.</summary>
    public required IReadOnlyList<(Guid Task, string Department)> Tasks { get; init; }

    /// <summary>Fills a fresh store.</summary>
    /// <param name="store">Where.</param>
    /// <param name="cases">Cases that go the whole way into review.</param>
    /// <param name="more">Makes more of them, or null.</param>
    public static async Task<ReviewedOffice> FillAsync(WorkflowStore store, int cases, Func<WorkflowDb, Task>? more = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var problems = await ShippedFiles.ImportAsync(store, DefinitionFiles.Folder, now, CancellationToken.None);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(problems[0].Message);
        }

        var demo = DemoProject.Read(DefinitionFiles.Folder)[0];
        var runner = new InstanceRunner(store.Steps, await PublishedVersions.LoadAsync(store, CancellationToken.None), new RuntimeTime(TimeProvider.System, TimeProvider.System), store.Tracking);
        for (var i = 1; i <= cases; i++)
        {
            await ReviewAsync(runner, demo, store, i);
        }

        await using var db = store.Db();
        await (more?.Invoke(db) ?? Task.CompletedTask);
        var open = await db.ReviewTasks.Where(task => task.Kind == TaskKind.Review && task.State == TaskState.Open && task.FinishAfter == "[]")
            .OrderBy(task => task.CaseNo).ThenBy(task => task.Id).Select(task => new { task.Id, task.CaseNo, task.Department, task.SignOffs }).ToListAsync();
        var office = new ReviewedOffice
        {
            Tasks = Mixed(open.Where(task => StoreJson.ReadSignOffs(task.SignOffs).Count == 1).GroupBy(task => task.CaseNo, task => (task.Id, task.Department))),
        };
        foreach (var department in office.Tasks.Select(task => task.Department).Distinct())
        {
            var password = await new Accounts(store).CreateAsync(new($"{department}.1", department, ActorRole.Reviewer) { Department = department }, CancellationToken.None);
            office._accounts[department] = ($"{department}.1", password.Value);
        }

        return office;
    }

    // Inboxes are ordered by due date, so that all departments are at work on the same couple of hundred cases at a time: among those the order is by chance, the same in every
    // run. Eight officials at once are rarely of one department, and rarely on one case.
    private static List<(Guid Task, string Department)> Mixed(IEnumerable<IEnumerable<(Guid Task, string Department)>> cases)
    {
        var (mixed, chance) = (new List<(Guid, string)>(), new Random(20260302));
        foreach (var together in cases.Chunk(CasesAtWork))
        {
            var tasks = together.SelectMany(tasks => tasks).ToArray();
            chance.Shuffle(tasks);
            mixed.AddRange(tasks);
        }

        return mixed;
    }

    /// <summary>Signs every account in.</summary>
    /// <returns>The cookie of each department's session.</returns>
    public async Task<IReadOnlyDictionary<string, string>> SignInAsync(Uri address)
    {
        var sessions = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (department, (name, password)) in _accounts)
        {
            var cookies = new CookieContainer();
            using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = cookies }) { BaseAddress = address };
            client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
            using var answer = await client.PostAsJsonAsync("/api/session", new { userName = name, password });
            answer.EnsureSuccessStatusCode();
            sessions[department] = cookies.GetCookieHeader(address);
        }

        return sessions;
    }

    private static async Task ReviewAsync(InstanceRunner runner, DemoProject demo, WorkflowStore store, int number)
    {
        var party = new Party(new(Guid.NewGuid()), PartyKind.Enterprise, $"Enterprise {number}", demo.Party.Region, []);
        var project = demo.Project with { Code = new(string.Create(CultureInfo.InvariantCulture, $"2602-330402-04-01-{number:D6}")), Owner = party.Id };
        await store.Parties.AddAsync(party, CancellationToken.None);
        await store.Parties.AddAsync(project, CancellationToken.None);
        var (applicant, clerk) = (new Actor("applicant", ActorRole.Applicant, Party: party.Id), new Actor("clerk", ActorRole.IntakeClerk, "service-centre"));
        var no = (await runner.OpenAsync(new("investment-project-social", party.Id, project.Code, party.Region), applicant, CancellationToken.None)).Value;
        var offer = (await runner.OfferAsync(no, Planning, applicant, CancellationToken.None)).Value;
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create(field.Code, demo.Form[field.Code]?.DeepClone())));
        _ = (await runner.RunAsync(new FileStage(no, Planning, form, [.. offer.Materials.Select(code => new FiledMaterial(code, code))]), applicant, CancellationToken.None)).Value;
        _ = (await runner.RunAsync(new AcceptStage(no, Planning, []), clerk, CancellationToken.None)).Value;
    }
}
