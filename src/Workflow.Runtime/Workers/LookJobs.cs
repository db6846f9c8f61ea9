using Quartz;
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
