using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Workflow.Host.Tests.Api;

/// <summary>Drafts of stage applications: kept sealed, changed by version, dropped when filed; on both databases.</summary>
public abstract class Drafts(ServedOffice office)
{
    private const string Name = "王某某";

    [Fact]
    public async Task A_draft_is_made_changed_and_dropped_by_version()
    {
        var client = await office.SignedInAsync("handler");
        var address = Address(await OpenAsync(client));

        var none = await client.GetAsync(address);
        var made = await PutAsync(client, address, Content("甲"), create: true);
        var changed = await PutAsync(client, address, Content("乙"), match: Tag(made));
        var lost = await PutAsync(client, address, Content("丙"), match: Tag(made));
        var again = await PutAsync(client, address, Content("丁"), create: true);
        var read = await client.GetAsync(address.Replace("planning-permit", "1", StringComparison.Ordinal));
        var droppedOld = await DeleteAsync(client, address, Tag(made));
        var dropped = await DeleteAsync(client, address, Tag(changed));
        var gone = await client.GetAsync(address);
        var anew = await PutAsync(client, address, Content("戊"), create: true);

        await IsAsync(none, HttpStatusCode.NotFound, "draft.not-found");
        (made.StatusCode, changed.StatusCode, read.StatusCode, dropped.StatusCode, anew.StatusCode)
            .Should().Be((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NoContent, HttpStatusCode.OK));
        await IsAsync(lost, HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsAsync(again, HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsAsync(droppedOld, HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsAsync(gone, HttpStatusCode.NotFound, "draft.not-found");
        Tag(read).Should().Be(Tag(changed));
        new[] { Tag(made), Tag(changed), Tag(anew) }.Should().OnlyHaveUniqueItems();
        var shown = await ServedOffice.BodyAsync(read);
        shown.GetProperty("form").GetProperty("projectName").GetString().Should().Be("乙");
        shown.GetProperty("materials")[0].GetProperty("waiverGround").GetString().Should().Be("区域评估");
        shown.GetProperty("savedAt").GetString().Should().EndWith("+08:00").And.Be((await ServedOffice.BodyAsync(changed)).GetProperty("savedAt").GetString());
    }

    [Fact]
    public async Task Of_two_who_save_at_once_one_is_told()
    {
        var client = await office.SignedInAsync("handler");
        var address = Address(await OpenAsync(client));

        var made = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PutAsync(client, address, Content($"{i}"), create: true)));
        var first = made.Single(answer => answer.StatusCode == HttpStatusCode.OK);
        var changed = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => PutAsync(client, address, Content($"{i}"), match: Tag(first))));

        made.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(5);
        changed.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        changed.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(5);
    }

    [Fact]
    public async Task A_change_says_which_version_it_changes()
    {
        var client = await office.SignedInAsync("handler");
        var address = Address(office.Cases[1]);

        await IsAsync(await PutAsync(client, address, Content("甲")), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsAsync(await PutAsync(client, address, Content("甲"), match: "*"), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsAsync(await PutAsync(client, address, Content("甲"), match: "W/\"a\""), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsAsync(await PutAsync(client, address, Content("甲"), match: "\"a\", \"b\""), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsAsync(await PutAsync(client, address, Content("甲"), match: "\"a\"", create: true), HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsAsync(await PutAsync(client, address, Content("甲"), match: "\"nonsense\""), HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsAsync(await client.DeleteAsync(address), HttpStatusCode.PreconditionRequired, "precondition.missing");
    }

    [Theory]
    [InlineData("stranger", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("handler-of-old", HttpStatusCode.NotFound, "case.not-found")]
    [InlineData("clerk", HttpStatusCode.Forbidden, "actor.role-not-allowed")]
    [InlineData("reviewer", HttpStatusCode.Forbidden, "actor.role-not-allowed")]
    [InlineData("supervisor", HttpStatusCode.Forbidden, "actor.role-not-allowed")]
    public async Task Nobody_but_the_applicant_reads_or_changes_it(string account, HttpStatusCode status, string code)
    {
        var applicant = await office.SignedInAsync("handler");
        var address = Address(await OpenAsync(applicant));
        var made = await PutAsync(applicant, address, Content("甲"), create: true);
        var client = await office.SignedInAsync(account);

        await IsAsync(await client.GetAsync(address), status, code);
        await IsAsync(await PutAsync(client, address, Content("乙"), match: Tag(made)), status, code);
        await IsAsync(await DeleteAsync(client, address, Tag(made)), status, code);
    }

    [Fact]
    public async Task What_is_typed_is_sealed()
    {
        var client = await office.SignedInAsync("handler");
        var no = await OpenAsync(client);
        await PutAsync(client, Address(no), Content(Name), create: true);
        await using var db = office.Store.Db();

        var row = await db.FilingDrafts.AsNoTracking().SingleAsync(draft => draft.CaseNo == no);

        row.Cipher.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Name)).Should().Be(-1);
        row.Cipher.AsSpan().IndexOf("projectName"u8).Should().Be(-1);
        row.SavedBy.Should().Be("handler");
    }

    [Fact]
    public async Task Filing_drops_the_draft_and_closing_the_case_drops_what_is_left()
    {
        var person = await Person.SignInAsync(office, "handler");
        var (filed, withdrawn) = (await OpenAsync(person.Client), await OpenAsync(person.Client));
        await PutAsync(person.Client, Address(filed), Content("甲"), create: true);
        await PutAsync(person.Client, Address(withdrawn), Content("甲"), create: true);

        var (form, materials) = await person.FillAsync(filed, "planning-permit");
        await person.DoesAsync($"/api/cases/{filed}/stages/planning-permit/application", new { form, materials });
        await person.DoesAsync($"/api/cases/{withdrawn}/withdrawal", new { reason = "项目取消" });

        await using var db = office.Store.Db();
        (await db.FilingDrafts.CountAsync(draft => draft.CaseNo == filed || draft.CaseNo == withdrawn)).Should().Be(0);
        await IsAsync(await PutAsync(person.Client, Address(filed), Content("乙"), create: true), HttpStatusCode.Conflict, "stage.wrong-state");
        await IsAsync(await PutAsync(person.Client, Address(withdrawn), Content("乙"), create: true), HttpStatusCode.Conflict, "case.closed");
    }

    [Fact]
    public async Task A_draft_has_the_shape_of_a_filing_and_a_size()
    {
        var client = await office.SignedInAsync("handler");
        var address = Address(office.Cases[1]);

        await IsAsync(await PutAsync(client, address, new { form = new { }, materials = Array.Empty<object>(), more = 1 }, create: true), HttpStatusCode.BadRequest, "request.malformed");
        await IsAsync(await PutAsync(client, address, new { form = new { } }, create: true), HttpStatusCode.BadRequest, "request.malformed");
        await IsAsync(await PutAsync(client, address, new { form = new { a = new string('x', 257 * 1024) }, materials = Array.Empty<object>() }, create: true), HttpStatusCode.RequestEntityTooLarge, "request.too-large");
        await IsAsync(await PutAsync(client, address.Replace("planning-permit", "7", StringComparison.Ordinal), Content("甲"), create: true), HttpStatusCode.NotFound, "stage.not-opened");
    }

    private static async Task<string> OpenAsync(HttpClient client)
    {
        var party = (await ServedOffice.GetAsync(client, "/api/session")).GetProperty("party").GetString();
        var project = (await ServedOffice.GetAsync(client, "/api/cases")).GetProperty("items")[0].GetProperty("project").GetProperty("code").GetString();
        var opened = await client.PostAsJsonAsync("/api/cases", new { service = "investment-project-social", party, project });
        return (await ServedOffice.BodyAsync(opened)).GetProperty("caseNo").GetString()!;
    }

    private static string Address(string no) => $"/api/cases/{no}/stages/planning-permit/draft";

    private static object Content(string name) => new { form = new { projectName = name }, materials = new[] { new { code = "flood-study", waiverGround = "区域评估" } } };

    private static string Tag(HttpResponseMessage answer) => answer.Headers.ETag!.ToString();

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string address, object content, string? match = null, bool create = false)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, address) { Content = JsonContent.Create(content) };
        if (match is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", match);
        }

        if (create)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        return client.SendAsync(request);
    }

    private static Task<HttpResponseMessage> DeleteAsync(HttpClient client, string address, string match)
    {
        var request = new HttpRequestMessage(HttpMethod.Delete, address);
        request.Headers.TryAddWithoutValidation("If-Match", match);
        return client.SendAsync(request);
    }

    private static async Task IsAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        JsonNode.Parse(text)!["code"]!.GetValue<string>().Should().Be(code);
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteDraftTests(ServedOffice office) : Drafts(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresDraftTests(ServedOfficeOnPostgres office) : Drafts(office), IClassFixture<ServedOfficeOnPostgres>;
