namespace Workflow.Host.Demo;

/// <summary>Time that moves only when the story moves it, and never back.</summary>
internal sealed class VirtualTime(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>Moves on. A moment that has passed is a mistake of the story.</summary>
    public void MoveTo(DateTimeOffset instant)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(instant, _now);
        _now = instant;
    }
}
