using Quartz;
using Workflow.Runtime.Commitments;
using Workflow.Runtime.Migrating;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Timers;

namespace Workflow.Runtime.Workers;

/// <summary>Wakes the look at due timers. What is due stands in the database; a wake-up that is lost is made good by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtTimers(Looks looks, TimerWork timers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("timers", timers.RunDueAsync, timers.Lateness, cancellationToken);
}

/// <summary>Wakes the look at the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtOutbox(Looks looks, OutboxWork outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("outbox", outbox.DeliverAsync, tally: null, cancellationToken);
}

/// <summary>Wakes the look at migrations of running cases.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtMigrations(Looks looks, MoveWork migrations) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("migrations", migrations.RunAsync, tally: null, cancellationToken);
}

/// <summary>Wakes the look at flows that start by the clock.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtStarts(Looks looks, StartWork starts) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("starts", starts.RunDueAsync, tally: null, cancellationToken);
}

/// <summary>Wakes the look at answers that need not be kept any longer.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtAnswers(Looks looks, AnswerWork answers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("answers", answers.DropOldAsync, tally: null, cancellationToken);
}

/// <summary>Wakes the daily look at open verifications.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtVerifications(Looks looks, VerificationWork verifications) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("verifications", verifications.WatchAsync, tally: null, cancellationToken);
}

/// <summary>Wakes the proof that no commitment is granted without its verification.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtCommitments(Looks looks, CommitmentProof proof) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await looks.RunAsync("commitments", proof.ProveAsync, tally: null, cancellationToken);
}
