using Quartz;
using Workflow.Runtime.Timers;

namespace Workflow.Runtime.Workers;

/// <summary>Wakes the look at due timers. What is due stands in the database; a wake-up that is lost is made good by the next.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtTimers(TimerWork timers) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await timers.RunDueAsync(cancellationToken);
}

/// <summary>Wakes the look at the outbox.</summary>
[DisallowConcurrentExecution]
internal sealed class LookAtOutbox(OutboxWork outbox) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await outbox.DeliverAsync(cancellationToken);
}
