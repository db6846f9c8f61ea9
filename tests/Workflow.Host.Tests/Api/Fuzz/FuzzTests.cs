using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Audit;
using Xunit.Abstractions;

namespace Workflow.Host.Tests.Api.Fuzz;

/// <summary>Requests made from the OpenAPI document, right and wrong, by everybody, for a while: nothing fails, everything refused is documented, and the store is whole afterwards.</summary>
public abstract class Fuzzing(ServedOffice office, ITestOutputHelper output)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("WORKFLOW_LONG") is null ? 20 : 300);

    [Fact]
    public async Task No_request_makes_the_service_fail()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WORKFLOW_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var fuzzer = new Fuzzer(office, ApiOperation.Reviewed(), seed);

        await fuzzer.RunAsync(Lasts);

        output.WriteLine($"{fuzzer.Sent} requests: {string.Join(", ", fuzzer.Statuses.OrderBy(status => status.Key).Select(status => $"{status.Value} x {status.Key}"))}");
        fuzzer.Faults.Should().BeEmpty($"WORKFLOW_SEED={seed}");
        fuzzer.Statuses.Keys.Should().Contain([200, 400, 403, 404, 409], $"a fuzzer that is only turned away proves nothing, WORKFLOW_SEED={seed}");
        (await office.Program.GetAsync("/health/ready")).StatusCode.Should().Be(HttpStatusCode.OK);
        await EveryCaseIsWholeAsync(seed);
    }

    private async Task EveryCaseIsWholeAsync(int seed)
    {
        await using var db = office.Store.Db();
        var cases = await db.Cases.AsNoTracking().OrderBy(row => row.No).Select(row => new { row.No, row.Region }).ToListAsync();
        foreach (var one in cases)
        {
            var (entries, head) = await office.Store.AuditOfAsync(new CaseNo(one.No), CancellationToken.None);
            AuditChain.Verify(new CaseNo(one.No), entries, head).Should().BeEmpty($"the trail of {one.No} is whole, WORKFLOW_SEED={seed}");
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/cases/{one.No}");
            request.Headers.Add("Cookie", await office.CookieOfAsync(one.Region == ServedOffice.Region ? "clerk" : "clerk-elsewhere"));
            (await office.Program.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.OK, $"{one.No} can be read, WORKFLOW_SEED={seed}");
        }
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteFuzzTests(ServedOffice office, ITestOutputHelper output) : Fuzzing(office, output), IClassFixture<ServedOffice>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresFuzzTests(ServedOfficeOnPostgres office, ITestOutputHelper output) : Fuzzing(office, output), IClassFixture<ServedOfficeOnPostgres>;
