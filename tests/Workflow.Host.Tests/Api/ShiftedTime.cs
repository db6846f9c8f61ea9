namespace Workflow.Host.Tests.Api;

/// <summary>Machine time that can be put forward. What waits for it waits in real time.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Pass(TimeSpan time) => _ahead += time;
}
