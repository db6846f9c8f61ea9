using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Archives;
using Workflow.Approvals.Cases;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    [Fact]
    public async Task The_step_that_closes_a_case_archives_its_papers_with_those_of_the_step_itself()
    {
        var @case = await OpenCaseAsync();
        var department = Sample.Unique("department-");
        await StepAsync(@case.No, file => file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department))));

        await StepAsync(@case.No, file =>
        {
            file.Apply(new Change.DocumentIssued(Sample.Draft(Guid.NewGuid(), department)));
            file.Apply(new Change.CaseArchived(new Retention(30, "依据", IsAssumption: true)));
        });

        await using var db = Store.Db();
        var archive = await db.Archives.SingleAsync(row => row.CaseNo == @case.No.Value);
        var stored = await db.Documents.Where(row => row.CaseNo == @case.No.Value).Join(db.DocumentContents, row => row.Id, content => content.DocumentId, (row, content) => new { row.Number, content.Html }).ToListAsync();
        var papers = JsonDocument.Parse(archive.Catalogue).RootElement.GetProperty("papers").EnumerateArray().ToList();
        papers.Select(paper => (paper.GetProperty("number").GetString(), paper.GetProperty("bytes").GetInt64()))
            .Should().BeEquivalentTo(stored.Select(document => (document.Number, (long)Encoding.UTF8.GetByteCount(document.Html)))).And.HaveCount(2);
        archive.Sha256.Should().Be(ArchiveCatalogue.HashOf(archive.Catalogue));
        archive.RetainUntil.Should().Be(new DateOnly(2056, 12, 31));
        archive.ArchivedAt.Should().Be(@case.ClosedAt!.Value);
    }

    [Fact]
    public async Task A_case_is_archived_once()
    {
        var @case = await OpenCaseAsync();
        await StepAsync(@case.No, file => file.Apply(new Change.CaseArchived(Retention.Default)));

        var again = () => StepAsync(@case.No, file => file.Apply(new Change.CaseArchived(Retention.Default)));

        await again.Should().ThrowAsync<System.Data.Common.DbException>();
    }
}
