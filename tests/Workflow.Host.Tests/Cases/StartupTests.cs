using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Tests.Cases;

/// <summary>Setting up enterprises on either store: version 2 is published while cases of version 1 are alive, over the holidays of May 2026 and their make-up Saturday.</summary>
public abstract class StartupTests(StoreFixture fixture)
{
    private const string Flow = "enterprise-startup";
    private static int Founded;

    [Fact]
    public async Task Cases_of_both_versions_live_side_by_side_and_each_ends_by_its_own_limits()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        await RetractAsync(2);
        world.GoTo(new(2026, 4, 30), new(16, 0));
        var (old, founders) = await FiledAsync(world, "startup-serial");

        await PublishAsync(world, 2);
        world.GoTo(new(2026, 5, 8), new(10, 0));
        var (young, others) = await FiledAsync(world, "startup-one-day", ("businessScope", "软件开发；烟花爆竹零售"));

        (await world.ReadAsync(old)).Case.DefinitionVersion.Should().Be(1);
        (await world.ReadAsync(young)).Case.DefinitionVersion.Should().Be(2);
        (await DueAsync(world, old, "registration-serial")).Should().Be("2026-05-08 12:00");
        (await DueAsync(world, young, "enterprise-registration")).Should().Be("2026-05-09 12:00");

        world.GoTo(new(2026, 5, 8), new(11, 30));
        await GrantAsync(world, old, "registration-serial");
        (await DueAsync(world, old, "seal-serial")).Should().Be("2026-05-09 12:00");
        world.GoTo(new(2026, 5, 9), new(11, 0));
        await GrantAsync(world, old, "seal-serial");
        await GrantAsync(world, young, "enterprise-registration");
        (await DueAsync(world, old, "tax-serial")).Should().Be("2026-05-09 17:30");
        (await DueAsync(world, young, "bank-appointment")).Should().Be("2026-05-09 17:30");
        world.GoTo(new(2026, 5, 9), new(17, 0));
        await GrantAsync(world, old, "tax-serial");
        await world.GrantAllAsync(young);
        await world.Timers.RunDueAsync(CancellationToken.None);

        foreach (var (no, party) in new[] { (old, founders), (young, others) })
        {
            var file = await world.ReadAsync(no);
            file.Case.State.Should().Be(CaseState.Granted);
            file.Clocks.Should().OnlyContain(clock => clock.LateSince == null && clock.EndedAt != null);
            await IsEnterpriseAsync(world, party);
        }
    }

    [Fact]
    public async Task All_green_is_granted_by_rules_in_the_step_of_the_acceptance_with_its_receipt()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        await PublishAsync(world, 2);
        world.GoTo(new(2026, 5, 8), new(10, 0));

        var (no, party) = await FiledAsync(world, "startup-one-day");

        var file = await world.ReadAsync(no);
        file.Tasks.Single(task => task.MatterCode == "enterprise-registration").Result.Should().Be(TaskResult.Granted);
        file.Tasks.Count(task => task is { Kind: TaskKind.Review, IsOpen: true }).Should().Be(5);
        await using var db = world.Store.Db();
        var decisions = await db.Decisions.Where(decision => decision.CaseNo == no.Value).ToListAsync();
        decisions.Select(decision => (decision.RuleSet, decision.Effect)).Should().BeEquivalentTo([("startup", Effect.Allow), ("instant", Effect.Grant)]);
        (await db.DecisionReceipts.CountAsync(receipt => decisions.Select(decision => decision.Id).Contains(receipt.DecisionId))).Should().Be(2);
        await IsEnterpriseAsync(world, party);
    }

    [Fact]
    public async Task A_name_that_another_enterprise_bears_is_for_a_person_and_nothing_is_issued()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        await PublishAsync(world, 2);
        world.GoTo(new(2026, 5, 8), new(10, 0));
        const string name = "嘉兴同名软件有限公司";
        (await world.Store.Parties.AddAsync(new Party(new(Guid.NewGuid()), PartyKind.Enterprise, name, "330402", []), CancellationToken.None)).IsRefused.Should().BeFalse();

        var (no, party) = await FiledAsync(world, "startup-one-day", ("enterpriseName", name));

        var file = await world.ReadAsync(no);
        file.Tasks.Single(task => task.MatterCode == "enterprise-registration").IsOpen.Should().BeTrue();
        await using var db = world.Store.Db();
        (await db.Decisions.SingleAsync(decision => decision.CaseNo == no.Value && decision.RuleSet == "startup")).Effect.Should().Be(Effect.Refer, "our register and the other one differ");
        (await db.Parties.SingleAsync(row => row.Id == party.Value)).Kind.Should().Be(PartyKind.Startup);
        (await db.PartyIdentifiers.CountAsync(row => row.PartyId == party.Value)).Should().Be(0);
    }

    [Fact]
    public async Task An_enterprise_does_not_set_itself_up_and_a_project_is_not_taken()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (_, applicant) = await world.OpenCaseAsync();
        var party = applicant.Party!.Value;
        await using var db = world.Store.Db();
        var project = await db.Projects.Where(row => row.Owner == party.Value).Select(row => row.Code).SingleAsync();
        var before = await db.Cases.CountAsync();

        (await world.Runner.OpenAsync(new(Flow, party, null, "330402"), applicant, CancellationToken.None)).Refusal!.Code.Should().Be("applicant.other-kind");
        (await world.Runner.OpenAsync(new(Flow, party, new ProjectCode(project), "330402"), applicant, CancellationToken.None)).Refusal!.Code.Should().Be("project.not-taken");

        (await db.Cases.CountAsync()).Should().Be(before);
    }

    // A startup with registers that say nothing against it; its application is filed and accepted.
    private async Task<(CaseNo No, PartyId Party)> FiledAsync(CaseWorld world, string stage, params (string Field, JsonNode Value)[] changed)
    {
        var number = Interlocked.Increment(ref Founded);
        var name = changed.Where(change => change.Field == "enterpriseName").Select(change => change.Value.GetValue<string>()).SingleOrDefault() ?? $"嘉兴示范软件{number}有限公司";
        var party = new Party(new(Guid.NewGuid()), PartyKind.Startup, name, "330402", []);
        (await world.Store.Parties.AddAsync(party, CancellationToken.None)).IsRefused.Should().BeFalse();
        await AskedAsync(party.Id, world.Time.GetUtcNow(), ("name.no-conflict", "true"), ("address.on-negative-list", "false"), ("applicant.identity-checked", "true"), ("applicant.not-dishonest", "true"));
        var applicant = new Actor($"founder-{number}", ActorRole.Applicant, Party: party.Id);
        var no = (await world.Runner.OpenAsync(new(Flow, party.Id, null, "330402"), applicant, CancellationToken.None)).Value;
        var offer = (await world.Runner.OfferAsync(no, stage, applicant, CancellationToken.None)).Value;
        var form = new JsonObject(offer.Fields.Select(field => KeyValuePair.Create<string, JsonNode?>(field.Code, field.Type switch
        {
            Approvals.Catalogue.FieldType.Number or Approvals.Catalogue.FieldType.WholeNumber => 1,
            Approvals.Catalogue.FieldType.Boolean => field.Code != "person-wanted",
            Approvals.Catalogue.FieldType.Date => "2026-06-01",
            Approvals.Catalogue.FieldType.Choice => field.Choices[0],
            _ => field.Code == "enterpriseName" ? name : "软件开发",
        })));
        foreach (var (field, value) in changed)
        {
            form[field] = value.DeepClone();
        }

        await world.DoAsync(new FileStage(no, stage, form, [.. offer.Materials.Select(code => new FiledMaterial(code, $"test:{code}"))]), applicant);
        await world.DoAsync(new AcceptStage(no, stage, []), CaseWorld.Clerk);
        return (no, party.Id);
    }

    private async Task AskedAsync(PartyId party, DateTimeOffset at, params (string Fact, string Value)[] said)
    {
        await using var db = fixture.Store.Db();
        db.FactSnapshots.AddRange(said.Select(fact => new FactSnapshotRow
        {
            PartyId = party.Value, Source = "test", Name = fact.Fact, Value = fact.Value, ObservedAt = at, FetchedAt = at, Status = FactStatus.Answered,
        }));
        await db.SaveChangesAsync();
    }

    private static async Task GrantAsync(CaseWorld world, CaseNo no, string matter)
    {
        var task = (await world.ReadAsync(no)).Tasks.Single(one => one.MatterCode == matter);
        await world.DoAsync(new CompleteTask(no, task.Id, Verdict.Grant, "agreed"), CaseWorld.Signer(task, SignOffRole.Handler));
    }

    private static async Task<string> DueAsync(CaseWorld world, CaseNo no, string matter)
    {
        var file = await world.ReadAsync(no);
        var owner = file.Tasks.Single(task => task.MatterCode == matter).Owner();
        return file.Clocks.Single(clock => clock is { Scope: ClockScope.Task, Kind: ClockKind.Promised } && clock.OwnerId == owner).Due!.ToString();
    }

    private static async Task IsEnterpriseAsync(CaseWorld world, PartyId party)
    {
        await using var db = world.Store.Db();
        (await db.Parties.SingleAsync(row => row.Id == party.Value)).Should().Match<PartyRow>(row => row.Kind == PartyKind.Enterprise && row.Version == 2);
        var code = await db.PartyIdentifiers.SingleAsync(row => row.PartyId == party.Value);
        (code.Scheme, CreditCode.Check(code.Value)).Should().Be(("uscc", CreditCodeStanding.Valid));
    }

    // The shipped files hold both versions; a store that has only the first is as the office was before the second came.
    private async Task RetractAsync(int version)
    {
        await using var db = fixture.Store.Db();
        await db.DefinitionVersions.Where(row => row.DefinitionId == Flow && row.Version == version).ExecuteDeleteAsync();
    }

    private static async Task PublishAsync(CaseWorld world, int version)
    {
        var json = await File.ReadAllTextAsync(Path.Combine(DefinitionFiles.Folder, Flow, $"v{version}.json"), Encoding.UTF8);
        (await world.Store.Definitions.ImportAsync(Flow, version, json, "test", world.Time.GetUtcNow(), CancellationToken.None)).IsRefused.Should().BeFalse();
    }
}

public sealed class SqliteStartupTests(SqliteStore store) : StartupTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresStartupTests(PostgresStore store) : StartupTests(store), IClassFixture<PostgresStore>;
