using System.Text;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Engine.State;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Instances;

namespace Workflow.Host.Tests.Cases;

/// <summary>What a step promises, on either store.</summary>
public abstract class RunnerTests(StoreFixture fixture)
{
    [Fact]
    public async Task A_refused_command_writes_nothing()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, _) = await world.InReviewAsync();
        var task = (await world.ReadAsync(no)).Tasks.First(t => t.MatterCode == "land-planning-permit");
        var before = await world.Store.AuditOfAsync(no, CancellationToken.None);

        var refusal = await world.RefusedAsync(new CompleteTask(no, task.Id, Verdict.Grant, "agreed"), CaseWorld.Signer(task, SignOffRole.Handler));

        refusal.Code.Should().Be("task.waits-for-result");
        (await world.Store.AuditOfAsync(no, CancellationToken.None)).Entries.Should().HaveSameCount(before.Entries);
        (await world.ReadAsync(no)).Tasks.Single(t => t.Id == task.Id).Opinions.Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_on_an_unknown_case_is_refused()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);

        var refusal = await world.RefusedAsync(new AcceptStage(new CaseNo("3304022026030200019999990"), CaseWorld.Planning, []), CaseWorld.Clerk);

        refusal.Code.Should().Be("case.not-found");
    }

    [Fact]
    public async Task A_timer_for_a_bookmark_that_is_gone_is_refused_and_changes_nothing()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, _) = await world.InReviewAsync();
        var before = await world.Store.AuditOfAsync(no, CancellationToken.None);

        var refusal = await world.RefusedAsync(new ResumeBookmark(no, "gone"), Actor.System);

        refusal.Should().BeOfType<FlowRefused>().Which.Reason.Should().Be("bookmark.not-found");
        (await world.Store.AuditOfAsync(no, CancellationToken.None)).Entries.Should().HaveSameCount(before.Entries);
    }

    [Theory]
    [InlineData("{\"format\":99}", "state.newer-format")]
    [InlineData("not json", "state.corrupted")]
    public async Task A_state_that_cannot_be_read_refuses_every_command(string state, string code)
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await using (var db = world.Store.Db())
        {
            await db.InstanceStates.Where(s => s.InstanceId == no.Value).ExecuteUpdateAsync(set => set.SetProperty(s => s.State, Encoding.UTF8.GetBytes(state)));
        }

        var refusal = await world.RefusedAsync(new Withdraw(no, "changed plans"), applicant);

        refusal.Code.Should().Be(code);
        (await world.ReadAsync(no)).Case.IsClosed.Should().BeFalse();
    }

    [Fact]
    public async Task Nobody_telling_what_is_missing_in_five_days_counts_as_acceptance()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await world.FilePlanningAsync(no, applicant);

        world.GoTo(new DateOnly(2026, 3, 10), new TimeOnly(0, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);

        var stage = (await world.ReadAsync(no)).Stages.Single();
        stage.State.Should().Be(StageState.InDepartments);
        stage.DeemedAccepted.Should().BeTrue();
    }

    [Fact]
    public async Task Withdrawal_ends_tasks_clocks_timers_and_the_instance_in_one_step()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.InReviewAsync();

        await world.DoAsync(new Withdraw(no, "changed plans"), applicant);

        var file = await world.ReadAsync(no);
        await using var db = world.Store.Db();
        file.Case.IsClosed.Should().BeTrue();
        file.Tasks.Should().OnlyContain(t => !t.IsOpen);
        file.Clocks.Should().OnlyContain(c => c.EndedAt != null);
        (await db.DueTimers.CountAsync(t => t.CaseNo == no.Value)).Should().Be(0);
        (await db.Bookmarks.CountAsync(b => b.CaseNo == no.Value)).Should().Be(0);
        (await db.Instances.SingleAsync(i => i.CaseNo == no.Value)).Status.Should().Be(InstanceSubStatus.Cancelled);
    }

    [Fact]
    public async Task Personal_fields_stand_encrypted_and_nowhere_else()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();

        await world.FilePlanningAsync(no, applicant);

        await using var db = world.Store.Db();
        var stage = await db.StageApplications.SingleAsync(s => s.CaseNo == no.Value);
        var given = await db.PartyData.Where(d => d.PartyId == applicant.Party!.Value.Value).Select(d => d.Field).OrderBy(f => f).ToListAsync();
        stage.Form.Should().NotContain("00000000000").And.Contain("party-data:contactPhone");
        given.Should().Equal("contactName", "contactPhone", "legalRepresentative");
    }
}

public sealed class SqliteRunnerTests(SqliteStore store) : RunnerTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresRunnerTests(PostgresStore store) : RunnerTests(store), IClassFixture<PostgresStore>;
