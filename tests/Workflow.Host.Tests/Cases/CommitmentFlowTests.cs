using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Facts;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Commitments;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Tests.Cases;

/// <summary>Commitments on a store: granted on the spot, verified by exactly one case, proved every night, recorded and closed until repaired.</summary>
public abstract class CommitmentFlowTests(StoreFixture fixture)
{
    private const string Matter = "landscape-opinion";

    [Fact]
    public async Task A_grant_on_a_commitment_opens_exactly_one_verification_however_often_its_message_comes()
    {
        var (world, no, _) = await GrantedAsync();
        var before = await Proof(world).CountAsync(CancellationToken.None);
        before.UnderWay.Should().BePositive();
        before.Missing.Should().Be(0, "its message waits");

        await DeliverAsync(world);
        await using var db = world.Store.Db();
        var verification = await db.Verifications.AsNoTracking().SingleAsync(row => row.OriginNo == no.Value);
        await Again(world, no, verification.CommitmentId);
        await Again(world, no, verification.CommitmentId);

        (await db.Verifications.CountAsync(row => row.OriginNo == no.Value)).Should().Be(1);
        (await db.Cases.CountAsync(row => row.No == verification.CaseNo && row.Kind == CaseKind.Verification)).Should().Be(1);
        (await Proof(world).ProveAsync(CancellationToken.None)).Should().Be(0);
        (await world.ReadAsync(new(verification.CaseNo))).Tasks.Should().ContainSingle(task => task.Kind == TaskKind.HandOver && task.Department == "urban-management");
    }

    [Fact]
    public async Task A_revoked_grant_is_told_to_its_case_recorded_and_closes_the_way()
    {
        var (world, no, applicant) = await GrantedAsync();
        await DeliverAsync(world);
        var check = await VerificationOf(world, no);
        var (one, two, head) = (Official("1"), Official("2"), Official("head", ActorRole.DepartmentHead));
        await world.DoAsync(new AcknowledgeHandOver(check, await TaskAsync(world, check)), one);
        await world.DoAsync(new NameInspectors(check, await TaskAsync(world, check), [one.Account, two.Account]), head);
        await world.DoAsync(new ReportCheck(check, await TaskAsync(world, check), CheckFinding.PromiseFalse, HarmIfRevoked: false, "承诺不实"), one);
        await world.DoAsync(new ReportCheck(check, await TaskAsync(world, check), CheckFinding.PromiseFalse, HarmIfRevoked: false, "承诺不实"), two);
        await world.DoAsync(new SignRevocation(check, await TaskAsync(world, check), Revoke: true, "建议撤销"), one);
        (await world.RefusedAsync(new SignRevocation(check, await TaskAsync(world, check), Revoke: true, "同意"), one)).Code.Should().Be("revocation.needs-second-person");
        await world.DoAsync(new SignRevocation(check, await TaskAsync(world, check), Revoke: true, "同意"), head);
        await DeliverAsync(world);

        (await world.ReadAsync(check)).Case.IsClosed.Should().BeTrue();
        var origin = await world.ReadAsync(no);
        origin.Commitments.Single().State.Should().Be(CommitmentState.Revoked);
        origin.Register.Records.Should().ContainSingle().Which.Kind.Should().Be(CreditKind.FalsePromise);
        (await Proof(world).ProveAsync(CancellationToken.None)).Should().Be(0);

        // The same party tries again, in another case.
        var again = await world.Runner.OpenAsync(new("investment-project-social", applicant.Party!.Value, origin.Project!.Code, origin.Case.Region), applicant, CancellationToken.None);
        await world.DoAsync(new ShowCommitment(again.Value, CaseWorld.Planning, Matter), applicant);
        var paper = (await world.ReadAsync(again.Value)).Commitments.Single();
        (await world.RefusedAsync(Signature(again.Value, paper), applicant)).Should().BeOfType<CommitmentRouteClosed>().Which.Rule.Should().Be("R06");

        await RepairAsync(world, applicant, origin.Case.Region);

        (await world.ReadAsync(no)).Register.Records.Single().Should().Match<CreditRecord>(record => record.RepairedOn != null && record.Case == check);
        await world.DoAsync(Signature(again.Value, paper), applicant);
        (await world.ReadAsync(again.Value)).Commitments.Single().Route.Should().Be(CommitmentRoute.Open, "repaired, the way is open again");
    }

    [Fact]
    public async Task The_proof_fails_when_a_verification_is_missing_or_belongs_to_no_grant()
    {
        var (world, no, _) = await GrantedAsync();
        await DeliverAsync(world);
        await using var db = world.Store.Db();
        await db.Verifications.Where(row => row.OriginNo == no.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.CommitmentId, Guid.NewGuid()));

        var figures = await Proof(world).CountAsync(CancellationToken.None);

        (figures.Missing, figures.Surplus).Should().Be((1, 1));
        var proving = () => Proof(world).ProveAsync(CancellationToken.None);
        (await proving.Should().ThrowAsync<InvalidOperationException>()).Which.Message.Should().Contain("Missing = 1");
        var paper = (await world.ReadAsync(no)).Commitments.Single().Id.Value;
        await db.Verifications.Where(row => row.OriginNo == no.Value).ExecuteUpdateAsync(set => set.SetProperty(row => row.CommitmentId, paper));
    }

    [Fact]
    public async Task Every_open_verification_is_looked_at_once_a_day()
    {
        var (world, no, _) = await GrantedAsync();
        await DeliverAsync(world);
        var check = await VerificationOf(world, no);
        var work = new VerificationWork(world.Store, world.Runner, Both(world));
        while (await work.WatchAsync(CancellationToken.None) > 0)
        {
        }

        (await world.ReadAsync(check)).Verification!.WatchedOn.Should().NotBeNull();
        (await work.WatchAsync(CancellationToken.None)).Should().Be(0, "today they were looked at");
    }

    [Fact]
    public async Task What_is_not_known_of_the_applicant_is_referred_and_grants_nothing()
    {
        var (world, no, applicant) = await OpenAsync(knows: false);
        await world.DoAsync(Signature(no, (await world.ReadAsync(no)).Commitments.Single()), applicant);
        await world.FileAsync(no, CaseWorld.Planning, applicant, "green-plan");
        await world.DoAsync(new AcceptStage(no, CaseWorld.Planning, []), CaseWorld.Clerk);

        var file = await world.ReadAsync(no);
        file.Commitments.Single().Route.Should().Be(CommitmentRoute.Referred);
        file.Tasks.Single(task => task.MatterCode == Matter).State.Should().Be(TaskState.Open);
    }

    private static async Task RepairAsync(CaseWorld world, Actor applicant, string region)
    {
        var party = applicant.Party!.Value;
        var no = (await world.Runner.OpenAsync(new("credit-repair", party, Project: null, region), applicant, CancellationToken.None)).Value;
        JsonObject form = new() { ["ownerName"] = "企业", ["ownerCreditCode"] = "91330402MA2XXXXX0A", ["breachMatter"] = Matter, ["repairMeasures"] = "已整改" };
        await world.DoAsync(new FileStage(no, "credit-repair-decision", form, [new("repair-report", "test:report"), new("credit-promise", "test:promise")]), applicant);
        await world.DoAsync(new AcceptStage(no, "credit-repair-decision", []), CaseWorld.Clerk);
        var task = (await world.ReadAsync(no)).Tasks.Single(task => task.Kind == TaskKind.Review);
        var reviewer = CaseWorld.Signer(task, SignOffRole.Handler);
        await ListedAsync(world, party, isListed: true);
        (await world.RefusedAsync(new CompleteTask(no, task.Id, Verdict.Grant, "同意"), reviewer)).Code.Should().Be("credit.repair-barred", "it is on the list of serious dishonesty");
        await ListedAsync(world, party, isListed: false);
        await world.DoAsync(new CompleteTask(no, task.Id, Verdict.Grant, "同意修复"), reviewer);
        (await world.ReadAsync(no)).Case.State.Should().Be(CaseState.Granted);
    }

    private static async Task ListedAsync(CaseWorld world, PartyId party, bool isListed)
    {
        await using var db = world.Store.Db();
        await db.FactSnapshots.Where(row => row.PartyId == party.Value && row.Name == "applicant.on-serious-list").ExecuteUpdateAsync(set => set.SetProperty(row => row.Value, isListed ? "true" : "false"));
    }

    private async Task<(CaseWorld World, CaseNo No, Actor Applicant)> OpenAsync(bool knows)
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await using var db = world.Store.Db();
        var party = applicant.Party!.Value.Value;
        db.Mandates.Add(new() { Id = Guid.NewGuid(), PartyId = party, Account = applicant.Account, Role = MandateRole.LegalRepresentative, FromDay = new(2026, 1, 1), Evidence = "营业执照" });
        foreach (var (name, value) in knows ? new[] { ("applicant.credit-level", "\"B\""), ("applicant.on-serious-list", "false"), ("applicant.on-abnormal-list", "false") } : [])
        {
            var at = world.Time.GetUtcNow();
            db.FactSnapshots.Add(new() { PartyId = party, Source = "credit-register", Name = name, Value = value, ObservedAt = at, FetchedAt = at, Status = FactStatus.Answered });
        }

        await db.SaveChangesAsync();
        await world.DoAsync(new ShowCommitment(no, CaseWorld.Planning, Matter), applicant);
        return (world, no, applicant);
    }

    private async Task<(CaseWorld World, CaseNo No, Actor Applicant)> GrantedAsync()
    {
        var (world, no, applicant) = await OpenAsync(knows: true);
        await world.DoAsync(Signature(no, (await world.ReadAsync(no)).Commitments.Single()), applicant);
        await world.FileAsync(no, CaseWorld.Planning, applicant, "green-plan");
        await world.DoAsync(new AcceptStage(no, CaseWorld.Planning, []), CaseWorld.Clerk);
        (await world.ReadAsync(no)).Commitments.Single().State.Should().Be(CommitmentState.Granted);
        return (world, no, applicant);
    }

    private static SignCommitment Signature(CaseNo no, CommitmentPaper paper) => new(no, paper.Id, paper.TextVersion, SigningMethod.QualifiedElectronic, [], MayPublish: true, Evidence: null);

    private static Actor Official(string name, ActorRole role = ActorRole.Reviewer) => new($"urban-management.{name}", role, "urban-management");

    private static RuntimeTime Both(CaseWorld world) => new(world.Time, TimeProvider.System);

    private static CommitmentProof Proof(CaseWorld world) => world.Store.Commitments;

    private static async Task DeliverAsync(CaseWorld world) =>
        await new OutboxWork(world.Store, world.Runner, new StartWork(world.Store, world.Runner, world.Versions, Both(world)), new(world.Runner), TimeProvider.System).DeliverAsync(CancellationToken.None);

    private static async Task<CaseNo> VerificationOf(CaseWorld world, CaseNo origin)
    {
        await using var db = world.Store.Db();
        return new(await db.Verifications.Where(row => row.OriginNo == origin.Value).Select(row => row.CaseNo).SingleAsync());
    }

    private static async Task<TaskId> TaskAsync(CaseWorld world, CaseNo no) => (await world.ReadAsync(no)).Tasks.Single(task => task.IsOpen).Id;

    // The message once more, as it comes when a node dies between taking it and forgetting it.
    private static async Task Again(CaseWorld world, CaseNo no, Guid commitment)
    {
        var file = await world.ReadAsync(no);
        await new CommitmentMessages(world.Runner).TakeAsync("verification.asked", new()
        {
            ["commitment"] = commitment.ToString("D"), ["case"] = no.Value, ["applicant"] = file.Case.Applicant.Value.ToString("D"), ["region"] = file.Case.Region, ["matter"] = Matter, ["matterName"] = Matter,
            ["approver"] = "landscaping", ["regulator"] = "urban-management", ["grantedAt"] = world.Time.GetUtcNow().ToString("O"), ["lowRisk"] = true, ["later"] = new System.Text.Json.Nodes.JsonArray(),
        }, CancellationToken.None);
    }
}

public sealed class SqliteCommitmentFlowTests(SqliteStore store) : CommitmentFlowTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresCommitmentFlowTests(PostgresStore store) : CommitmentFlowTests(store), IClassFixture<PostgresStore>;
