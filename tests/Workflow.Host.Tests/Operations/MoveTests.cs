using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Cases;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Audit;
using Workflow.Runtime.Data;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Versions;

namespace Workflow.Host.Tests.Operations;

/// <summary><c>move</c>, from the demo's store to a fresh PostgreSQL database.</summary>
public sealed class MoveTests(DemoFolder demo) : IClassFixture<DemoFolder>, IAsyncLifetime
{
    private readonly string _folder = TestFolder.File(Sample.Unique("moved-"));

    private string File => Path.Combine(_folder, "workflow.db");

    private StoreOptions Source => new() { Database = StoreDatabase.Sqlite, ConnectionString = $"Data Source={File}", MasterKeyPath = Path.Combine(_folder, "master.key") };

    public Task InitializeAsync()
    {
        demo.CopyTo(_folder);
        return Task.CompletedTask;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_store_that_was_moved_is_whole_and_its_cases_go_on()
    {
        var target = await PrivatePostgres.NewDatabaseAsync();
        var party = await LockedAccountAndSecretAsync();

        var (code, output, _) = await MoveAsync(target, "--json");

        code.Should().Be(0);
        var tables = JsonDocument.Parse(output).RootElement.GetProperty("tables").EnumerateArray().ToDictionary(
            table => table.GetProperty("table").GetString()!, table => table.GetProperty("target").GetProperty("rows").GetInt64());
        await using var moved = await OpenAsync(target);
        await using var db = moved.Db();
        tables.Keys.Should().BeEquivalentTo(db.Model.GetEntityTypes().Select(entity => entity.GetTableName()));
        tables["cases"].Should().Be(5);
        tables["audit_entries"].Should().BeGreaterThan(100);
        (await moved.Vault.ReadAsync(party, CancellationToken.None)).Value["phone"].GetValue<string>().Should().Be("13857312345");
        await ChainsHoldAsync(moved);
        await GoesOnAsync(moved);
    }

    [Fact]
    public async Task A_counter_goes_on_after_the_last_number_even_when_its_row_has_left()
    {
        var now = Sample.SystemTime;
        var target = await PrivatePostgres.NewDatabaseAsync();
        var (last, next) = (OperationsTests.Message("1", now, now), OperationsTests.Message("1", now, now));
        await using (var store = await WorkflowStore.OpenAsync(Source, CancellationToken.None))
        {
            await OperationsTests.AddAsync(store, last);
            await using var db = store.Db();
            await db.Outbox.Where(message => message.Id == last.Id).ExecuteDeleteAsync();
        }

        await MoveAsync(target);
        await using var moved = await OpenAsync(target);
        await OperationsTests.AddAsync(moved, next);

        next.Id.Should().Be(last.Id + 1);
    }

    [Fact]
    public async Task A_target_that_holds_rows_is_refused()
    {
        var target = await PrivatePostgres.NewDatabaseAsync();
        await MoveAsync(target);

        var (code, output, error) = await MoveAsync(target);

        (code, output).Should().Be((2, ""));
        error.Should().Contain("move.target-not-empty");
    }

    [Fact]
    public async Task A_store_that_is_served_is_refused()
    {
        var target = await PrivatePostgres.NewDatabaseAsync();
        await using var serving = await ServedProcess.StartAsync(arguments: ["--store", "sqlite", File, "--master-key", Path.Combine(_folder, "master.key")]);

        var (code, _, error) = await MoveAsync(target);

        code.Should().Be(2);
        error.Should().Contain("move.source-busy");
    }

    [Fact]
    public async Task A_store_of_another_schema_is_refused()
    {
        await using (var store = await WorkflowStore.OpenAsync(Source, CancellationToken.None))
        {
            await using var db = store.Db();
            await db.Database.ExecuteSqlRawAsync("delete from __EFMigrationsHistory where MigrationId = (select max(MigrationId) from __EFMigrationsHistory)");
        }

        var (code, _, error) = await MoveAsync(await PrivatePostgres.NewDatabaseAsync());

        code.Should().Be(2);
        error.Should().Contain("move.schema-differs").And.Contain("SQLite");
    }

    [Fact]
    public async Task Another_stores_key_is_refused()
    {
        await System.IO.File.WriteAllBytesAsync(Path.Combine(_folder, "master.key"), new byte[32]);

        var (code, _, error) = await MoveAsync(await PrivatePostgres.NewDatabaseAsync());

        code.Should().Be(2);
        error.Should().Contain("move.key-wrong");
    }

    [Fact]
    public async Task Comparing_shows_the_one_table_that_was_changed()
    {
        var target = await PrivatePostgres.NewDatabaseAsync();
        await MoveAsync(target);
        var same = await MoveAsync(target, "--compare-only");
        await using (var moved = await OpenAsync(target))
        {
            await using var db = moved.Db();
            await db.Projects.Where(project => project.Code == db.Projects.Min(first => first.Code)).ExecuteUpdateAsync(set => set.SetProperty(project => project.Region, "330499"));
        }

        var (code, output, _) = await MoveAsync(target, "--compare-only");

        same.Code.Should().Be(0);
        code.Should().Be(1);
        output.Split('\n').Where(line => line.Contains("DIFFERS", StringComparison.Ordinal)).Should().ContainSingle().Which.Should().Contain("projects");
    }

    [Theory]
    [InlineData("move")]
    [InlineData("move", "--store", "sqlite", "nowhere/nothing.db")]
    [InlineData("move", "--store", "sqlite", "nowhere/nothing.db", "--to", "sqlite", "other.db")]
    [InlineData("move", "--store", "postgres", "Host=nowhere", "--to", "postgres", "Host=nowhere")]
    public async Task A_move_without_both_ends_is_unusable(params string[] arguments)
    {
        await using var error = new StringWriter();

        var code = await CommandLine.RunAsync(arguments, TextWriter.Null, error, CancellationToken.None);

        code.Should().Be(2);
        error.ToString().Should().Contain("move");
    }

    // What a demo store does not have: a personal field, and an account locked at an instant finer than PostgreSQL keeps.
    private async Task<PartyId> LockedAccountAndSecretAsync()
    {
        await using var store = await WorkflowStore.OpenAsync(Source, CancellationToken.None);
        await using var db = store.Db();
        var party = new PartyId(await db.Parties.OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());
        (await store.Vault.WriteAsync(party, "phone", "13857312345", CancellationToken.None)).IsRefused.Should().BeFalse();
        await db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.LockoutEnd, Sample.SystemTime.AddTicks(7)));
        return party;
    }

    private static async Task ChainsHoldAsync(WorkflowStore store)
    {
        await using var db = store.Db();
        var cases = await db.Cases.OrderBy(row => row.No).Select(row => row.No).ToListAsync();
        foreach (var no in cases)
        {
            var (entries, head) = await store.AuditOfAsync(new(no), CancellationToken.None);
            entries.Should().NotBeEmpty();
            AuditChain.Verify(new(no), entries, head).Should().BeEmpty();
        }
    }

    // The next signature of a review that waits for nobody.
    private static async Task GoesOnAsync(WorkflowStore store)
    {
        var time = await StoredOfficeTime.ReadAsync(store, TimeProvider.System, CancellationToken.None);
        var runner = new InstanceRunner(store.Steps, await PublishedVersions.LoadAsync(store, CancellationToken.None), new(time, TimeProvider.System));
        var (no, task) = await OpenReviewAsync(store);
        var before = await store.AuditOfAsync(no, CancellationToken.None);

        var done = await runner.RunAsync(new CompleteTask(no, task.Id, Verdict.Grant, "agreed"), CaseWorld.Signer(task, task.SignOffs[task.Opinions.Count].Role), CancellationToken.None);

        done.IsRefused.Should().BeFalse();
        (await store.AuditOfAsync(no, CancellationToken.None)).Entries.Should().HaveCountGreaterThan(before.Entries.Count);
        await ChainsHoldAsync(store);
    }

    private static async Task<(CaseNo No, ReviewTask Task)> OpenReviewAsync(WorkflowStore store)
    {
        await using var db = store.Db();
        var no = new CaseNo(await db.ReviewTasks.Where(row => row.IsOpen && row.Kind == TaskKind.Review).Select(row => row.CaseNo).Distinct().SingleAsync());
        await using var step = (await store.Steps.LoadAsync(no, CancellationToken.None)).Value;
        var open = step.File.Tasks.Where(task => task.IsOpen).ToList();
        return (no, open.First(task => task is { Kind: TaskKind.Review, State: TaskState.Open } && !open.Exists(other => task.FinishAfter.Contains(other.ActivityId))));
    }

    private Task<WorkflowStore> OpenAsync(string target) =>
        WorkflowStore.OpenAsync(Source with { Database = StoreDatabase.Postgres, ConnectionString = target }, CancellationToken.None);

    private async Task<(int Code, string Output, string Error)> MoveAsync(string target, params string[] more)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.RunAsync(["move", "--store", "sqlite", File, "--to", "postgres", target, .. more], output, error, CancellationToken.None);
        return (code, output.ToString(), error.ToString());
    }
}
