using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Runtime.Data.Steps;
using Workflow.Runtime.Instances;
using Workflow.Runtime.Operations;

namespace Workflow.Runtime.Timers;

/// <summary>Works off what is due: each due timer becomes one command of the system on its case. Whoever calls only says when to look.</summary>
internal sealed class TimerWork(DueTimerQueue queue, InstanceRunner runner, RuntimeTime time, TimeProvider machine)
{
    /// <summary>Purpose of a timer that a waiting step of the flow set itself.</summary>
    public const string BookmarkDue = "BookmarkDue";

    private const int Slice = 50;

    /// <summary>How late timers were worked off, in office time, for whoever writes it down.</summary>
    public LatenessTally Lateness { get; } = new();

    /// <summary>Runs everything that is due by now, oldest first. A timer that fails rests and is tried again; the others go on.</summary>
    /// <returns>How many were claimed.</returns>
    public async Task<int> RunDueAsync(CancellationToken cancellationToken)
    {
        var total = 0;
        int claimed;
        do
        {
            claimed = await queue.ClaimAsync(time.OfficeNow(), machine, Slice, Lease.Default, RunAsync, cancellationToken);
            total += claimed;
        }
        while (claimed == Slice);

        return total;
    }

    private async Task<Result> RunAsync(FiredTimer timer, CancellationToken cancellationToken)
    {
        var done = await runner.RunAsync(CommandOf(timer), Actor.System, cancellationToken);
        if (done.IsRefused)
        {
            return done.Refusal;
        }

        var now = time.OfficeNow();
        Measures.TimerWorkedOff(now - timer.DueAt);
        Lateness.Count(OfficeTime.DayOf(now), now - timer.DueAt);
        return Result.Done;
    }

    private static CaseCommand CommandOf(FiredTimer timer) => timer.Purpose == BookmarkDue
        ? new ResumeBookmark(timer.Case, timer.Subject)
        : DueTimers.CommandOf(timer.Case, new DueTimer(timer.Subject, Enum.Parse<TimerPurpose>(timer.Purpose), timer.Epoch, timer.DueAt));
}
