using System.Collections.Concurrent;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Timers;

namespace Workflow.Host.Tests.Stores;

public abstract partial class StoreContract
{
    // Every test has its own year, so that none claims the timers of another.
    private static int Year = 2100;

    private static DateTimeOffset OwnYear() => new(Interlocked.Increment(ref Year), 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_timers_of_a_case_are_made_equal_to_those_that_must_stand()
    {
        var day = new DateTimeOffset(4000, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var @case = await OpenCaseAsync();
        await StandAsync(@case.No, new("a", "due", 1, day), new("b", "due", 1, day));

        await StandAsync(@case.No, new("a", "due", 2, day), new("b", "due", 1, day.AddDays(1)), new("c", "late", 1, day));

        (await TimersAsync(@case.No)).Should().BeEquivalentTo(
            [("a", "due", 2, day), ("b", "due", 1, day.AddDays(1)), ("c", "late", 1, day)]);
    }

    [Fact]
    public async Task A_timer_that_stays_keeps_its_failures()
    {
        var now = OwnYear();
        var @case = await OpenCaseAsync();
        var timer = new StandingTimer("a", "due", 1, now);
        await StandAsync(@case.No, timer);
        await ClaimAsync(now, new StandingTime(Sample.SystemTime), (_, _) => throw new InvalidOperationException("first try"));

        await StandAsync(@case.No, timer);

        await using var db = Store.Db();
        var row = db.DueTimers.Single(t => t.CaseNo == @case.No.Value);
        row.Attempts.Should().Be(1);
        row.LastError.Should().Contain("first try");
    }

    [Fact]
    public async Task Only_due_timers_are_claimed_oldest_first()
    {
        var now = OwnYear();
        var @case = await OpenCaseAsync();
        await StandAsync(@case.No, new("second", "due", 1, now), new("first", "due", 1, now.AddHours(-1)), new("later", "due", 1, now.AddMilliseconds(1)));

        var fired = await ClaimAsync(now, new StandingTime(Sample.SystemTime));

        fired.Where(timer => timer.Case == @case.No).Select(timer => timer.Subject).Should().Equal("first", "second");
    }

    [Fact]
    public async Task A_timer_claimed_by_a_process_that_died_is_claimed_again_after_its_lease()
    {
        var now = OwnYear();
        var time = new StandingTime(Sample.SystemTime);
        var @case = await OpenCaseAsync();
        await StandAsync(@case.No, new StandingTimer("a", "due", 1, now));
        await ClaimAsync(now, time);

        var within = await ClaimAsync(now, time);
        time.Pass(Lease.Default.Hold);
        var after = await ClaimAsync(now, time);

        within.Should().NotContain(timer => timer.Case == @case.No);
        after.Should().ContainSingle(timer => timer.Case == @case.No);
    }

    [Fact]
    public async Task A_timer_that_is_refused_rests_and_is_tried_again()
    {
        var now = OwnYear();
        var time = new StandingTime(Sample.SystemTime);
        var @case = await OpenCaseAsync();
        await StandAsync(@case.No, new StandingTimer("a", "due", 1, now));
        await ClaimAsync(now, time, (_, _) => Task.FromResult<Result>(new Refusal("clock.ended", "The clock has ended.")));

        var atOnce = await ClaimAsync(now, time);
        time.Pass(Lease.Default.FirstPause);
        var rested = await ClaimAsync(now, time);

        atOnce.Should().NotContain(timer => timer.Case == @case.No);
        rested.Single(timer => timer.Case == @case.No).Attempts.Should().Be(1);
    }

    [Fact]
    public async Task Eight_workers_never_claim_one_timer_twice()
    {
        const int timers = 200;
        var now = OwnYear();
        var @case = await OpenCaseAsync();
        await StandAsync(@case.No, [.. Enumerable.Range(0, timers).Select(i => new StandingTimer($"clock-{i}", "due", 1, now))]);
        var claimed = new ConcurrentBag<FiredTimer>();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            var time = new StandingTime(Sample.SystemTime);
            while (await Store.Timers.ClaimAsync(now, time, 10, Lease.Default, Keep, CancellationToken.None) > 0)
            {
                // The next slice.
            }
        })));

        claimed.Where(timer => timer.Case == @case.No).Should().HaveCount(timers).And.OnlyHaveUniqueItems();

        Task<Result> Keep(FiredTimer timer, CancellationToken cancellationToken)
        {
            claimed.Add(timer);
            return Task.FromResult(Result.Done);
        }
    }

    private Task<StepReceipt> StandAsync(CaseNo no, params StandingTimer[] timers) => StepAsync(no, _ => { }, changes => changes with { Timers = timers });

    private async Task<IReadOnlyList<(string, string, int, DateTimeOffset)>> TimersAsync(CaseNo no)
    {
        await using var db = Store.Db();
        return [.. db.DueTimers.Where(t => t.CaseNo == no.Value).AsEnumerable().Select(t => (t.Subject, t.Purpose, t.Epoch, t.DueAt))];
    }

    private async Task<IReadOnlyList<FiredTimer>> ClaimAsync(DateTimeOffset now, TimeProvider time, Func<FiredTimer, CancellationToken, Task<Result>>? handle = null)
    {
        var fired = new List<FiredTimer>();
        await Store.Timers.ClaimAsync(now, time, 1000, Lease.Default, (timer, cancellationToken) =>
        {
            fired.Add(timer);
            return handle is null ? Task.FromResult(Result.Done) : handle(timer, cancellationToken);
        }, CancellationToken.None);
        return fired;
    }
}
