using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Licences;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task Every_field_of_a_licence_is_found_again_by_the_next_step_of_its_holder()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });
        var licence = Sample.Licence(@case.Applicant);

        await StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(licence)));

        await using var found = await LoadAsync(@case.No);
        Whole(found.File.Licences.Single()).Should().Be(Whole(licence));
        Filled.IsWhole(licence).Should().BeTrue("the sample must not leave a field at its default");
    }

    [Fact]
    public async Task A_case_with_a_project_reads_no_licences()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(Sample.Licence(@case.Applicant))));

        await using var found = await LoadAsync(@case.No);

        found.File.Licences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_case_reads_the_licences_of_its_applicant_only()
    {
        var other = await OpenCaseAsync(made => made with { Project = null });
        await StepAsync(other.No, file => file.Apply(new Change.LicenceChanged(Sample.Licence(other.Applicant))));
        var @case = await OpenCaseAsync(made => made with { Project = null });

        await using var found = await LoadAsync(@case.No);

        found.File.Licences.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_act_on_a_licence_leaves_a_line_of_history_and_the_last_one_stands()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });
        var first = Sample.Licence(@case.Applicant);
        await StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(first)));
        var second = first with { Version = 8, Revision = 2, Act = LicenceAct.Changed, Identifier = Sample.Unique("1.2.156.3005.2."), ChangedAt = Sample.At.AddDays(1) };
        var third = second with { Status = LicenceStatus.Suspended, Revision = 3, Act = LicenceAct.Suspended };

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.LicenceChanged(second));
            file.Apply(new Change.LicenceChanged(third));
        });

        await using var found = await LoadAsync(@case.No);
        Whole(found.File.Licences.Single()).Should().Be(Whole(third));
        await using var db = Store.Db();
        var history = await db.LicenceVersions.Where(row => row.LicenceId == first.Id.Value).OrderBy(row => row.Revision).ToListAsync();
        history.Select(row => (row.Revision, row.Version, row.Act, row.Status, row.Identifier)).Should().Equal(
            (1, 7, LicenceAct.Revoked, LicenceStatus.Revoked, first.Identifier), (2, 8, LicenceAct.Changed, LicenceStatus.Revoked, second.Identifier),
            (3, 8, LicenceAct.Suspended, LicenceStatus.Suspended, second.Identifier));
    }

    [Fact]
    public async Task A_licence_that_moved_on_is_not_overwritten()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });
        var licence = Sample.Licence(@case.Applicant);
        await StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(licence)));

        var stale = () => StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(licence with { Revision = 5, Reason = "stale" })));

        await stale.Should().ThrowAsync<InvalidOperationException>();
        await using var db = Store.Db();
        (await db.LicenceVersions.CountAsync(row => row.LicenceId == licence.Id.Value)).Should().Be(1);
    }

    [Fact]
    public async Task Two_cases_of_one_holder_change_its_licence_one_after_the_other()
    {
        const int acts = 6;
        var first = await OpenCaseAsync(made => made with { Project = null });
        var second = await OpenCaseAsync(made => made with { Project = null, Applicant = first.Applicant });
        await StepAsync(first.No, file => file.Apply(new Change.LicenceChanged(Sample.Licence(first.Applicant))));

        await Task.WhenAll(Enumerable.Range(0, acts).Select(i => Task.Run(() => StepAsync((i % 2 == 0 ? first : second).No, file =>
        {
            var licence = file.Licences.Single();
            file.Apply(new Change.LicenceChanged(licence with { Revision = licence.Revision + 1 }));
        }))));

        await using var found = await LoadAsync(first.No);
        found.File.Licences.Single().Revision.Should().Be(1 + acts);
    }

    [Fact]
    public async Task A_number_is_given_once()
    {
        var @case = await OpenCaseAsync(made => made with { Project = null });
        var licence = Sample.Licence(@case.Applicant);
        await StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(licence)));

        var again = () => StepAsync(@case.No, file => file.Apply(new Change.LicenceChanged(licence with { Id = new(Guid.NewGuid()), Identifier = Sample.Unique("other") })));

        await again.Should().ThrowAsync<System.Data.Common.DbException>();
    }
}
