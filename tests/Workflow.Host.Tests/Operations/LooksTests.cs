using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Workflow.Host.Tests.Cases;
using Workflow.Host.Tests.Stores;
using Workflow.Runtime;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Operations;
using Workflow.Runtime.Workers;

namespace Workflow.Host.Tests.Operations;

/// <summary>What the looks of a node leave in the store, on either database.</summary>
public abstract class LooksTests(StoreFixture fixture)
{
    private static readonly DateOnly Today = new(2026, 3, 6);
    private readonly StandingTime _time = new(Sample.SystemTime);
    private readonly string _node = Sample.Unique("node-");

    [Fact]
    public async Task A_look_that_found_something_is_told_of_at_once()
    {
        var looks = Looks();
        await LookAsync(looks, 0);

        await LookAsync(looks, 7);

        (await RowAsync()).Should().BeEquivalentTo(new
        {
            Node = _node,
            Job = "timers",
            LastOutcome = JobOutcome.Done,
            LastItems = 7,
            Failures = 0,
            TotalRuns = 2L,
            TotalItems = 7L,
            LastEndedAt = Sample.SystemTime,
        });
    }

    [Fact]
    public async Task A_node_that_finds_nothing_speaks_every_half_minute_only()
    {
        var looks = Looks();
        await LookAsync(looks, 0);
        _time.Pass(Runtime.Workers.Looks.Silence - TimeSpan.FromSeconds(1));
        await LookAsync(looks, 0);
        var silent = await RowAsync();

        _time.Pass(TimeSpan.FromSeconds(1));
        await LookAsync(looks, 0);

        silent.TotalRuns.Should().Be(1);
        (await RowAsync()).TotalRuns.Should().Be(3);
    }

    [Fact]
    public async Task Failures_are_counted_until_a_look_is_done()
    {
        var looks = Looks();
        await LookAsync(looks, _ => throw new InvalidOperationException("no store"));
        await LookAsync(looks, _ => throw new InvalidOperationException("no store"));
        var failed = await RowAsync();

        await LookAsync(looks, 0);

        failed.Should().BeEquivalentTo(new { LastOutcome = JobOutcome.Failed, Failures = 2, LastError = "InvalidOperationException: no store" });
        (await RowAsync()).Should().BeEquivalentTo(new { LastOutcome = JobOutcome.Done, Failures = 0, LastError = (string?)null, TotalRuns = 3L });
    }

    [Fact]
    public async Task A_look_that_is_stopped_is_not_told_of()
    {
        using var stop = new CancellationTokenSource();
        var looking = () => Looks().RunAsync("timers", async token =>
        {
            await stop.CancelAsync();
            token.ThrowIfCancellationRequested();
            return 1;
        }, null, stop.Token);

        await looking.Should().ThrowAsync<OperationCanceledException>();

        (await RowsAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Nodes_have_rows_of_their_own_and_their_lateness_adds_up()
    {
        var before = await LateAsync(Today);
        var (tally, other) = (new LatenessTally(), new LatenessTally());
        tally.Count(Today, TimeSpan.FromSeconds(59));
        other.Count(Today, TimeSpan.FromSeconds(10));
        other.Count(Today, TimeSpan.FromHours(1));

        await Looks().RunAsync("timers", _ => Task.FromResult(1), tally, CancellationToken.None);
        await Looks($"{_node}-b").RunAsync("timers", _ => Task.FromResult(2), other, CancellationToken.None);

        (await RowsAsync()).Select(row => (row.Node, row.LastItems)).Should().Equal((_node, 1), ($"{_node}-b", 2));
        var after = await LateAsync(Today);
        after[Lateness.UnderAMinute].Should().Be(before.GetValueOrDefault(Lateness.UnderAMinute) + 2);
        after[Lateness.AnHourOrMore].Should().Be(before.GetValueOrDefault(Lateness.AnHourOrMore) + 1);
    }

    [Fact]
    public async Task What_is_old_is_forgotten()
    {
        var day = new DateOnly(2030, 1, 1);
        await Looks($"{_node}-b").RunAsync("timers", _ => Task.FromResult(1), Late(day), CancellationToken.None);
        _time.Pass(JobHistory.NodesKept + TimeSpan.FromSeconds(1));

        await Looks().RunAsync("timers", _ => Task.FromResult(1), Late(day.AddDays(JobHistory.DaysKept - 1)), CancellationToken.None);
        var within = await LateAsync(day);
        await Looks().RunAsync("timers", _ => Task.FromResult(1), Late(day.AddDays(JobHistory.DaysKept)), CancellationToken.None);

        (await RowsAsync()).Select(row => row.Node).Should().Equal(_node);
        within.Should().NotBeEmpty();
        (await LateAsync(day)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(0, Lateness.UnderASecond)]
    [InlineData(999, Lateness.UnderASecond)]
    [InlineData(1_000, Lateness.UnderTenSeconds)]
    [InlineData(10_000, Lateness.UnderAMinute)]
    [InlineData(60_000, Lateness.UnderTenMinutes)]
    [InlineData(600_000, Lateness.UnderAnHour)]
    [InlineData(3_600_000, Lateness.AnHourOrMore)]
    internal void Lateness_falls_into_six_classes(int milliseconds, Lateness expected) =>
        LatenessTally.Of(TimeSpan.FromMilliseconds(milliseconds)).Should().Be(expected);

    [Fact]
    public async Task A_timer_is_as_late_as_office_time_says_when_it_was_worked_off()
    {
        var world = await CaseWorld.OpenAsync(fixture.Store);
        var (no, applicant) = await world.OpenCaseAsync();
        await world.FilePlanningAsync(no, applicant);

        // The five days to tell what is missing end with 9 March.
        world.GoTo(new(2026, 3, 10), new(0, 5));
        await world.Timers.RunDueAsync(CancellationToken.None);

        world.Timers.Lateness.Take().Should().Contain(new LatenessCount(new(2026, 3, 10), Lateness.UnderTenMinutes, 1));
    }

    private Looks Looks(string? node = null) => new(fixture.Store.Jobs, new RuntimeTime(_time, _time), node ?? _node, NullLogger<Looks>.Instance);

    private static Task LookAsync(Looks looks, int items) => LookAsync(looks, _ => Task.FromResult(items));

    private static Task LookAsync(Looks looks, Func<CancellationToken, Task<int>> look) => looks.RunAsync("timers", look, null, CancellationToken.None);

    private static LatenessTally Late(DateOnly day)
    {
        var tally = new LatenessTally();
        tally.Count(day, TimeSpan.Zero);
        return tally;
    }

    private async Task<JobRunRow> RowAsync() => (await RowsAsync()).Should().ContainSingle().Which;

    private async Task<List<JobRunRow>> RowsAsync()
    {
        await using var db = fixture.Store.Db();
        return await db.JobRuns.AsNoTracking().Where(row => row.Node.StartsWith(_node)).OrderBy(row => row.Node).ToListAsync();
    }

    private async Task<Dictionary<Lateness, long>> LateAsync(DateOnly day)
    {
        await using var db = fixture.Store.Db();
        return await db.TimerLateness.Where(row => row.Day == day).ToDictionaryAsync(row => row.Lateness, row => row.Timers);
    }
}

public sealed class SqliteLooksTests(SqliteStore store) : LooksTests(store), IClassFixture<SqliteStore>;

public sealed class PostgresLooksTests(PostgresStore store) : LooksTests(store), IClassFixture<PostgresStore>;
