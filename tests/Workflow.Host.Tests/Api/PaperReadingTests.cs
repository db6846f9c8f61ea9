using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Workflow.Host.Tests.Api;

/// <summary>The pack of documents, lists of what can be asked for, and notices that are read.</summary>
public sealed class PaperReadingTests(ServedOffice office) : IClassFixture<ServedOffice>
{
    [Fact]
    public async Task All_documents_of_a_case_come_in_one_page()
    {
        var client = await office.SignedInAsync("handler");
        var documents = (await ServedOffice.GetAsync(client, $"/api/cases/{office.No}")).GetProperty("documents").EnumerateArray().ToList();

        var answer = await client.GetAsync($"/api/cases/{office.No}/documents/pack");
        var pack = await answer.Content.ReadAsStringAsync();

        documents.Should().HaveCountGreaterThan(1);
        foreach (var document in documents)
        {
            var page = await client.GetStringAsync($"/api/cases/{office.No}/documents/{document.GetProperty("id").GetString()}");
            pack.Should().Contain(page[page.IndexOf("<article", StringComparison.Ordinal)..page.IndexOf("</body>", StringComparison.Ordinal)]);
        }

        pack.Split("<section>").Should().HaveCount(documents.Count + 1);
        answer.Content.Headers.ContentType!.ToString().Should().Be("text/html; charset=utf-8");
        answer.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("sandbox;");
    }

    [Fact]
    public async Task A_case_without_documents_and_a_foreign_one_have_no_pack()
    {
        var (applicant, stranger) = (await office.SignedInAsync("handler"), await office.SignedInAsync("stranger"));

        var none = await applicant.GetAsync($"/api/cases/{office.Cases[1]}/documents/pack");
        var foreign = await stranger.GetAsync($"/api/cases/{office.No}/documents/pack");

        (none.StatusCode, foreign.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NotFound));
        (await none.Content.ReadAsStringAsync()).Should().Contain("document.none");
        (await foreign.Content.ReadAsStringAsync()).Should().Contain("case.not-found");
    }

    [Fact]
    public async Task Services_and_grounds_are_listed()
    {
        var client = await office.SignedInAsync("handler");

        var services = await ServedOffice.GetAsync(client, "/api/services");
        var grounds = (await ServedOffice.GetAsync(client, "/api/clock-grounds")).EnumerateArray().ToList();

        services.GetRawText().Should().Be(
            """[{"id":"investment-project-social","name":"社会投资项目审批","investment":"social","applicants":[]},{"id":"investment-project-government","name":"政府投资项目审批","investment":"government","applicants":[]},{"id":"enterprise-startup","name":"企业开办","investment":null,"applicants":["startup"]},{"id":"joint-pre-review","name":"社会投资项目联合预审","investment":"social","applicants":[]},{"id":"internal-matter","name":"机关内部“一件事”","investment":null,"applicants":["body"]},{"id":"credit-repair","name":"信用修复","investment":null,"applicants":["enterprise"]},{"id":"enterprise-deregistration","name":"企业注销","investment":null,"applicants":["enterprise"]}]""");
        grounds.Should().HaveCount(13);
        grounds[0].GetRawText().Should().Be("""{"code":"hearing","name":"听证","stopsStatutory":true,"tasksOnly":false,"needsLocalRule":false,"source":"行政许可法 art. 45"}""");
        grounds.Select(ground => ground.GetProperty("code").GetString()).Should().NotContain(["between-stages", "all-branches-stopped"]);
    }

    [Fact]
    public async Task A_notice_is_read_once_by_whom_it_is_for()
    {
        var (applicant, clerk) = (await office.SignedInAsync("handler"), await office.SignedInAsync("clerk"));
        var id = (await ServedOffice.GetAsync(applicant, "/api/notices")).GetProperty("items")[0].GetProperty("id").GetGuid();

        var foreign = await clerk.PostAsync($"/api/notices/{id}/read", null);
        var first = await applicant.PostAsync($"/api/notices/{id}/read", null);
        var readAt = await ReadAtAsync(id);
        var second = await applicant.PostAsync($"/api/notices/{id}/read", null);

        (foreign.StatusCode, first.StatusCode, second.StatusCode).Should().Be((HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NoContent));
        (await foreign.Content.ReadAsStringAsync()).Should().Contain("notice.not-found");
        readAt.Should().NotBeNull();
        (await ReadAtAsync(id)).Should().Be(readAt);
        (await ServedOffice.GetAsync(applicant, "/api/notices")).GetProperty("items")[0].GetProperty("readAt").GetString().Should().NotBeNull();
    }

    private async Task<DateTimeOffset?> ReadAtAsync(Guid id)
    {
        await using var db = office.Store.Db();
        return await db.Notices.Where(notice => notice.Id == id).Select(notice => notice.ReadAt).SingleAsync();
    }
}
