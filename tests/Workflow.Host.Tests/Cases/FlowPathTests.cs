using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Cases;

/// <summary>Every way through the shipped flows exists and ends, on the real engine and either store.</summary>
public abstract class FlowPathTests(StoreFixture fixture)
{
    private static readonly Actor Lead = new("lead", ActorRole.DepartmentHead, "natural-resources");

    [Theory]
    [InlineData("investment-project-social", 3)]
    [InlineData("investment-project-government", 5)]
    public async Task A_project_that_is_granted_everywhere_passes_all_stages(string definition, int stages)
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync(definition);

        foreach (var stage in world.Versions.Catalogue.StagesOf(definition, 1))
        {
            await world.FileAsync(no, stage.Code, applicant);
            await world.DoAsync(new AcceptStage(no, stage.Code, []), CaseWorld.Clerk);
            await world.GrantAllAsync(no);
        }

        var file = await world.ReadAsync(no);
        file.Stages.Should().HaveCount(stages).And.OnlyContain(s => s.State == StageState.Granted);
        await EndedAsync(world, no, CaseState.Granted);
    }

    [Fact]
    public async Task A_refused_matter_goes_to_the_lead_who_refuses_the_stage()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, _) = await world.InReviewAsync();
        await world.RefuseAsync(no, "eia-form");
        await world.GrantAllAsync(no);

        await world.DoAsync(new DecideLead(no, CaseWorld.Planning, Refile: false, "one matter is refused"), Lead);

        await EndedAsync(world, no, CaseState.Refused, DocumentKind.DecisionToRefuse);
    }

    [Fact]
    public async Task The_lead_may_let_the_stage_be_filed_again_and_what_was_granted_stays_granted()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.InReviewAsync();
        await world.RefuseAsync(no, "eia-form");
        await world.GrantAllAsync(no);

        await world.DoAsync(new DecideLead(no, CaseWorld.Planning, Refile: true, "may be corrected"), Lead);
        await world.FileAsync(no, CaseWorld.Planning, applicant);
        await world.DoAsync(new AcceptStage(no, CaseWorld.Planning, []), CaseWorld.Clerk);

        var file = await world.ReadAsync(no);
        file.Tasks.Where(t => t.IsOpen).Select(t => t.MatterCode).Should().Equal("eia-form");
        await world.GrantAllAsync(no);
        (await world.ReadAsync(no)).Stages.Select(s => s.State).Should().Equal(StageState.Granted, StageState.Open);
    }

    [Fact]
    public async Task The_lead_may_end_the_stage_while_reviews_are_open()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, _) = await world.InReviewAsync();
        await world.RefuseAsync(no, "eia-form");

        await world.DoAsync(new EndStage(no, CaseWorld.Planning, "one matter is refused"), Lead);

        (await world.ReadAsync(no)).Tasks.Should().Contain(t => t.State == TaskState.Cancelled);
        await EndedAsync(world, no, CaseState.Refused);
    }

    [Fact]
    public async Task A_supplement_nobody_answers_ends_the_case_as_withdrawn()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await world.FileAsync(no, CaseWorld.Planning, applicant, "flood-study");
        await world.DoAsync(new RequestSupplement(no, CaseWorld.Planning, [new("flood-study", "service-centre", "flood study")]), CaseWorld.Clerk);

        world.GoTo(new DateOnly(2026, 3, 31), new TimeOnly(9, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);

        await EndedAsync(world, no, CaseState.WithdrawnBeforeAcceptance, DocumentKind.Termination);
    }

    [Fact]
    public async Task Refused_acceptance_ends_the_case_with_its_notice()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await world.FilePlanningAsync(no, applicant);

        await world.DoAsync(new RefuseAcceptance(no, CaseWorld.Planning, "outside this office's competence"), CaseWorld.Clerk);

        await EndedAsync(world, no, CaseState.AcceptanceRefused, DocumentKind.RefusalOfAcceptance);
    }

    [Fact]
    public async Task A_tolerated_material_that_does_not_come_ends_the_stage_as_the_setting_says()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await world.FileAsync(no, CaseWorld.Planning, applicant, "land-red-line");
        await world.DoAsync(new AcceptStage(no, CaseWorld.Planning, [new("land-red-line", new DateOnly(2026, 3, 6))]), CaseWorld.Clerk);

        world.GoTo(new DateOnly(2026, 3, 9), new TimeOnly(9, 0));
        await world.Timers.RunDueAsync(CancellationToken.None);

        (await world.ReadAsync(no)).Stages.Single().State.Should().Be(StageState.AcceptanceRevoked);
        await EndedAsync(world, no, CaseState.Annulled, DocumentKind.Termination);
    }

    [Fact]
    public async Task A_correction_in_time_brings_the_same_task_to_its_second_round()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.InReviewAsync();
        var task = (await world.ReadAsync(no)).Tasks.Single(t => t.MatterCode == "landscape-opinion");
        await world.DoAsync(new CompleteTask(no, task.Id, Verdict.Return, "the green ratio differs"), CaseWorld.Signer(task, SignOffRole.Handler));

        await world.DoAsync(new AnswerCorrection(no, task.Id, Form: null, [new("green-plan", "test:corrected")]), applicant);
        await world.GrantAllAsync(no);

        var file = await world.ReadAsync(no);
        file.Tasks.Single(t => t.Id == task.Id).Should().Match<ReviewTask>(t => t.Round == 2 && t.Result == TaskResult.Granted);
        file.Stages[0].State.Should().Be(StageState.Granted);
    }

    private static async Task EndedAsync(CaseWorld world, CaseNo no, CaseState state, DocumentKind? document = null)
    {
        var file = await world.ReadAsync(no);
        await using var db = world.Store.Db();
        file.Case.State.Should().Be(state);
        file.Case.IsClosed.Should().BeTrue();
        file.Tasks.Should().OnlyContain(t => !t.IsOpen);
        file.Clocks.Should().OnlyContain(c => c.EndedAt != null);
        (await db.Bookmarks.CountAsync(b => b.CaseNo == no.Value)).Should().Be(0);
        (await db.DueTimers.CountAsync(t => t.CaseNo == no.Value)).Should().Be(0);
        var kinds = await db.Documents.Where(d => d.CaseNo == no.Value).Select(d => d.Kind).ToListAsync();
        kinds.Should().Contain(document ?? DocumentKind.ReceiptOfMaterials);
    }
}

public sealed class SqliteFlowPathTests(SqliteStore store) : FlowPathTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresFlowPathTests(PostgresStore store) : FlowPathTests(store), IClassFixture<PostgresStore>;
