using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Quartz;
using Workflow.Approvals.Clocks;
using Workflow.Runtime.Operations;

namespace Workflow.Runtime.Workers;

/// <summary>Quartz says when to look, and nothing else (ADR 4).</summary>
internal static class Scheduling
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongPause = TimeSpan.FromHours(1);

    /// <summary>Looks at timers, starts, outbox, verifications and migrations every two seconds, at old answers every hour; proves the commitments every night. The schedule lives in memory: the rows are claimed in slices, so every node may look.</summary>
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
            Every<LookAtVerifications>(quartz, Pause);
            Every<LookAtAnswers>(quartz, LongPause);
            Nightly<LookAtCommitments>(quartz);
        });
        return services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
    }

    // At two at night on the office's clock, and once at the start, so that a node that is down at night proves it too.
    private static void Nightly<TJob>(IQuartzBuilder quartz)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;
        quartz.AddJob<TJob>(job => job.WithIdentity(name));
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity($"{name}-start").StartNow());
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name).WithCronSchedule("0 0 2 * * ?", cron => cron.InTimeZone(OfficeZone)));
    }

    private static readonly TimeZoneInfo OfficeZone = TimeZoneInfo.CreateCustomTimeZone("office", OfficeTime.Offset, "office", "office");

    private static void Every<TJob>(IQuartzBuilder quartz, TimeSpan pause)
        where TJob : class, IJob
    {
        var name = typeof(TJob).Name;
        quartz.AddJob<TJob>(job => job.WithIdentity(name));
        quartz.AddTrigger(trigger => trigger.ForJob(name).WithIdentity(name).StartNow().WithSimpleSchedule(schedule => schedule.WithInterval(pause).RepeatForever()));
    }
}
