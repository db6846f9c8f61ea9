using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Workflow.Host.Tests.Api;

/// <summary>Accounts, parties, mandates and projects over HTTP, on both databases.</summary>
public abstract partial class AdminRows(ServedOffice office)
{
    [Theory]
    [InlineData("/api/accounts/clerk", """{"displayName":"综合窗口","department":"service-centre","region":"330402","closed":false}""")]
    [InlineData("/api/projects/2602-330402-04-01-100001", """{"name":"新名称","attributes":{}}""")]
    public async Task A_change_that_does_not_say_what_it_rests_on_writes_nothing(string address, string body)
    {
        var person = await Person.SignInAsync(office, address.Contains("accounts", StringComparison.Ordinal) ? "administrator" : "clerk");
        var before = await person.SeesAsync(address);

        var missing = await PutAsync(person, address, body, ifMatch: null);
        var stale = await PutAsync(person, address, body, ifMatch: "\"99\"");
        var weak = await PutAsync(person, address, body, ifMatch: $"W/{await TagAsync(person, address)}");

        await IsProblemAsync(missing, HttpStatusCode.PreconditionRequired, "precondition.missing");
        await IsProblemAsync(stale, HttpStatusCode.PreconditionFailed, "precondition.stale");
        await IsProblemAsync(weak, HttpStatusCode.PreconditionRequired, "precondition.missing");
        (await person.SeesAsync(address)).GetRawText().Should().Be(before.GetRawText());
    }

    [Fact]
    public async Task Of_two_who_change_what_both_have_read_one_is_told_to_read_again()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var (name, _) = await MakeAccountAsync(administrator, "supervisor", region: ServedOffice.Region);
        var address = $"/api/accounts/{name}";
        var tag = await TagAsync(administrator, address);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
            PutAsync(administrator, address, new { displayName = $"名称 {i}", department = (string?)null, region = ServedOffice.Region, closed = false }, tag)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(1);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.PreconditionFailed).Should().Be(3);
        answers.Single(answer => answer.IsSuccessStatusCode).Headers.ETag!.Tag.Should().NotBe(tag).And.Be(await TagAsync(administrator, address));
    }

    [Fact]
    public async Task Every_change_leaves_a_row_that_names_who_did_what_and_no_personal_data()
    {
        var administrator = await Person.SignInAsync(office, "administrator-of-division");
        var (name, password) = await MakeAccountAsync(administrator, "applicant", region: ServedOffice.Region, displayName: "王小明");
        await PutAsync(administrator, $"/api/accounts/{name}", new { displayName = "王大明", department = (string?)null, region = ServedOffice.Region, closed = true }, "\"1\"");

        var entries = (await administrator.SeesAsync("/api/admin-audit")).GetProperty("items").EnumerateArray().Where(entry => entry.GetProperty("subject").GetString() == name).ToList();

        entries.Select(entry => entry.GetProperty("kind").GetString()).Should().Equal("account.changed", "account.created");
        entries[0].GetProperty("account").GetString().Should().Be("administrator-of-division");
        entries[0].GetProperty("before").GetProperty("closed").GetBoolean().Should().BeFalse();
        entries[0].GetProperty("after").GetProperty("closed").GetBoolean().Should().BeTrue();
        entries[0].GetProperty("at").GetString().Should().StartWith("2026-03-0");
        entries.Select(entry => entry.GetRawText()).Should().OnlyContain(text => !text.Contains('明') && !text.Contains(password));
    }

    [Fact]
    public async Task The_trail_is_read_by_administrators_each_of_its_division_page_by_page()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        await MakeAccountAsync(administrator, "supervisor", region: "330411");
        await MakeAccountAsync(administrator, "supervisor", region: ServedOffice.Region);
        var ofDivision = await Person.SignInAsync(office, "administrator-of-division");
        var clerk = await Person.SignInAsync(office, "clerk");

        var first = await administrator.SeesAsync("/api/admin-audit?limit=1");
        var second = await administrator.SeesAsync($"/api/admin-audit?limit=1&after={first.GetProperty("next").GetString()}");
        var own = await ofDivision.SeesAsync("/api/admin-audit");

        second.GetProperty("items")[0].GetProperty("region").GetString().Should().Be("330411");
        own.GetProperty("items").EnumerateArray().Select(entry => entry.GetProperty("region").GetString()).Distinct().Should().Equal(ServedOffice.Region);
        await IsProblemAsync(await clerk.Client.GetAsync("/api/admin-audit"), HttpStatusCode.Forbidden, "access.refused");
    }

    [Theory]
    [InlineData("/api/accounts")]
    [InlineData("/api/parties")]
    [InlineData("/api/projects")]
    [InlineData("/api/admin-audit")]
    public async Task A_cursor_of_another_kind_is_refused(string list)
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        var name = list[5..];
        var strange = System.Buffers.Text.Base64Url.EncodeToString(System.Text.Encoding.UTF8.GetBytes($"{name}\n\na\0b"));

        await IsProblemAsync(await administrator.Client.GetAsync($"{list}?after={strange}"), HttpStatusCode.BadRequest, "page.cursor-invalid");
        await IsProblemAsync(await administrator.Client.GetAsync($"{list}?limit=0"), HttpStatusCode.BadRequest, "page.limit-invalid");
    }

    private static async Task<(string Name, string Password)> MakeAccountAsync(
        Person administrator, string role, string? department = null, string? region = null, string displayName = "测试账号")
    {
        var account = $"t{Guid.NewGuid():N}"[..16];
        var made = await administrator.DoesAsync("/api/accounts", new { account, displayName, role, department, region });
        return (account, made.GetProperty("password").GetString()!);
    }

    [Theory]
    [InlineData("/api/parties", """{"kind":"person","region":"330402"}""", """{"kind":"person","region":"330402","confirmed":true}""")]
    [InlineData("/api/parties/0d0e0000-0000-4000-8000-000000000001/mandates", """{"account":"handler","role":"handler","from":"2026-03-02","evidence":"委托书 7"}""", """{"account":"handler","role":"handler","from":"2026-03-02","evidence":"委托书 8"}""")]
    public async Task A_row_is_made_once_for_each_key_and_the_answer_given_again(string address, string body, string other)
    {
        var clerk = await Person.SignInAsync(office, "clerk");
        var key = Guid.NewGuid().ToString();

        var first = await clerk.SendAsync(address, body, key);
        var again = await clerk.SendAsync(address, body, key);
        var reused = await clerk.SendAsync(address, other, key);
        var many = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => clerk.SendAsync(address, body, $"{key}-many")));

        (first.StatusCode, again.StatusCode).Should().Be((HttpStatusCode.Created, HttpStatusCode.Created));
        (await again.Content.ReadAsStringAsync()).Should().Be(await first.Content.ReadAsStringAsync());
        (again.Headers.Location, again.Headers.ETag).Should().Be((first.Headers.Location, first.Headers.ETag));
        (first.Headers.Contains("Idempotency-Replayed"), again.Headers.Contains("Idempotency-Replayed")).Should().Be((false, true));
        await IsProblemAsync(reused, HttpStatusCode.UnprocessableEntity, "idempotency.key-reused");
        many.Select(answer => answer.StatusCode).Distinct().Should().BeSubsetOf([HttpStatusCode.Created, HttpStatusCode.Conflict]);
        many.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Headers.Location).Distinct().Should().ContainSingle();
        (await clerk.Client.GetAsync(first.Headers.Location)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    private static async Task<HttpResponseMessage> PutAsync(Person person, string address, object body, string? ifMatch)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, address)
        {
            Content = body is string text ? new StringContent(text, System.Text.Encoding.UTF8, "application/json") : JsonContent.Create(body),
        };
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await person.Client.SendAsync(request);
    }

    private static async Task<string> TagAsync(Person person, string address) => (await person.Client.GetAsync(address)).Headers.ETag!.Tag;

    private static async Task<JsonElement> IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(status, text);
        var problem = JsonDocument.Parse(text).RootElement;
        problem.GetProperty("code").GetString().Should().Be(code);
        problem.GetProperty("detailZh").GetString().Should().NotBeNullOrEmpty();
        return problem;
    }

    private async Task<int> CountAsync<T>(Func<Workflow.Runtime.Data.WorkflowDb, IQueryable<T>> rows)
    {
        await using var db = office.Store.Db();
        return await rows(db).CountAsync();
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteAdminRowTests(ServedOffice office) : AdminRows(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresAdminRowTests(ServedOfficeOnPostgres office) : AdminRows(office), IClassFixture<ServedOfficeOnPostgres>;
