namespace Workflow.Runtime.Data.Steps;

/// <summary>Instants are cut to milliseconds where they enter: both databases keep those exactly, so a stored instant equals the one given.</summary>
internal static class Instants
{
    public static DateTimeOffset ToMilliseconds(this DateTimeOffset instant) => new(instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
