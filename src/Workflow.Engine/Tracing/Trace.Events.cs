using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Tracing;

public sealed partial class Trace
{
    // As long as Elsa keeps a stimulus that came before its bookmark.
    private static readonly TimeSpan EarlyLife = TimeSpan.FromMinutes(10);

    private readonly List<TracedEvent> _early = [];

    /// <summary>An event from outside: starts what it triggers, resumes who waits for it; when nobody does it waits ten minutes.</summary>
    public void Publish(string eventName, string? correlationId, Value payload)
    {
        Deliver(new(eventName, correlationId, payload, Now));
        WorkOff();
    }

    private void Deliver(TracedEvent published)
    {
        foreach (var definition in _published.Values.ToList())
        {
            foreach (var trigger in EventTrigger.Of(definition.Source).Where(trigger => trigger.EventName == published.Name))
            {
                Start(definition, null, new Stimulus.Start(NoInput(), published.CorrelationId, trigger.NodeId, published.Payload), NextId(), null);
            }
        }

        if (!Wake(published))
        {
            _early.Add(published);
        }
    }

    private bool Wake(TracedEvent published)
    {
        var waiting = _instances.Where(instance => instance.IsRunning && (published.CorrelationId is null || instance.State?.CorrelationId == published.CorrelationId))
            .SelectMany(instance => (instance.State?.Bookmarks ?? []).Where(open => open.Kind == BookmarkKind.Event && open.Key == published.Name).Select(open => (instance, open)))
            .ToList();
        foreach (var (instance, open) in waiting)
        {
            Resume(instance, open, published.Payload);
        }

        return waiting.Count > 0;
    }

    private void DeliverEarly()
    {
        _early.RemoveAll(kept => Now - kept.At > EarlyLife);
        foreach (var kept in _early.ToList())
        {
            if (Wake(kept))
            {
                _early.Remove(kept);
            }
        }
    }

    private sealed record TracedEvent(string Name, string? CorrelationId, Value Payload, DateTimeOffset At);
}
