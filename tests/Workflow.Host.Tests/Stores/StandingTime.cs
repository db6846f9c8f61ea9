namespace Workflow.Host.Tests.Stores;

/// <summary>A clock that stands until it is moved.</summary>
internal sealed class StandingTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset _now = now;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Pass(TimeSpan time) => _now += time;
}
