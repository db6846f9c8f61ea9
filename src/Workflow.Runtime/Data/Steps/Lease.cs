namespace Workflow.Runtime.Data.Steps;

/// <summary>How long a claimed row is held, and how long it rests after a failure. All in system time (convention 52).</summary>
/// <param name="Hold">A worker that has not finished by then is taken for dead, and the row is claimed again.</param>
/// <param name="FirstPause">Rest after the first failure; doubles with each.</param>
/// <param name="LongestPause">It never rests longer.</param>
internal sealed record Lease(TimeSpan Hold, TimeSpan FirstPause, TimeSpan LongestPause)
{
    public static Lease Default { get; } = new(TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5), TimeSpan.FromHours(1));

    /// <summary>Rest after so many failures, from 1.</summary>
    public TimeSpan PauseAfter(int failures)
    {
        var doublings = Math.Min(failures - 1, 30);
        var ticks = FirstPause.Ticks * Math.Pow(2, doublings);
        return ticks >= LongestPause.Ticks ? LongestPause : TimeSpan.FromTicks((long)ticks);
    }
}
