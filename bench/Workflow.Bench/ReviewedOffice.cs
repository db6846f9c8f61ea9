using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
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
using Workflow.Runtime.Instances;
using Workflow.Runtime.Versions;

namespace Workflow.Bench;

/// <summary>A store with many cases in review, and an account that decides for each department.</summary>
internal sealed class ReviewedOffice
{
    private const string Planning = "planning-permit";
    private readonly Dictionary<string, (string Name, string Password)> _accounts = new(StringComparer.Ordinal);

    /// <summary>Open reviews that one signature decides and that wait for nothing, with their department, mixed.</summary>
    public required IReadOnlyList<(Guid Task, string Department)> Tasks { get; init; }

    /// <summary>Fills a fresh store.</summary>
    public static async Task<ReviewedOffice> FillAsync(WorkflowStore store, int cases)
    {
        var now = TimeProvider.System.GetUtcNow();
        var problems = await ShippedFiles.ImportAsync(store, DefinitionFiles.Folder, now, CancellationToken.None);
        if (problems.Count > 0)
        {
            throw new InvalidOperationException(problems[0].Message);
        }

        var demo = DemoProject.Read(DefinitionFiles.Folder)[0];
        var runner = new InstanceRunner(store.Steps, await PublishedVersions.LoadAsync(store, CancellationToken.None), new RuntimeTime(TimeProvider.System, TimeProvider.System));
        var tasks = new List<(Guid Task, string Department)>();
        for (var i = 1; i <= cases; i++)
        {
            var file = await InReviewAsync(store, runner, demo, i);
            var open = file.Tasks.Where(task => task is { Kind: TaskKind.Review, State: TaskState.Open, SignOffs.Count: 1, FinishAfter.Count: 0 });
            tasks.AddRange(open.Select(task => (task.Id.Value, task.Department)));
        }

        // The same order in every run: eight officials at once are rarely of one department, and rarely on one case.
        var mixed = tasks.ToArray();
        new Random(20260302).Shuffle(mixed);
        var office = new ReviewedOffice { Tasks = mixed };
        foreach (var department in office.Tasks.Select(task => task.Department).Distinct())
        {
            var password = await new Accounts(store).CreateAsync(new($"{department}.1", department, ActorRole.Reviewer) { Department = department }, CancellationToken.None);
            office._accounts[department] = ($"{department}.1", password.Value);
        }

        return office;
    }

    /// <summary>Signs every account in.</summary>
    public async Task<IReadOnlyDictionary<string, HttpClient>> SignInAsync(Uri address)
    {
        var clients = new Dictionary<string, HttpClient>(StringComparer.Ordinal);
        foreach (var (department, (name, password)) in _accounts)
        {
            var client = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer(), MaxConnectionsPerServer = 64 }) { BaseAddress = address };
            client.DefaultRequestHeaders.Add("Origin", address.GetLeftPart(UriPartial.Authority));
            (await client.PostAsJsonAsync("/api/session", new { userName = name, password })).EnsureSuccessStatusCode();
            clients[department] = client;
        }

        return clients;
    }

    private static async Task<CaseFile> InReviewAsync(WorkflowStore store, InstanceRunner runner, DemoProject demo, int number)
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
        await using var step = (await store.Steps.LoadAsync(no, CancellationToken.None)).Value;
        return step.File;
    }
}
