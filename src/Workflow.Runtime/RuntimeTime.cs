namespace Workflow.Runtime;

/// <summary>The two times (convention 52): office time for cases, clocks, timers and notices; machine time for cookies, leases and the like. Database time is used for neither.</summary>
/// <param name="office">Real time, or in demo stores virtual time.</param>
/// <param name="machine">Real time.</param>
internal sealed class RuntimeTime(TimeProvider office, TimeProvider machine)
{
    /// <summary>Machine time for what the framework times by itself: sessions, tokens, delays.</summary>
    public TimeProvider Machine => machine;

    /// <summary>Office time as an instant in UTC, cut to milliseconds where it enters.</summary>
    public DateTimeOffset OfficeNow() => Cut(office.GetUtcNow());

    /// <summary>Machine time in UTC, cut to milliseconds.</summary>
    public DateTimeOffset SystemNow() => Cut(machine.GetUtcNow());

    private static DateTimeOffset Cut(DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
