using System.Net;
using System.Text;
using System.Text.Json;
using Workflow.Host.Commands;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Operations;

/// <summary>What the service writes to standard output, from a process that is really served.</summary>
public sealed class LogTests
{
    private const string Person = "王小明";
    private const string Phone = "13857312345";
    private const string CreditCode = "91330402MA2B0CD31X";
    private const string Secret = "correct-horse-battery";

    [Fact]
    public async Task Every_request_leaves_one_line_of_json_and_no_personal_value()
    {
        await using var served = await ServedProcess.StartAsync(arguments: ["--log", "json", "--log-level", "trace"]);

        await AskAsync(served);
        (await served.StopAsync()).Should().Be(0);

        var lines = served.Output.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        var answered = lines.Where(line => line.GetProperty("EventId").GetInt32() == 3003).Select(line => line.GetProperty("State")).ToList();
        answered.Select(Said).Should().BeEquivalentTo(
        [
            "POST /api/session 200 admin", "GET /api/cases 400 admin", "GET /api/cases/{no} 404 admin", "POST /api/session 401 -", "POST /api/session 400 -",
            "GET none 404 -", "GET /api/session 401 -", "other none 404 -", "POST /api/session 403 -",
        ]);
        answered.Should().OnlyContain(state => state.GetProperty("TraceId").GetString()!.Length == 32 && state.GetProperty("Milliseconds").GetInt64() >= 0);
        string.Join('\n', served.Output).Should().NotContainAny(Person, Uri.EscapeDataString(Person), Phone, CreditCode, Secret, served.AdministratorPassword);
    }

    [Fact]
    public async Task The_answer_to_a_request_that_failed_names_the_trace_of_its_line()
    {
        await using var served = await ServedProcess.StartAsync(arguments: ["--log", "json"]);
        using var client = served.Visitor();
        client.DefaultRequestHeaders.Add("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

        await client.GetAsync("/api/session");
        await served.StopAsync();

        served.Output.Should().ContainSingle(line => line.Contains("0af7651916cd43dd8448eb211c80319c", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_put_a_dead_letter_back_stands_in_the_log()
    {
        await using var served = await ServedProcess.StartAsync(arguments: ["--log", "json"]);
        var letter = OperationsTests.Message("3304022026030200010000018", dead: Sample.SystemTime, writtenAt: Sample.SystemTime);
        var options = new StoreOptions
        {
            Database = StoreDatabase.Sqlite, ConnectionString = $"Data Source={Path.Combine(served.Folder, "workflow.db")}", MasterKeyPath = Path.Combine(served.Folder, "master.key"),
        };
        await using (var store = await WorkflowStore.OpenAsync(options, CancellationToken.None))
        {
            await OperationsTests.AddAsync(store, letter);
        }

        var client = await served.AdministratorAsync();
        (await client.PostAsync($"/api/operations/dead-letters/{letter.Id}/retry", null)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        var nodes = (await ServedOffice.GetAsync(client, "/api/operations")).GetProperty("nodes");
        await served.StopAsync();

        served.Output.Should().ContainSingle(line => line.Contains($"Account admin put dead letter {letter.Id} of case {letter.CaseNo} back", StringComparison.Ordinal));
        nodes.EnumerateArray().Single().GetProperty("jobs").EnumerateArray().Select(job => job.GetProperty("job").GetString()).Should().Contain(["outbox", "timers"]).And.BeSubsetOf(["answers", "commitments", "migrations", "outbox", "starts", "timers", "verifications"]);
    }

    [Theory]
    [InlineData("--log", "xml")]
    [InlineData("--log-level", "loud")]
    [InlineData("--log-level", "7")]
    public async Task A_log_that_is_not_to_be_had_is_refused(string option, string value)
    {
        await using var error = new StringWriter();

        var code = await CommandLine.RunAsync(["serve", option, value], TextWriter.Null, error, CancellationToken.None);

        code.Should().Be(2);
        error.ToString().Should().Contain($"'{value}'");
    }

    // Whatever a person types may land in an address, a query, a body or a header.
    private static async Task AskAsync(ServedProcess served)
    {
        var client = await served.AdministratorAsync();
        await client.GetAsync($"/api/cases?after={Person}&limit=20&phone={Phone}&creditCode={CreditCode}");
        await client.GetAsync($"/api/cases/{CreditCode}");

        using var visitor = served.Visitor();
        await ServedOffice.SignInAsync(visitor, Person, Secret);
        await visitor.PostAsync("/api/session", new StringContent($$"""{"userName":"{{Person}}","phone":"{{Phone}}","password":"{{Secret}}"}""", Encoding.UTF8, "application/json"));
        await visitor.GetAsync($"/api/{Person}/{Phone}");
        await visitor.GetAsync($"/api/session?name={Person}");
        await visitor.SendAsync(new(new($"X{Phone}"), $"/{CreditCode}.pdf"));

        using var elsewhere = new HttpClient { BaseAddress = served.Address };
        elsewhere.DefaultRequestHeaders.Add("Origin", $"https://{Phone}.example");
        (await elsewhere.PostAsync($"/api/session?name={Person}", null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    private static string Said(JsonElement state) =>
        $"{state.GetProperty("Method").GetString()} {state.GetProperty("Route").GetString()} {state.GetProperty("Status").GetInt32()} {state.GetProperty("Account").GetString()}";
}
