using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Host.Security;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Cases;
using Workflow.Host.Tests.Crash.Checks;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Operations;

/// <summary>The backup of docs/operations.md, taken while people work, restored beside and served.</summary>
public abstract class RestoreTests(StoreFixture fixture)
{
    private const string Reviewer = "restored-reviewer";

    [Fact]
    public async Task A_backup_taken_while_people_work_is_whole_and_is_served()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (party, password) = await PrepareAsync(world);
        IReadOnlyDictionary<string, int> before = new Dictionary<string, int>();
        await using var load = ReviewLoad.Start(world);
        await load.WorksOnAsync(30);

        var options = await Backups.RestoreAsync(fixture.Options, async copy =>
        {
            before = load.Acknowledged;
            var taking = Backups.TakeAsync(fixture.Options, copy);
            await load.WorksOnAsync(5);
            await taking;
        });

        await load.StopAsync();

        await using (var restored = await WorkflowStore.OpenAsync(options, CancellationToken.None))
        {
            before.Should().NotBeEmpty();
            await HoldsAsync(restored, before);
            await IsWholeAsync(restored);
            (await restored.Vault.ReadAsync(party, CancellationToken.None)).Value["phone"].GetValue<string>().Should().Be("13857312345");
        }

        await CompletesATaskAsync(options, password);

        await using var worked = await WorkflowStore.OpenAsync(options, CancellationToken.None);
        await IsWholeAsync(worked);
    }

    // A personal field, an account to sign in with, and office time that goes on where the world stands.
    private static async Task<(PartyId Party, string Password)> PrepareAsync(CaseWorld world)
    {
        var (no, _) = await world.OpenCaseAsync();
        var party = (await world.ReadAsync(no)).Case.Applicant;
        (await world.Store.Vault.WriteAsync(party, "phone", "13857312345", CancellationToken.None)).IsRefused.Should().BeFalse();
        var account = new NewAccount(Reviewer, "审批人", ActorRole.Reviewer) { Department = ReviewLoad.Idle };
        var password = (await new Accounts(world.Store).CreateAsync(account, CancellationToken.None)).Value;
        await StoredOfficeTime.GoOnFromAsync(world.Store, TimeProvider.System, world.Time.GetUtcNow(), CancellationToken.None);
        return (party, password);
    }

    // What was acknowledged before the backup began is in it.
    private static async Task HoldsAsync(WorkflowStore restored, IReadOnlyDictionary<string, int> acknowledged)
    {
        await using var db = restored.Db();
        var steps = await db.Cases.ToDictionaryAsync(row => row.No, row => row.StepNumber);
        acknowledged.Where(step => steps.GetValueOrDefault(step.Key) < step.Value).Should().BeEmpty();
    }

    private static async Task IsWholeAsync(WorkflowStore store) => StoreCheck.Whole(await StoreImage.ReadAsync(store)).Should().BeEmpty();

    private static async Task CompletesATaskAsync(StoreOptions options, string password)
    {
        var folder = TestFolder.File(Sample.Unique("restored-"));
        Directory.CreateDirectory(folder);
        if (options.MasterKeyPath is { } key)
        {
            File.Copy(key, Path.Combine(folder, "master.key"));
        }

        await using var served = await ServedProcess.StartInAsync(folder, null, "--store", options.Database == StoreDatabase.Sqlite ? "sqlite" : "postgres", options.ConnectionString);
        using var client = served.Visitor();
        (await client.GetStringAsync("/health/ready")).Should().Be("Healthy");
        (await ServedOffice.SignInAsync(client, Reviewer, password)).EnsureSuccessStatusCode();
        var task = (await ServedOffice.GetAsync(client, "/api/tasks")).GetProperty("items").EnumerateArray()
            .First(row => row.GetProperty("waitsFor").GetArrayLength() == 0 && row.GetProperty("state").GetString() == "open").GetProperty("id").GetString();

        var signed = await client.PostAsJsonAsync($"/api/tasks/{task}/complete", new { verdict = "grant", text = "同意" });

        signed.StatusCode.Should().Be(HttpStatusCode.OK, await signed.Content.ReadAsStringAsync());
    }
}

public sealed class SqliteRestoreTests(SqliteStore store) : RestoreTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresRestoreTests(PostgresStore store) : RestoreTests(store), IClassFixture<PostgresStore>;
