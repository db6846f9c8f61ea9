using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Workflow.Host.Tests.Api.Isolation;

/// <summary>Every operation of the OpenAPI document by everybody: who is let in, who is refused, and that a foreigner learns and changes nothing.</summary>
public abstract class IsolationMatrix(ServedOffice office)
{
    private static readonly IReadOnlyDictionary<string, ApiOperation> Operations = ApiOperation.Of(ApiOperation.Reviewed()).ToDictionary(operation => operation.Id);

    // The file that examples name.
    private const string ExampleFile = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    public static TheoryData<string> Rows(string scopes) => [.. Matrix.Rows.Where(row => scopes.Split(' ').Contains(row.Scope.ToString()) && Operations.ContainsKey(row.Operation)).Select(row => row.Operation)];

    [Fact]
    public void Every_operation_has_a_row_and_every_row_an_operation() =>
        Matrix.Rows.Select(row => row.Operation).Should().OnlyHaveUniqueItems().And.BeEquivalentTo(Operations.Keys);

    [Theory]
    [MemberData(nameof(Rows), "Case Task Record Party List Register Own Admin")]
    public async Task Without_a_session_nothing_is_read_and_nothing_done(string operation)
    {
        var places = await Places.OfAsync(office);
        var before = await StoreShape.ReadAsync(office);

        var (status, body) = await SendAsync(who: null, Operations[operation], places.Address(Operations[operation]), places.Attachment);

        (status, CodeOf(body)).Should().Be((HttpStatusCode.Unauthorized, "session.missing"));
        (await StoreShape.ReadAsync(office)).Should().Equal(before);
    }

    [Theory]
    [MemberData(nameof(Rows), "Case Task Record")]
    public async Task A_foreign_case_is_as_if_it_did_not_exist(string operation)
    {
        var (row, asked) = (RowOf(operation), Operations[operation]);
        var places = await Places.OfAsync(office);
        var before = await StoreShape.ReadAsync(office);

        foreach (var who in Who.All.Where(row.IsForeignTo))
        {
            var (status, body) = await SendAsync(who, asked, places.Address(asked), places.Attachment);
            var unknown = await SendAsync(who, asked, places.Unknown(asked), places.Attachment);

            var expected = row.Allows(who) || status != HttpStatusCode.Forbidden ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden; // A role that never may can be told so before anybody looks.
            status.Should().Be(expected, $"{who.Account} has nothing to do with the case; it read {body}");
            body.Should().Be(places.AsKnown(unknown.Body, asked), who.Account);
        }

        (await StoreShape.ReadAsync(office)).Should().Equal(before);
    }

    [Theory]
    [MemberData(nameof(Rows), "Case Task Record Own Admin")]
    public async Task Who_has_to_do_with_the_case_is_let_in_by_role(string operation)
    {
        var (row, asked) = (RowOf(operation), Operations[operation]);
        var places = asked.Method == HttpMethod.Get ? await Places.OfAsync(office) : await Places.OfFreshCaseAsync(office);
        var before = await StoreShape.ReadAsync(office);
        var concerned = Who.All.Where(who => !row.IsForeignTo(who) || row.Scope is Scope.Own or Scope.Admin).ToList();

        foreach (var who in concerned.Where(who => !row.Allows(who)))
        {
            var (status, body) = await SendAsync(who, asked, places.Address(asked), places.Attachment);
            status.Should().Be(HttpStatusCode.Forbidden, $"{who.Account} may not; it read {body}");
        }

        (await StoreShape.ReadAsync(office)).Should().Equal(before);
        foreach (var who in concerned.Where(row.Allows))
        {
            var (status, body) = await SendAsync(who, asked, places.Address(asked), places.Attachment);
            IsLetIn(row, status, body).Should().BeTrue($"{who.Account} may; it read {status} {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows), "Party")]
    public async Task Nobody_applies_for_a_party_without_its_mandate(string operation)
    {
        var (row, asked) = (RowOf(operation), Operations[operation]);
        var places = await Places.OfAsync(office);
        var before = await StoreShape.ReadAsync(office);

        foreach (var who in Who.All.Where(who => !row.Allows(who) || who is { Role: "applicant", Home: false }))
        {
            var (status, body) = await SendAsync(who, asked, places.Address(asked), places.Attachment);
            status.Should().Be(row.Allows(who) ? HttpStatusCode.NotFound : HttpStatusCode.Forbidden, $"{who.Account} read {body}");
        }

        (await StoreShape.ReadAsync(office)).Should().Equal(before);
        foreach (var who in Who.All.Where(who => row.Allows(who) && who.Home))
        {
            var (status, body) = await SendAsync(who, asked, places.Address(asked), places.Attachment);
            IsLetIn(row, status, body).Should().BeTrue($"{who.Account} may; it read {status} {body}");
        }
    }

    [Theory]
    [MemberData(nameof(Rows), "List")]
    public async Task A_list_holds_nothing_foreign(string operation)
    {
        var (row, asked) = (RowOf(operation), Operations[operation]);
        await office.CaseElsewhereAsync();
        var places = await Places.OfAsync(office);
        await using var db = office.Store.Db();
        var cases = await db.Cases.AsNoTracking().OrderBy(one => one.No).Select(one => new { one.No, IsHome = one.Region == ServedOffice.Region }).ToListAsync();
        var seen = new HashSet<bool>();

        foreach (var who in Who.All)
        {
            var theirs = cases.Where(one => one.IsHome ? who.Home : who.Elsewhere).Select(one => one.No).ToList();
            var listed = await ListAsync(who, asked, places.Address(asked), row.CaseIn);

            listed.Should().BeSubsetOf(row.Allows(who) ? theirs : [], $"{who.Account} sees no more");
            seen.UnionWith(cases.Where(one => listed.Contains(one.No)).Select(one => one.IsHome));
            if (row.IsWhole && row.Allows(who))
            {
                listed.Should().BeEquivalentTo(theirs, $"{who.Account} sees all of it");
            }
        }

        seen.Should().BeEquivalentTo([true, false], "a list that shows nothing to anybody proves nothing");
    }

    [Theory]
    [MemberData(nameof(Rows), "Register")]
    public async Task A_register_holds_nothing_of_a_foreign_division(string operation)
    {
        var (row, asked) = (RowOf(operation), Operations[operation]);
        await office.CaseElsewhereAsync();
        await TrailAsync();
        var places = await Places.OfAsync(office);
        var seen = new HashSet<string?>();

        foreach (var who in Who.All)
        {
            string?[] theirs = [.. who.Home ? [ServedOffice.Region] : Array.Empty<string>(), .. who.Elsewhere ? [ServedOffice.Elsewhere] : Array.Empty<string>(), .. who.Role == "administrator" ? [null] : Array.Empty<string?>()];
            var listed = await ListAsync(who, asked, places.Address(asked), "region");

            listed.Should().BeSubsetOf(row.Allows(who) ? theirs : [], $"{who.Account} sees no more");
            seen.UnionWith(listed);
        }

        seen.Should().Contain([ServedOffice.Region, ServedOffice.Elsewhere], "a list that shows nothing to anybody proves nothing");
    }

    [Theory]
    [MemberData(nameof(Rows), "Public")]
    public async Task What_is_public_asks_for_no_session(string operation)
    {
        var places = await Places.OfAsync(office);

        var (status, body) = await SendAsync(who: null, Operations[operation], places.Address(Operations[operation]), places.Attachment);

        ((int)status).Should().BeLessThan(500);
        body.Should().NotContain("session.missing");
    }

    private static Row RowOf(string operation) => Matrix.Rows.Single(row => row.Operation == operation);

    private static bool IsLetIn(Row row, HttpStatusCode status, string body) => row.Lacks is { } code && status == HttpStatusCode.NotFound
        ? CodeOf(body) == code
        : (int)status < 500 && status is not (HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.BadRequest);

    private static string? CodeOf(string body) => JsonDocument.Parse(body).RootElement.GetProperty("code").GetString();

    // Something in the trail of both divisions.
    private async Task TrailAsync()
    {
        var administrator = await Person.SignInAsync(office, "administrator");
        foreach (var region in new[] { ServedOffice.Region, ServedOffice.Elsewhere })
        {
            await administrator.DoesAsync("/api/accounts", new { account = $"told-{Guid.NewGuid():N}"[..20], displayName = "窗口", role = "intakeClerk", department = "service-centre", region });
        }
    }

    private async Task<IReadOnlyList<string?>> ListAsync(Who who, ApiOperation asked, string address, string member)
    {
        var values = new List<string?>();
        for (string? after = null; after != "";)
        {
            var (status, body) = await SendAsync(who, asked, $"{address}?limit=200&after={after}", file: "");
            if (status == HttpStatusCode.Forbidden)
            {
                break;
            }

            status.Should().Be(HttpStatusCode.OK, body);
            var page = JsonDocument.Parse(body).RootElement;
            values.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty(member).GetString()));
            after = page.GetProperty("next").GetString() ?? "";
        }

        return [.. values.Distinct()];
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(Who? who, ApiOperation operation, string address, string file)
    {
        using var request = new HttpRequestMessage(operation.Method, address);
        request.Headers.Add("Origin", office.Address.GetLeftPart(UriPartial.Authority));
        request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
        if (operation.Method == HttpMethod.Put || operation.Method == HttpMethod.Delete)
        {
            request.Headers.Add("If-Match", $"\"{Guid.Empty:N}\"");
        }

        if (who is not null)
        {
            request.Headers.Add("Cookie", await office.CookieOfAsync(who.Account));
        }

        if (operation.Body is { } body)
        {
            request.Content = body.Media == "multipart/form-data" ? Files.Part(Files.Pdf()) : new StringContent(body.Example!.ToJsonString().Replace(ExampleFile, file, StringComparison.Ordinal), Encoding.UTF8, body.Media);
        }

        using var answer = await office.Program.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteIsolationMatrixTests(ServedOffice office) : IsolationMatrix(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresIsolationMatrixTests(ServedOfficeOnPostgres office) : IsolationMatrix(office), IClassFixture<ServedOfficeOnPostgres>;
