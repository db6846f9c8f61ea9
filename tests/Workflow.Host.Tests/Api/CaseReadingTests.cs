using System.Net;
using System.Text.Json;

namespace Workflow.Host.Tests.Api;

/// <summary>What the lists and the page of a case hold, on both databases.</summary>
public abstract class CaseReading(ServedOffice office)
{
    [Fact]
    public async Task The_list_is_newest_first_and_pages_by_key()
    {
        var client = await office.SignedInAsync("clerk");

        var first = await ServedOffice.GetAsync(client, "/api/cases?limit=2");
        var second = await ServedOffice.GetAsync(client, $"/api/cases?limit=2&after={first.GetProperty("next").GetString()}");

        Nos(first).Concat(Nos(second)).Should().Equal(office.Cases.Reverse());
        second.GetProperty("next").ValueKind.Should().Be(JsonValueKind.Null);
    }

    [Fact]
    public async Task Inbox_and_notices_page_by_key_without_a_gap_or_a_double()
    {
        var client = await office.SignedInAsync("reviewer");

        var tasks = await PagesAsync(client, "/api/tasks");
        var notices = await PagesAsync(client, "/api/notices");

        tasks.Should().Equal(Ids(await ServedOffice.GetAsync(client, "/api/tasks?limit=200"))).And.OnlyHaveUniqueItems().And.NotBeEmpty();
        notices.Should().Equal(Ids(await ServedOffice.GetAsync(client, "/api/notices?limit=200"))).And.OnlyHaveUniqueItems().And.NotBeEmpty();
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
    [InlineData("/api/cases?after=!", "page.cursor-invalid")]
    [InlineData("/api/cases?after=AAAA", "page.cursor-invalid")]
    [InlineData("/api/cases?after=dGFza3MKMQp4", "page.cursor-invalid")]
    [InlineData("/api/tasks?after=dGFza3MKMQp4", "page.cursor-invalid")]
    [InlineData("/api/notices?after=bm90aWNlcwotMQp4", "page.cursor-invalid")]
    [InlineData("/api/cases?limit=0", "page.limit-invalid")]
    [InlineData("/api/cases?limit=201", "page.limit-invalid")]
    [InlineData("/api/cases?limit=many", "request.malformed")]
    public async Task A_page_that_cannot_be_is_refused(string address, string code)
    {
        var client = await office.SignedInAsync("clerk");

        var answer = await client.GetAsync(address);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await ServedOffice.BodyAsync(answer)).GetProperty("code").GetString().Should().Be(code);
    }

    [Fact]
    public async Task A_row_names_service_project_stage_and_due_date()
    {
        var client = await office.SignedInAsync("clerk");

        var row = (await ServedOffice.GetAsync(client, "/api/cases")).GetProperty("items").EnumerateArray().Single(item => item.GetProperty("no").GetString() == office.No);

        row.GetProperty("service").GetProperty("id").GetString().Should().Be("investment-project-social");
        row.GetProperty("project").GetProperty("name").GetString().Should().NotBeNullOrEmpty();
        row.GetProperty("state").GetString().Should().Be("inDepartments");
        row.GetProperty("stage").GetProperty("name").GetString().Should().Be("规划许可");
        row.GetProperty("due").GetProperty("governing").GetString().Should().Be("promised");
        row.GetProperty("light").GetString().Should().Be("green");
    }

    [Fact]
    public async Task The_page_shows_every_stage_and_every_matter_with_its_reason()
    {
        var client = await office.SignedInAsync("handler");

        var view = await ServedOffice.GetAsync(client, $"/api/cases/{office.No}");

        view.GetProperty("stages").EnumerateArray().Select(stage => stage.GetProperty("state").GetString()).Should().Equal("inDepartments", "notStarted", "notStarted");
        view.GetProperty("stages")[0].GetProperty("matters").EnumerateArray().Should().OnlyContain(matter => matter.GetProperty("reason").GetString()!.Length > 3);
        view.GetProperty("stages")[0].GetProperty("materials").EnumerateArray().Should().ContainSingle(material => material.GetProperty("state").GetString() == "tolerated");
    }

    [Fact]
    public async Task Departments_and_the_applicant_are_named_as_holders()
    {
        var client = await office.SignedInAsync("handler");

        var holders = (await ServedOffice.GetAsync(client, $"/api/cases/{office.No}")).GetProperty("holder").EnumerateArray().ToList();

        holders.Select(holder => holder.GetProperty("kind").GetString()).Distinct().Should().BeEquivalentTo("department", "applicant");
        holders.Should().OnlyContain(holder => holder.GetProperty("name").GetString()!.Length > 0 && holder.GetProperty("what").GetString()!.Length > 0);
    }

    [Fact]
    public async Task A_case_that_waits_for_its_first_filing_is_held_by_the_applicant()
    {
        var client = await office.SignedInAsync("handler");

        var view = await ServedOffice.GetAsync(client, $"/api/cases/{office.Cases[1]}");

        view.GetProperty("holder").EnumerateArray().Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("applicant");
        view.GetProperty("due").ValueKind.Should().Be(JsonValueKind.Null);
        view.GetProperty("light").GetString().Should().Be("none");
    }

    [Fact]
    public async Task A_task_shows_both_clocks_with_their_ledger()
    {
        var client = await office.SignedInAsync("reviewer");

        var task = (await ServedOffice.GetAsync(client, $"/api/cases/{office.No}")).GetProperty("tasks").EnumerateArray()
            .First(item => item.GetProperty("state").GetString() == "completed" && item.GetProperty("kind").GetString() == "review");
        var promised = task.GetProperty("clocks").GetProperty("promised");

        promised.GetProperty("state").GetString().Should().Be("ended");
        promised.GetProperty("limitText").GetString().Should().EndWith("个工作日");
        promised.GetProperty("usedWorkingDays").GetDecimal().Should().Be(1);
        promised.GetProperty("intervals").EnumerateArray().Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("running");
    }

    [Fact]
    public async Task The_timeline_is_in_words_without_a_code_or_an_id()
    {
        var client = await office.SignedInAsync("handler");

        var lines = (await ServedOffice.GetAsync(client, $"/api/cases/{office.No}")).GetProperty("timeline").EnumerateArray().ToList();

        lines.Select(line => line.GetProperty("sequence").GetInt64()).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        lines.Should().OnlyContain(line => line.GetProperty("text").GetString() != line.GetProperty("kind").GetString());
        lines.Should().OnlyContain(line => !string.IsNullOrEmpty(line.GetProperty("subject").GetString()) && !IsId(line.GetProperty("subject").GetString()));
    }

    [Fact]
    public async Task English_is_spoken_on_request()
    {
        var client = await office.SignedInAsync("handler");
        client.DefaultRequestHeaders.Add("Accept-Language", "en-GB,en;q=0.9");

        var view = await ServedOffice.GetAsync(client, $"/api/cases/{office.No}");

        view.GetProperty("stateName").GetString().Should().MatchRegex("^[ -~]+$");
        view.GetProperty("stages")[0].GetProperty("name").GetString().Should().MatchRegex("^[ -~]+$");
    }

    [Fact]
    public async Task A_document_is_served_as_stored_in_a_sandbox()
    {
        var client = await office.SignedInAsync("handler");
        var document = (await ServedOffice.GetAsync(client, $"/api/cases/{office.No}")).GetProperty("documents")[0];

        var page = await client.GetAsync($"/api/cases/{office.No}/documents/{document.GetProperty("id").GetString()}");
        var bytes = await page.Content.ReadAsByteArrayAsync();

        page.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)).Should().Be(document.GetProperty("sha256").GetString());
        page.Headers.GetValues("Content-Security-Policy").Should().ContainSingle().Which.Should().StartWith("sandbox");
    }

    private static async Task<List<string?>> PagesAsync(HttpClient client, string list)
    {
        var ids = new List<string?>();
        string? next = "";
        while (next is not null)
        {
            var page = await ServedOffice.GetAsync(client, $"{list}?limit=1&after={next}");
            ids.AddRange(Ids(page));
            next = page.GetProperty("next").GetString();
        }

        return ids;
    }

    private static IEnumerable<string?> Nos(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("no").GetString());

    private static IEnumerable<string?> Ids(JsonElement page) => page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());

    // Tasks whose clocks all stand have no date and come last.
    private static string Due(JsonElement task)
    {
        var dates = new[] { task.GetProperty("statutoryDue"), task.GetProperty("promisedDue") }.Where(due => due.ValueKind == JsonValueKind.Object).Select(due => due.GetProperty("at").GetString()!);
        return dates.Order(StringComparer.Ordinal).FirstOrDefault("9999");
    }

    private static bool IsId(string? text) => Guid.TryParse(text, out _);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteCaseReadingTests(ServedOffice office) : CaseReading(office), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresCaseReadingTests(ServedOfficeOnPostgres office) : CaseReading(office), IClassFixture<ServedOfficeOnPostgres>;
