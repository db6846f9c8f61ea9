using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;

namespace Workflow.Tests.Documents;

public sealed class DocumentRendererTests
{
    private static readonly Department Housing = new("housing", "住房和城乡建设局", "Housing", "建");
    private static readonly DocumentTemplate Template = new(DocumentKind.Acceptance, 3, "受理通知书", "Acceptance", "受", "<p>{{applicant}}:{{caseNo}}</p>\n{{tolerated}}\n");

    private static DocumentDraft Draft(string applicant = "某公司", params string[] tolerated) => new()
    {
        Id = new DocumentId(new Guid(7, 0, 0, new byte[8])),
        Kind = DocumentKind.Acceptance,
        Department = "housing",
        Values = new JsonObject { ["caseNo"] = "330402", ["applicant"] = applicant, ["tolerated"] = new JsonArray([.. tolerated.Select(t => JsonValue.Create(t))]) },
        IssuedAt = OfficeTime.At(new DateOnly(2026, 3, 5), new TimeOnly(23, 30)),
    };

    [Fact]
    public void A_number_names_department_kind_year_and_count()
    {
        DocumentNumber.Of("嘉", Housing, Template, 2026, 3).Should().Be("嘉建受〔2026〕3号");
    }

    [Fact]
    public void The_same_draft_gives_the_same_bytes_and_their_hash()
    {
        var first = DocumentRenderer.Render(Template, Draft(), "建受〔2026〕3号", Housing);
        var second = DocumentRenderer.Render(Template, Draft(), "建受〔2026〕3号", Housing);

        second.Should().Be(first);
        first.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(first.Html))));
        first.Html.Should().NotContain("\r").And.Contain("<p class=\"number\">建受〔2026〕3号</p>").And.Contain("2026年3月5日").And.Contain("data-version=\"3\"");
        (first.TemplateVersion, first.Number).Should().Be((3, "建受〔2026〕3号"));
    }

    [Fact]
    public void Values_are_encoded_and_lists_become_lists()
    {
        var page = DocumentRenderer.Render(Template, Draft("<script>alert('x')</script>", "甲<b>", "乙"), "1号", Housing).Html;

        page.Should().NotContain("<script>").And.Contain("&lt;script&gt;").And.Contain("<ol><li>甲&lt;b&gt;</li><li>乙</li></ol>");
    }

    [Fact]
    public void An_empty_list_says_so_and_places_for_seal_and_code_are_marked()
    {
        var page = DocumentRenderer.Render(Template, Draft(), "1号", Housing).Html;

        page.Should().Contain("<p>无</p>").And.Contain("data-place=\"seal\"").And.Contain("data-place=\"code\" data-case=\"330402\"");
    }

    [Fact]
    public void A_code_stands_in_its_place_with_the_address_under_it()
    {
        var mark = new TrackingMark("https://office/q/330402/a<b", 29, "M4 4.5h7");

        var page = DocumentRenderer.Render(Template, Draft(), "1号", Housing, mark).Html;

        page.Should().Contain("<svg viewBox=\"0 0 29 29\"").And.Contain("d=\"M4 4.5h7\"").And.Contain(">https://office/q/330402/a&lt;b</span>").And.NotContain("（二维码）");
        DocumentRenderer.Render(Template, Draft(), "1号", Housing, mark).Html.Should().Be(page);
    }

    [Theory]
    [InlineData("<p>{{nothing}}</p>")]
    [InlineData("<p>{{applicant</p>")]
    public void A_mark_without_a_value_is_a_bug_of_ours(string body)
    {
        var render = () => DocumentRenderer.Render(Template with { Body = body }, Draft(), "1号", Housing);

        render.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void A_value_that_looks_like_a_mark_is_text()
    {
        DocumentRenderer.Render(Template, Draft("{{caseNo}}"), "1号", Housing).Html.Should().Contain("{{caseNo}}:330402");
    }

    [Fact]
    public void A_draft_is_rendered_only_with_the_template_of_its_kind()
    {
        var render = () => DocumentRenderer.Render(Template with { Kind = DocumentKind.Termination }, Draft(), "1号", Housing);

        render.Should().Throw<InvalidOperationException>();
    }
}
