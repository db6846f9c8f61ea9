using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Demo;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Idempotency;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Timers;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Tests.Crash.Checks;

/// <summary>A sound store with a case in review, a withdrawn one and one that is only opened, and what was acknowledged; copies of it can be broken.</summary>
public sealed class BrokenStore : IAsyncLifetime
{
    private const string Planning = "planning-permit";
    private static int Copies;
    private readonly string _sound = TestFolder.File("sound.db");
    private readonly string _key = TestFolder.File("sound.key");
    private readonly List<Taken> _taken = [];
    private readonly VirtualTime _time = new(Town.Begin);

    /// <summary>What was acknowledged.</summary>
    internal IReadOnlyList<Taken> Taken => _taken;

    /// <summary>Office time up to which everything has been worked off.</summary>
    internal DateTimeOffset OfficeNow => _time.GetUtcNow();

    public async Task InitializeAsync()
    {
        await using var store = await OpenAsync(_sound);
        var town = await Town.BuildAsync(store, enterprises: 1, projects: 3);
        var both = new RuntimeTime(_time, TimeProvider.System);
        var versions = await PublishedVersions.LoadAsync(store, CancellationToken.None);
        var runner = new InstanceRunner(store.Steps, versions, both);
        await ActAsync(store, runner, town.Enterprises[0], town.Form);

        var timers = new TimerWork(store.Timers, runner, both, TimeProvider.System);
        var outbox = new OutboxWork(store, runner, new(store, runner, versions, both), new(runner), TimeProvider.System);
        await outbox.DeliverAsync(CancellationToken.None);
        _time.MoveTo(Town.Begin.AddHours(1));
        await timers.RunDueAsync(CancellationToken.None);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>A copy of the store, after some SQL if it is to be broken.</summary>
    internal async Task<WorkflowStore> CopyAsync(string? breaking = null)
    {
        var copy = TestFolder.File(string.Create(CultureInfo.InvariantCulture, $"broken-{Interlocked.Increment(ref Copies)}.db"));
        await ExecuteAsync(_sound, $"vacuum into '{copy}'");
        await ExecuteAsync(copy, "pragma journal_mode = wal");
        if (breaking is not null)
        {
            (await ExecuteAsync(copy, breaking)).Should().BePositive("what is to be broken must be there");
        }

        return await OpenAsync(copy);
    }

    private async Task ActAsync(WorkflowStore store, InstanceRunner runner, Enterprise enterprise, JsonObject form)
    {
        var applicant = new Actor(enterprise.Account, ActorRole.Applicant, Party: enterprise.Party.Id);
        var clerk = new Actor(Town.Clerk, ActorRole.IntakeClerk, "service-centre");
        var cases = new List<CaseNo>();
        foreach (var project in enterprise.Projects)
        {
            var request = new OpenCase("investment-project-social", enterprise.Party.Id, project.Code, project.Region);
            cases.Add(await TakeAsync(applicant, "case.opened", (requester, answer) => runner.OpenAsync(request, requester, answer, CancellationToken.None), project: project.Code.Value));
        }

        foreach (var no in cases.Take(2))
        {
            var offer = (await runner.OfferAsync(no, Planning, applicant, CancellationToken.None)).Value;
            var given = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create(field.Code, form[field.Code]?.DeepClone())));
            await DoAsync(applicant, "stage.filed", new FileStage(no, Planning, given, [.. offer.Materials.Select(code => new FiledMaterial(code, $"test:{code}"))]));
            await DoAsync(clerk, "stage.matters-chosen", new AcceptStage(no, Planning, []));
        }

        await using (var step = (await store.Steps.LoadAsync(cases[0], CancellationToken.None)).Value)
        {
            var tasks = step.File.Tasks.Where(task => task.Kind == TaskKind.Review).ToDictionary(task => task.MatterCode!);
            await step.DisposeAsync();
            await SignAsync(tasks["project-filing"], Verdict.Grant);
            await SignAsync(tasks["landscape-opinion"], Verdict.Return);
            var stopped = tasks["land-planning-permit"];
            var law = new LegalBasis(LegalBasis.LicensingLaw, "45", VerifiedOn: null);
            var day = OfficeTime.DayOf(Town.Begin);
            await DoAsync(
                Signer(stopped), "clock.stopped", new StopClock(cases[0], ClockOwner.Of(stopped.Id), Kind: null, StopGround.ExpertReview, law, day.AddDays(1), day.AddDays(3), $"{CommandCheck.Mark}stop"),
                $"{CommandCheck.Mark}stop");
        }

        await DoAsync(applicant, "case.closed", new Withdraw(cases[1], "changed plans"));

        Task SignAsync(ReviewTask task, Verdict verdict)
        {
            var mark = $"{CommandCheck.Mark}{task.MatterCode}";
            return DoAsync(Signer(task), "task.signed", new CompleteTask(cases[0], task.Id, verdict, mark), mark);
        }

        Task<CaseNo> DoAsync(Actor actor, string audit, CaseCommand command, string? mark = null) =>
            TakeAsync(actor, audit, (requester, answer) => runner.RunAsync(command.Case, _ => command, requester, answer, CancellationToken.None), mark);
    }

    private async Task<CaseNo> TakeAsync(Actor actor, string audit, Func<Requester, MakeAnswer, Task<Result<Answered>>> run, string? mark = null, string? project = null)
    {
        (CaseNo No, StepReceipt Receipt)? told = null;
        var key = Guid.NewGuid().ToString("N");
        var answered = await run(new(actor, CaseReach.Everything, new(actor.Account, "test", key, [1])), (file, receipt) =>
        {
            told = (file.Case.No, receipt);
            return new StoredAnswer(200, "{}");
        });
        answered.IsRefused.Should().BeFalse(answered.Refusal?.Message);
        var (no, issued) = told!.Value; // An answer was made.
        _taken.Add(new(key, actor.Account, no.Value, issued.Number, audit)
        {
            Mark = mark, Project = project, Documents = [.. issued.Documents.Select(document => new Issued(document.Id.Value, document.Number))],
        });
        // The next step is at another moment, as with people.
        _time.MoveTo(_time.GetUtcNow().AddSeconds(1));
        return no;
    }

    private static Actor Signer(ReviewTask task) => new(Town.HandlerOf(task.Department), ActorRole.Reviewer, task.Department);

    private Task<WorkflowStore> OpenAsync(string path) =>
        WorkflowStore.OpenAsync(new() { Database = StoreDatabase.Sqlite, ConnectionString = $"Data Source={path}", MasterKeyPath = _key }, CancellationToken.None);

    private static async Task<int> ExecuteAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }
}
