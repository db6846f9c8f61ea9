using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Data.Tables;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Every_field_of_a_case_file_is_found_again()
    {
        var @case = await OpenCaseAsync();
        var (task, clock, supplement) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        object[] given =
        [
            @case, Sample.Stage(), Sample.Task(task), Sample.Clock(clock, @case.No, task), Sample.Material(), Sample.Supplement(supplement, task), Sample.Instance(@case),
        ];

        await StepAsync(
            @case.No,
            file =>
            {
                file.Apply(new Change.StageChanged(Sample.Stage()));
                file.Apply(new Change.TaskChanged(Sample.Task(task)));
                file.Apply(new Change.ClockChanged(Sample.Clock(clock, @case.No, task)));
                file.Apply(new Change.MaterialChanged(Sample.Material()));
                file.Apply(new Change.SupplementChanged(Sample.Supplement(supplement, task)));
            },
            changes => changes.Own(own => own with { State = [7, 8, 9] }));

        await using var found = await LoadAsync(@case.No);
        object[] again =
        [
            found.File.Case, found.File.Stages.Single(), found.File.Tasks.Single(), found.File.Clocks.Single(), found.File.Materials.Single(),
            found.File.Supplements.Single(), found.Instance,
        ];
        Whole(again).Should().Be(Whole(given));
        found.State.Should().Equal(7, 8, 9);
        given.Should().OnlyContain(record => Filled.IsWhole(record), "the sample must not leave a field at its default");
    }

    [Fact]
    public async Task A_step_sees_the_applicant_and_the_project()
    {
        var party = Sample.Party();
        var project = Sample.Project(party);
        await RegisterAsync(party, project);

        await using var begun = (await Store.Steps.BeginAsync(new("cases", party.Id, project.Code), CancellationToken.None)).Value;

        Whole(begun.Applicant).Should().Be(Whole(party));
        Whole(begun.Project).Should().Be(Whole(project));
    }

    [Fact]
    public async Task A_row_changed_twice_is_stored_as_it_was_last()
    {
        var @case = await OpenCaseAsync();

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.StageChanged(Sample.Stage()));
            file.Apply(new Change.StageChanged(Sample.Stage() with { EndReason = "second" }));
        });

        await using var found = await LoadAsync(@case.No);
        found.File.Stages.Single().EndReason.Should().Be("second");
    }

    [Fact]
    public async Task A_step_that_is_not_committed_leaves_nothing()
    {
        var @case = await OpenCaseAsync();

        await using (var step = await LoadAsync(@case.No))
        {
            step.File.Apply(new Change.StageChanged(Sample.Stage()));
        }

        await using var found = await LoadAsync(@case.No);
        found.File.Stages.Should().BeEmpty();
    }

    [Fact]
    public async Task A_commit_that_fails_half_way_leaves_nothing()
    {
        var @case = await OpenCaseAsync();
        var notice = Sample.Notice(Guid.NewGuid(), @case.Applicant);
        await StepAsync(@case.No, file => file.Apply(new Change.NoticePosted(notice)));

        var again = () => StepAsync(@case.No, file =>
        {
            file.Apply(new Change.StageChanged(Sample.Stage()));
            file.Apply(new Change.NoticePosted(notice));
        });

        await again.Should().ThrowAsync<System.Data.Common.DbException>("the notice is there already");
        await using var found = await LoadAsync(@case.No);
        found.File.Stages.Should().BeEmpty();
    }

    [Fact]
    public async Task The_counter_of_row_ids_is_kept_even_when_nothing_else_of_the_case_changed()
    {
        var @case = await OpenCaseAsync();

        await StepAsync(@case.No, file => file.NextId());

        await using var found = await LoadAsync(@case.No);
        found.File.Case.RowCounter.Should().Be(@case.RowCounter + 1);
    }

    [Fact]
    public async Task A_case_that_does_not_exist_is_refused()
    {
        var answer = await Store.Steps.LoadAsync(new CaseNo("nowhere"), CancellationToken.None);

        answer.Refusal!.Code.Should().Be("case.not-found");
    }

    [Fact]
    public async Task A_case_for_nobody_is_refused_and_its_serial_given_back()
    {
        var scope = Sample.Unique("scope-");
        var party = Sample.Party();
        await RegisterAsync(party);

        var refused = await Store.Steps.BeginAsync(new(scope, new(Guid.NewGuid()), null), CancellationToken.None);
        await using var begun = (await Store.Steps.BeginAsync(new(scope, party.Id, null), CancellationToken.None)).Value;

        refused.Refusal!.Code.Should().Be("party.not-found");
        begun.Serial.Should().Be(1);
    }

    [Fact]
    public async Task Commands_on_one_case_queue_and_none_is_lost()
    {
        const int commands = 12;
        var @case = await OpenCaseAsync();

        await Task.WhenAll(Enumerable.Range(0, commands).Select(_ => Task.Run(() => StepAsync(@case.No, file => file.NextId()))));

        await using var found = await LoadAsync(@case.No);
        found.File.Case.RowCounter.Should().Be(@case.RowCounter + commands);
    }

    [Fact]
    public async Task Personal_fields_are_stored_encrypted_and_only_in_party_data()
    {
        var @case = await OpenCaseAsync();

        await StepAsync(@case.No, file => file.Apply(new Change.PersonalDataGiven(@case.Applicant, "contact-phone", JsonValue.Create("13800000000"))));

        var found = await Store.Vault.ReadAsync(@case.Applicant, CancellationToken.None);
        found.Value["contact-phone"]!.GetValue<string>().Should().Be("13800000000");
    }

    [Fact]
    public async Task A_guarded_write_that_moves_no_row_is_a_bug_and_nothing_is_committed()
    {
        var scope = Sample.Unique("scope-");
        Statement take = new(TrailTables.Take, new RowWriter().Text(scope).Number(1).Cells);
        Statement stale = new("update counters set value = $1 where scope = $2 and value = $3", new RowWriter().Number(9).Text(scope).Number(77).Cells, MustMove: true);
        await using var dialect = WorkflowStore.DialectOf(Options);
        await using var connection = await dialect.OpenAsync(CancellationToken.None);

        var commit = () => connection.CommitAsync([take, stale], CancellationToken.None);

        await commit.Should().ThrowAsync<InvalidOperationException>();
        await connection.DisposeAsync();
        await using var db = Store.Db();
        db.Counters.Should().NotContain(counter => counter.Scope == scope);
    }

    [Fact]
    public async Task A_step_commits_once()
    {
        var @case = await OpenCaseAsync();
        await using var step = await LoadAsync(@case.No);
        var changes = Changes(step.File);
        await step.CommitAsync(changes, CancellationToken.None);

        var again = () => step.CommitAsync(changes, CancellationToken.None);

        await again.Should().ThrowAsync<InvalidOperationException>();
    }
}
