using System.Text.Json;
using Workflow.Approvals.Archives;
using Workflow.Approvals.Cases;

namespace Workflow.Tests.Archives;

public sealed class ArchiveCatalogueTests
{
    private static readonly DateTimeOffset At = new(2026, 5, 29, 2, 0, 0, TimeSpan.Zero);

    private static readonly Case Closed = new()
    {
        No = new("3304022026052900010000017"), Kind = CaseKind.Application, DefinitionId = "investment-project-social", DefinitionVersion = 1, CatalogueVersion = 1,
        Applicant = new(Guid.Parse("7d9c86a2-0000-4000-8000-000000000001")), Region = "330402", State = CaseState.Granted, OpenedAt = At, ClosedAt = At.AddDays(30),
        ClosedReason = "case.closed-granted", InstanceId = "i", RowCounter = 1,
    };

    private static readonly ArchiveCatalogue Catalogue = new(Closed, "嘉兴某某有限公司", new(10, "依据", IsAssumption: true),
    [
        new(ArchivedPaper.Document, "嘉自然资规受〔2026〕3号", "受理通知书", At, 1200, "ab12"), new(ArchivedPaper.Attachment, "", "图纸.pdf", At, 9000, "cd34"),
        new(ArchivedPaper.Attachment, "", "图纸.pdf", At, 9100, "ef56"),
    ]);

    [Fact]
    public void Papers_are_numbered_in_order_and_two_of_one_name_keep_apart()
    {
        var papers = JsonDocument.Parse(Catalogue.Write()).RootElement.GetProperty("papers").EnumerateArray().ToList();

        papers.Select(paper => paper.GetProperty("order").GetInt32()).Should().Equal(1, 2, 3);
        papers.Select(paper => paper.GetProperty("path").GetString()).Should().Equal("documents/0001.html", "attachments/0002.pdf", "attachments/0003.pdf");
        papers[0].GetProperty("number").GetString().Should().Be("嘉自然资规受〔2026〕3号");
        papers.Select(paper => paper.GetProperty("bytes").GetInt64()).Should().Equal(1200, 9000, 9100);
    }

    [Fact]
    public void It_says_how_long_it_is_kept_and_whether_that_is_assumed()
    {
        var retention = JsonDocument.Parse(Catalogue.Write()).RootElement.GetProperty("retention");

        retention.GetProperty("until").GetString().Should().Be("2036-12-31");
        retention.GetProperty("assumption").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes_and_another_paper_another_hash()
    {
        var more = Catalogue with { Papers = [.. Catalogue.Papers, new(ArchivedPaper.Attachment, "", "补充.pdf", At, 1, "00")] };

        (Catalogue with { }).Write().Should().Be(Catalogue.Write());
        ArchiveCatalogue.HashOf(more.Write()).Should().NotBe(ArchiveCatalogue.HashOf(Catalogue.Write()));
    }

    [Fact]
    public void An_open_case_has_no_catalogue()
    {
        var open = Catalogue with { Case = Closed with { ClosedAt = null } };

        open.Invoking(catalogue => catalogue.Write()).Should().Throw<InvalidOperationException>();
    }
}
