using System.Net;
using System.Text.Json;

namespace Workflow.Host.Tests.Api;

/// <summary>Who sees what: by party, department and region, on both databases.</summary>
public abstract class Isolation(ServedOffice office)
{
    [Theory]
    [InlineData("/api/session")]
    [InlineData("/api/cases")]
    [InlineData("/api/cases/330411")]
    [InlineData("/api/cases/330411/documents/0d0e0000-0000-4000-8000-000000000001")]
    [InlineData("/api/cases/330411/documents/pack")]
    [InlineData("/api/cases/330411/attachments/00")]
    [InlineData("/api/cases/330411/stages/1/draft")]
    [InlineData("/api/tasks")]
    [InlineData("/api/notices")]
    [InlineData("/api/services")]
    [InlineData("/api/clock-grounds")]
    [InlineData("/api/operations")]
    public async Task Without_a_session_nothing_is_read(string address)
    {
        using var client = office.Visitor();

        var answer = await client.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be("session.missing");
    }

    [Theory]
    [InlineData("handler", 3)]
    [InlineData("handler-of-old", 0)]
    [InlineData("stranger", 0)]
    [InlineData("clerk", 3)]
    [InlineData("clerk-elsewhere", 0)]
    [InlineData("reviewer", 3)]
    [InlineData("reviewer-elsewhere", 0)]
    [InlineData("reviewer-of-others", 0)]
    [InlineData("head", 3)]
    [InlineData("supervisor", 3)]
    [InlineData("supervisor-elsewhere", 0)]
    [InlineData("designer", 0)]
    public async Task The_list_holds_the_cases_of_ones_party_department_or_region_only(string account, int cases)
    {
        var client = await office.SignedInAsync(account);

        var list = await ServedOffice.GetAsync(client, "/api/cases");

        list.GetProperty("items").GetArrayLength().Should().Be(cases);
    }

    [Theory]
    [InlineData("handler-of-old")]
    [InlineData("stranger")]
    [InlineData("clerk-elsewhere")]
    [InlineData("reviewer-elsewhere")]
    [InlineData("reviewer-of-others")]
    [InlineData("supervisor-elsewhere")]
    [InlineData("designer")]
    public async Task A_foreign_case_and_its_documents_are_as_if_they_did_not_exist(string account)
    {
        var insider = await office.SignedInAsync("clerk");
        var document = (await ServedOffice.GetAsync(insider, $"/api/cases/{office.No}")).GetProperty("documents")[0].GetProperty("id").GetString();
        var client = await office.SignedInAsync(account);

        var foreign = await client.GetAsync($"/api/cases/{office.No}");
        var unknown = await client.GetAsync("/api/cases/330411202603020001000009X");
        var paper = await client.GetAsync($"/api/cases/{office.No}/documents/{document}");

        foreign.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await foreign.Content.ReadAsStringAsync()).Should().Contain("case.not-found").And.Be((await unknown.Content.ReadAsStringAsync()).Replace("330411202603020001000009X", office.No, StringComparison.Ordinal));
        paper.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ServedOffice.BodyAsync(paper)).GetProperty("code").GetString().Should().Be("document.not-found");
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("clerk")]
    [InlineData("reviewer")]
    [InlineData("head")]
    [InlineData("supervisor")]
    public async Task Whoever_has_to_do_with_a_case_reads_it(string account)
    {
        var client = await office.SignedInAsync(account);

        var view = await ServedOffice.GetAsync(client, $"/api/cases/{office.No}");

        view.GetProperty("no").GetString().Should().Be(office.No);
    }

    [Theory]
    [InlineData("handler")]
    [InlineData("reviewer-elsewhere")]
    [InlineData("reviewer-of-others")]
    [InlineData("clerk-elsewhere")]
    [InlineData("supervisor")]
    [InlineData("designer")]
    public async Task Who_has_no_task_has_an_empty_inbox(string account)
    {
        var client = await office.SignedInAsync(account);

        var list = await ServedOffice.GetAsync(client, "/api/tasks");

        list.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task An_inbox_holds_the_open_tasks_of_ones_department_by_due_date()
    {
        var client = await office.SignedInAsync("reviewer");

        var tasks = (await ServedOffice.GetAsync(client, "/api/tasks")).GetProperty("items").EnumerateArray().ToList();

        tasks.Should().NotBeEmpty();
        tasks.Select(Due).Should().BeInAscendingOrder();
    }

    [Theory]
    [InlineData("handler", true)]
    [InlineData("stranger", false)]
    [InlineData("reviewer", true)]
    [InlineData("reviewer-elsewhere", false)]
    [InlineData("clerk", true)]
    [InlineData("clerk-elsewhere", false)]
    [InlineData("designer", false)]
    public async Task Notices_go_to_ones_own_inbox(string account, bool some)
    {
        var client = await office.SignedInAsync(account);

        var list = await ServedOffice.GetAsync(client, "/api/notices");

        (list.GetProperty("items").GetArrayLength() > 0).Should().Be(some);
    }

    // Tasks whose clocks all stand have no date and come last.
    private static string Due(JsonElement task)
    {
        var dates = new[] { task.GetProperty("statutoryDue"), task.GetProperty("promisedDue") }.Where(due => due.ValueKind == JsonValueKind.Object).Select(due => due.GetProperty("at").GetString()!);
        return dates.Order(StringComparer.Ordinal).FirstOrDefault("9999");
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteIsolationTests(ServedOffice office) : Isolation(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresIsolationTests(ServedOfficeOnPostgres office) : Isolation(office), IClassFixture<ServedOfficeOnPostgres>;
