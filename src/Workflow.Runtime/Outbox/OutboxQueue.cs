using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Workflow.Approvals.Cases;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Outbox;

/// <summary>A message on its way out.</summary>
/// <param name="Id">Its place in the outbox.</param>
/// <param name="Case">The case whose step wrote it.</param>
/// <param name="Message">What to deliver.</param>
/// <param name="Attempts">Failures so far.</param>
internal sealed record OutgoingMessage(long Id, CaseNo Case, OutboxMessage Message, int Attempts);

/// <summary>The messages of all cases, delivered at least once after their commit; those of one case in commit order, one at a time.</summary>
/// <remarks>A delivered message is removed. One that failed too often becomes a dead letter: it stays for a person to look at, and those behind it go on.</remarks>
internal sealed class OutboxQueue(Dialect dialect, ILogger<OutboxQueue> logger)
{
    /// <summary>Failures after which a message is given up: with the default pauses, a little more than an hour.</summary>
    public const int MostAttempts = 10;

    private readonly string _claim =
        $"""
        update outbox set held_until = $1 where id in (
          select id from outbox as message where dead_at is null and (held_until is null or held_until <= $2)
            and not exists (select 1 from outbox as earlier where earlier.dead_at is null and earlier.case_no = message.case_no and earlier.id < message.id)
          order by id limit $3{dialect.SkipLocked})
        returning id, case_no, effect_id, kind, payload, attempts
        """;

    private const string Delivered = "delete from outbox where id = $1 and held_until = $2";
    private const string Fail = "update outbox set attempts = attempts + 1, held_until = $1, last_error = $2, dead_at = $3 where id = $4 and held_until = $5";
    private const string Revive = "update outbox set attempts = 0, held_until = null, dead_at = null where id = $1 and dead_at is not null returning case_no";

    /// <summary>Claims up to <paramref name="slice"/> messages, at most one a case, and hands each to <paramref name="deliver"/>. Call again while it returns any.</summary>
    /// <param name="systemNow">Asked anew for every lease and pause.</param>
    /// <param name="slice">At least 1.</param>
    /// <param name="lease">How long the slice is held; it must be enough for all of it.</param>
    /// <param name="deliver">Delivers; must recognise a message it has had already by its effect id. An exception is a failure of that message alone.</param>
    /// <param name="cancellationToken">Stops between two messages.</param>
    /// <returns>How many were claimed.</returns>
    public async Task<int> DeliverAsync(
        TimeProvider systemNow, int slice, Lease lease, Func<OutgoingMessage, CancellationToken, Task> deliver, CancellationToken cancellationToken)
    {
        var now = systemNow.GetUtcNow();
        var until = (now + lease.Hold).ToMilliseconds();
        var messages = await TakeAsync(new RowWriter().Instant(until).Instant(now).Number(slice), cancellationToken);
        foreach (var message in messages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var error = await TryAsync(message, deliver, cancellationToken);
            await WriteAsync(error is null
                ? new(Delivered, new RowWriter().Number(message.Id).Instant(until).Cells)
                : Failed(message, until, systemNow.GetUtcNow(), lease, error), cancellationToken);
        }

        return messages.Count;
    }

    /// <summary>How long the oldest message waits; zero when none does. Dead letters do not wait.</summary>
    public async Task<TimeSpan> LagAsync(DateTimeOffset systemNow, CancellationToken cancellationToken)
    {
        await using var db = dialect.CreateDb();
        return Age(await Waiting(db).FirstOrDefaultAsync(cancellationToken), systemNow);
    }

    /// <summary>The same for who cannot await: a gauge is asked on the exporter's own thread.</summary>
    public TimeSpan Lag(DateTimeOffset systemNow)
    {
        using var db = dialect.CreateDb();
        return Age(Waiting(db).FirstOrDefault(), systemNow);
    }

    /// <summary>Tries a dead letter again, from the beginning.</summary>
    /// <returns>Its case; null when there is no dead letter of that id.</returns>
    public async Task<CaseNo?> ReviveAsync(long id, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var revived = await connection.QueryAsync([new(Revive, new RowWriter().Number(id).Cells)], answers => answers.NextAsync(row => row.Text()), cancellationToken);
        await connection.CommitAsync([], cancellationToken);
        return revived.Count == 0 ? null : new CaseNo(revived[0]);
    }

    private static IQueryable<DateTimeOffset?> Waiting(WorkflowDb db) =>
        db.Outbox.Where(message => message.DeadAt == null).OrderBy(message => message.WrittenAt).Select(message => (DateTimeOffset?)message.WrittenAt);

    private static TimeSpan Age(DateTimeOffset? oldest, DateTimeOffset systemNow) => oldest is { } at && at < systemNow ? systemNow - at : TimeSpan.Zero;

    private async Task<IReadOnlyList<OutgoingMessage>> TakeAsync(RowWriter values, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        var messages = await connection.QueryAsync([new(_claim, values.Cells)], answers => answers.NextAsync(Read), cancellationToken);
        await connection.CommitAsync([], cancellationToken);
        return [.. messages.OrderBy(message => message.Id)];
    }

    private static OutgoingMessage Read(RowReader row) => new(row.Number(), new(row.Text()), new(row.Text(), row.Text(), row.Text()), row.Count());

    private async Task<string?> TryAsync(OutgoingMessage message, Func<OutgoingMessage, CancellationToken, Task> deliver, CancellationToken cancellationToken)
    {
        try
        {
            await deliver(message, cancellationToken);
            return null;
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Log.DeliveryFailed(logger, error, message.Message.EffectId, message.Case.Value, message.Attempts + 1);
            return $"{error.GetType().Name}: {error.Message}";
        }
    }

    private static Statement Failed(OutgoingMessage message, DateTimeOffset held, DateTimeOffset now, Lease lease, string error)
    {
        var failures = message.Attempts + 1;
        var values = new RowWriter().Instant((now + lease.PauseAfter(failures)).ToMilliseconds()).Text(error)
            .Instant(failures >= MostAttempts ? now.ToMilliseconds() : null).Number(message.Id).Instant(held);
        return new(Fail, values.Cells);
    }

    private async Task WriteAsync(Statement statement, CancellationToken cancellationToken)
    {
        await using var connection = await dialect.OpenAsync(cancellationToken);
        await connection.CommitAsync([statement], cancellationToken);
    }
}
