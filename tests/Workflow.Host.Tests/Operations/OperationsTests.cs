using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Workflow.Host.Tests.Api;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Operations;

namespace Workflow.Host.Tests.Operations;

/// <summary><c>/api/operations</c>, on either database.</summary>
public abstract class OperationsTests(ServedOffice office)
{
    [Theory]
    [InlineData("handler")]
    [InlineData("clerk")]
    [InlineData("reviewer")]
    [InlineData("head")]
    [InlineData("supervisor")]
    [InlineData("designer")]
    [InlineData("administrator-of-division")]
    public async Task Only_administrators_of_all_divisions_look_at_operations_and_retry(string account)
    {
        var client = await office.SignedInAsync(account);

        var look = await client.GetAsync("/api/operations");
        var retry = await client.PostAsync("/api/operations/dead-letters/1/retry", null);

        (look.StatusCode, retry.StatusCode).Should().Be((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden));
        (await ServedOffice.BodyAsync(look)).GetProperty("code").GetString().Should().Be("access.refused");
    }

    [Fact]
    public async Task What_waits_was_given_up_stands_and_is_late_is_shown()
    {
        var now = TimeProvider.System.GetUtcNow();
        await AddAsync(office.Store, Message(dead: null, writtenAt: now.AddHours(-2)), Message(dead: now, writtenAt: now.AddHours(-3)));
        await StandStillAsync(office.Store, office.Cases[1]);
        await office.Store.Jobs.WriteAsync(new("node-a", "timers", now, now, JobOutcome.Failed, 3, "TimeoutException: late", 2, 5, 9), [new(new(2026, 3, 6), Lateness.UnderAMinute, 4), new(new(2026, 3, 1), Lateness.UnderAMinute, 1)], CancellationToken.None);
        var client = await office.SignedInAsync("administrator");

        var shown = await ServedOffice.GetAsync(client, "/api/operations");

        shown.GetProperty("officeNow").GetString().Should().StartWith("2026-03-06");
        shown.GetProperty("outbox").GetProperty("waiting").GetInt32().Should().BePositive();
        shown.GetProperty("outbox").GetProperty("oldestSeconds").GetDouble().Should().BeGreaterThan(7_100);
        var dead = shown.GetProperty("deadLetters").GetProperty("last").EnumerateArray().First();
        (Text(dead, "caseNo"), Text(dead, "kind"), Text(dead, "error"), dead.GetProperty("attempts").GetInt32()).Should().Be((office.No, "task.requested", "no receiver", 10));
        shown.GetProperty("timers").GetProperty("overdue").GetInt32().Should().Be(0);
        shown.GetProperty("timers").GetProperty("nextDueAt").GetString().Should().StartWith("2026-03-");
        shown.GetProperty("timers").GetProperty("lateness").EnumerateArray().Select(row => (Text(row, "lateness"), row.GetProperty("today").GetInt64(), row.GetProperty("last30Days").GetInt64()))
            .Should().Contain(("underAMinute", 4, 5)).And.HaveCount(6);
        shown.GetProperty("incidents").GetProperty("oldest").EnumerateArray().Select(row => Text(row, "caseNo")).Should().Equal(office.Cases[1]);
        var job = shown.GetProperty("nodes").EnumerateArray().Single(node => Text(node, "node") == "node-a").GetProperty("jobs")[0];
        (Text(job, "job"), Text(job, "lastOutcome"), job.GetProperty("items").GetInt32(), job.GetProperty("failures").GetInt32(), job.GetProperty("totalRuns").GetInt64(), job.GetProperty("totalItems").GetInt64())
            .Should().Be(("timers", "failed", 3, 2, 5, 9));
    }

    [Fact]
    public async Task A_dead_letter_is_put_back_once()
    {
        var now = TimeProvider.System.GetUtcNow();
        var letter = Message(dead: now, writtenAt: now);
        await AddAsync(office.Store, letter);
        var client = await office.SignedInAsync("administrator");

        var first = await client.PostAsync($"/api/operations/dead-letters/{letter.Id}/retry", null);
        var second = await client.PostAsync($"/api/operations/dead-letters/{letter.Id}/retry", null);

        first.StatusCode.Should().Be(HttpStatusCode.NoContent);
        second.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await ServedOffice.BodyAsync(second)).GetProperty("code").GetString().Should().Be("dead-letter.not-found");
        await using var db = office.Store.Db();
        (await db.Outbox.SingleAsync(message => message.Id == letter.Id)).DeadAt.Should().BeNull();
    }

    internal static async Task AddAsync(WorkflowStore store, params OutboxRow[] messages)
    {
        await using var db = store.Db();
        db.Outbox.AddRange(messages);
        await db.SaveChangesAsync();
    }

    // Nobody takes these yet, so they stay.
    private OutboxRow Message(DateTimeOffset? dead, DateTimeOffset writtenAt) => Message(office.No, dead, writtenAt);

    internal static OutboxRow Message(string no, DateTimeOffset? dead, DateTimeOffset writtenAt) => new()
    {
        CaseNo = no, EffectId = Sample.Unique("effect-"), Kind = "task.requested", Payload = "{}", WrittenAt = writtenAt, Attempts = dead is null ? 1 : 10,
        HeldUntil = writtenAt.AddDays(1), LastError = "no receiver", DeadAt = dead,
    };

    private static async Task StandStillAsync(WorkflowStore store, string no)
    {
        await using var db = store.Db();
        await db.Instances.Where(instance => instance.CaseNo == no).ExecuteUpdateAsync(set => set.SetProperty(instance => instance.Incidents, 1));
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}

public sealed class SqliteOperationsTests(ServedOffice office) : OperationsTests(office), IClassFixture<ServedOffice>;

public sealed class PostgresOperationsTests(ServedOfficeOnPostgres office) : OperationsTests(office), IClassFixture<ServedOfficeOnPostgres>;
