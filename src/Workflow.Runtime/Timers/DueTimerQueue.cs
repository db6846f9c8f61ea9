using Microsoft.Extensions.Logging;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Timers;

/// <summary>A timer whose time has come.</summary>
/// <param name="Case">The case it belongs to.</param>
/// <param name="Subject">Clock, supplement or bookmark it watches.</param>
/// <param name="Purpose">What for: picks the command.</param>
/// <param name="Epoch">Which version of the subject's time it was set for.</param>
/// <param name="DueAt">Office time it was due at.</param>
/// <param name="Attempts">Failures so far.</param>
internal sealed record FiredTimer(CaseNo Case, string Subject, string Purpose, int Epoch, DateTimeOffset DueAt, int Attempts);

/// <summary>The due timers of all cases. The rows say what is due; whoever calls only says when to look.</summary>
/// <remarks>A timer goes away when the step it causes is committed, never here: a worker that dies in between loses nothing, the row is claimed again when its lease
/// has run out. So a handler may be called twice for one timer; the second time its step finds nothing to do.</remarks>
internal sealed class DueTimerQueue(Dialect dialect, ILogger<DueTimerQueue> logger)
{
    private readonly string _claim =
        $"""
        update due_timers set held_until = $1 where (case_no, subject, purpose, epoch) in (
          select case_no, subject, purpose, epoch from due_timers where due_at <= $2 and (held_until is null or held_until <= $3)
          order by due_at, case_no, subject, purpose, epoch limit $4{dialect.SkipLocked})
        returning case_no, subject, purpose, epoch, due_at, attempts
        """;

    private const string Fail =
        """
        update due_timers set attempts = attempts + 1, held_until = $1, last_error = $2
        where case_no = $3 and subject = $4 and purpose = $5 and epoch = $6 and held_until = $7
        """;

    /// <summary>Claims up to <paramref name="slice"/> due timers, oldest first, and hands each to <paramref name="handle"/>. Call again while it returns a full slice.</summary>
    /// <param name="officeNow">What is due by now.</param>
    /// <param name="systemNow">Asked anew for every lease and pause.</param>
    /// <param name="slice">At least 1.</param>
    /// <param name="lease">How long the slice is held; it must be enough for all of it.</param>
    /// <param name="handle">Runs the step. A refusal or exception counts as a failure of that row alone; it rests and is tried again.</param>
    /// <param name="cancellationToken">Stops between two timers; the rest of the slice is free again when its lease has run out.</param>
    /// <returns>How many were claimed.</returns>
    public async Task<int> ClaimAsync(
        DateTimeOffset officeNow, TimeProvider systemNow, int slice, Lease lease, Func<FiredTimer, CancellationToken, Task<Result>> handle, CancellationToken cancellationToken)
    {
        var now = systemNow.GetUtcNow();
        var until = (now + lease.Hold).ToMilliseconds();
        var fired = await TakeAsync(new RowWriter().Instant(until).Instant(officeNow).Instant(now).Number(slice), cancellationToken);
        foreach (var timer in fired)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await TryAsync(timer, handle, cancellationToken) is { } error)
            {
                await RestAsync(timer, until, systemNow.GetUtcNow() + lease.PauseAfter(timer.Attempts + 1), error, cancellationToken);
            }
        }

        return fired.Count;
    }

    private async Task<IReadOnlyList<FiredTimer>> TakeAsync(RowWriter values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var fired = await connection.QueryAsync([new(_claim, values.Cells)], answers => answers.NextAsync(Read), cancellationToken);
        await connection.CommitAsync([], cancellationToken);
        return [.. fired.OrderBy(timer => timer.DueAt).ThenBy(timer => timer.Case.Value, StringComparer.Ordinal).ThenBy(timer => timer.Subject, StringComparer.Ordinal)];
    }

    private static FiredTimer Read(RowReader row) => new(new(row.Text()), row.Text(), row.Text(), row.Count(), row.Instant(), row.Count());

    private async Task<string?> TryAsync(FiredTimer timer, Func<FiredTimer, CancellationToken, Task<Result>> handle, CancellationToken cancellationToken)
    {
        try
        {
            var result = await handle(timer, cancellationToken);
            if (!result.IsRefused)
            {
                return null;
            }

            Log.TimerRefused(logger, timer.Case.Value, timer.Subject, timer.Purpose, result.Refusal.Code);
            return $"{result.Refusal.Code}: {result.Refusal.Message}";
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.TimerFailed(logger, error, timer.Case.Value, timer.Subject, timer.Purpose, timer.Attempts + 1);
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    /// <summary>Only while the lease is ours: otherwise another worker has the timer, or it is gone.</summary>
    private async Task RestAsync(FiredTimer timer, DateTimeOffset lease, DateTimeOffset until, string error, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var values = new RowWriter().Instant(until.ToMilliseconds()).Text(error)
            .Text(timer.Case.Value).Text(timer.Subject).Text(timer.Purpose).Number(timer.Epoch).Instant(lease);
        await connection.CommitAsync([new(Fail, values.Cells)], cancellationToken);
    }
}
