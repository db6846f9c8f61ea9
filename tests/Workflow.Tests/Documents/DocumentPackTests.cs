using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;

namespace Workflow.Tests.Documents;

public sealed class DocumentPackTests
{
    private static readonly Department Housing = new("housing", "住房和城乡建设局", "Housing", "建");

    [Fact]
    public void Every_document_stands_as_it_was_issued_under_one_style()
    {
        string[] pages = [Page("1号", "</body><style>"), Page("2号", "乙")];

        var pack = DocumentPack.Of("办件 <1>", pages);

        foreach (var page in pages)
        {
            pack.Should().Contain(page[page.IndexOf("<article", StringComparison.Ordinal)..(page.IndexOf("</article>", StringComparison.Ordinal) + "</article>".Length)]);
        }

        pack.Split("<style>").Should().HaveCount(2);
        pack.Split("@page").Should().HaveCount(2, "the documents share one style");
        pack.Should().Contain("<title>办件 &lt;1&gt;</title>").And.Contain("break-before: page").And.NotContain("\r");
    }

    [Fact]
    public void Documents_of_an_older_style_bring_their_own()
    {
        var old = Page("1号", "甲").Replace("font: 16pt", "font: 15pt", StringComparison.Ordinal);

        DocumentPack.Of("t", [old, Page("2号", "乙")]).Should().Contain("font: 15pt").And.Contain("font: 16pt");
    }

    private static string Page(string number, string applicant) => DocumentRenderer.Render(
        new(DocumentKind.Acceptance, 3, "受理通知书", "Acceptance", "受", "<p>{{applicant}}</p>\n"),
        new()
        {
            Id = new DocumentId(new Guid(7, 0, 0, new byte[8])), Kind = DocumentKind.Acceptance, Department = "housing",
            Values = new JsonObject { ["caseNo"] = "330402", ["applicant"] = applicant }, IssuedAt = OfficeTime.At(new DateOnly(2026, 3, 5), new TimeOnly(9, 30)),
        },
        number, Housing).Html;
}
