using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Workflow.Runtime.Operations;

namespace Workflow.Runtime.Workers;

/// <summary>Quartz says when to look, and nothing else (ADR 4).</summary>
internal static class Scheduling
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    /// <summary>Looks at timers, starts, outbox and migrations every two seconds, at old answers every hour. The schedule lives in memory: the rows are claimed in slices, so every node may look.</summary>
    public static IServiceCollection AddLooking(this IServiceCollection services)
    {
        services.AddSingleton(provider => new Looks(
            provider.GetRequiredService<JobHistory>(), provider.GetRequiredService<RuntimeTime>(), Looks.ThisNode, provider.GetRequiredService<ILogger<Looks>>()));
        services.AddQuartz(quartz =>
        {
            Every<LookAtTimers>(quartz, Pause);
            Every<LookAtStarts>(quartz, Pause);
            Every<LookAtOutbox>(quartz, Pause);
            Every<LookAtMigrations>(quartz, Pause);
            Every<LookAtAnswers>(quartz, LongPause);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan pause)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;
        quartz.AddJob<TJob>(job => job.WithIdentity(name));
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(pause).RepeatForever()));
    }
}
