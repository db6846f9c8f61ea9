using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Tracing;

/// <summary>Runs definitions in memory and in virtual time: instances, the events and children between them, timers. For designers and tests; nothing is stored and nobody's work is done.</summary>
/// <remarks>Deterministic. What steps ask of each other is done in the order asked, once the run that asked has ended.</remarks>
public sealed partial class Trace
{
    /// <summary>Where virtual time begins.</summary>
    public static readonly DateTimeOffset Begin = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const int MostResumes = 10_000;
    private const int MostInstances = 10_000;

    private readonly ActivityCatalogue _catalogue;
    private readonly OrderedDictionary<string, CompiledDefinition> _published = new(StringComparer.Ordinal);
    private readonly List<TracedInstance> _instances = [];
    private readonly List<string> _lines = [];
    private readonly List<TracedTimer> _timers = [];
    private readonly List<(string TaskId, TracedInstance Instance)> _tasks = [];
    private readonly Queue<Action> _asked = new();
    private int _resumes;

    /// <param name="definitions">Imported and published in this order: of one id the last is the published one.</param>
    /// <param name="catalogue">The activities there are.</param>
    public Trace(IEnumerable<WorkflowDefinition> definitions, ActivityCatalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var definition in definitions)
        {
            _published.Remove(definition.DefinitionId);
            _published.Add(definition.DefinitionId, CompiledDefinition.Compile(definition, catalogue));
        }

        foreach (var definition in _published.Values)
        {
            _timers.AddRange(ClockTrigger.Of(definition.Source).Select(trigger => new TracedTimer(definition, trigger, Now)));
        }
    }

    /// <summary>Virtual time.</summary>
    public DateTimeOffset Now { get; private set; } = Begin;

    /// <summary>Texts of all WriteLine steps, in order.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>All instances, in the order they were made.</summary>
    public IReadOnlyList<TracedInstance> Instances => _instances;

    /// <summary>True when the trace was stopped: more than 10,000 resumes or instances.</summary>
    public bool IsStopped => _resumes > MostResumes || _instances.Count > MostInstances;

    /// <summary>True when a definition of that id is there.</summary>
    public bool Knows(string definitionId) => _published.ContainsKey(definitionId);

    /// <summary>Starts an instance of a published definition, unless its activation strategy forbids it.</summary>
    public void Run(string definitionId, OrderedDictionary<string, Value> input, string? correlationId)
    {
        Start(_published[definitionId], null, new Stimulus.Start(input, correlationId), NextId(), null);
        WorkOff();
    }

    /// <summary>Reports the oldest open task of a name; without one, nothing happens.</summary>
    public void Report(string taskName, Value result)
    {
        foreach (var (taskId, instance) in _tasks)
        {
            if (instance.State?.Bookmarks.FirstOrDefault(open => open.Kind == BookmarkKind.Task && open.Key == taskId) is { } bookmark && bookmark.Payload.AsString() == taskName)
            {
                Resume(instance, bookmark, result);
                break;
            }
        }

        WorkOff();
    }

    /// <summary>Answers the oldest open wait of a step, whatever it waits for; without one, nothing happens.</summary>
    /// <param name="activityId">The step's own id.</param>
    /// <param name="outcomes">Outcomes it completes with; empty for Done.</param>
    /// <param name="result">Its result output, or undefined.</param>
    public void Answer(string activityId, IReadOnlyList<string> outcomes, Value result)
    {
        foreach (var instance in _instances.ToList())
        {
            if (instance.State?.Bookmarks.FirstOrDefault(open => open.Kind != BookmarkKind.Child && instance.Definition.Find(open.NodeId)?.ActivityId == activityId) is { } bookmark)
            {
                _resumes++;
                Apply(instance, new Stimulus.Resume(bookmark.Id, outcomes, result));
                break;
            }
        }

        WorkOff();
    }

    /// <summary>Resumes whatever is open, without input, timers in the order they are due, until nothing is open or nothing changes.</summary>
    public void UntilEnd()
    {
        while (!IsStopped)
        {
            var open = _instances.SelectMany(instance => (instance.State?.Bookmarks ?? []).Select(bookmark => (Instance: instance, Bookmark: bookmark))).ToList();
            var ready = open.FindAll(waiting => waiting.Bookmark.Kind is BookmarkKind.Event or BookmarkKind.Task or BookmarkKind.Work);
            if (ready.Count > 0)
            {
                foreach (var (instance, bookmark) in ready)
                {
                    Resume(instance, bookmark, Value.Undefined);
                    WorkOff();
                }
            }
            else if (open.FindAll(waiting => waiting.Bookmark.DueAt is not null).OrderBy(waiting => waiting.Bookmark.DueAt).FirstOrDefault() is { Bookmark.DueAt: { } due } next)
            {
                Now = due > Now ? due : Now;
                Resume(next.Instance, next.Bookmark, Value.Undefined);
                WorkOff();
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>Lets time pass; what becomes due happens at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        var end = by > DateTimeOffset.MaxValue - Now ? DateTimeOffset.MaxValue : Now + by;
        while (!IsStopped)
        {
            var waiting = _instances.SelectMany(instance => (instance.State?.Bookmarks ?? []).Where(open => open.DueAt <= end).Select(bookmark => (Instance: instance, Bookmark: bookmark)))
                .OrderBy(open => open.Bookmark.DueAt).FirstOrDefault();
            var trigger = _timers.FindAll(timer => timer.DueAt <= end).MinBy(timer => timer.DueAt);
            if (waiting.Bookmark is { DueAt: { } due } bookmark && (trigger is null || due <= trigger.DueAt))
            {
                Now = due > Now ? due : Now;
                Resume(waiting.Instance, bookmark, Value.Undefined);
            }
            else if (trigger is { DueAt: { } fires })
            {
                Now = fires > Now ? fires : Now;
                trigger.Fired();
                Start(trigger.Definition, null, new Stimulus.Start(NoInput(), null, trigger.NodeId), NextId(), null);
            }
            else
            {
                break;
            }

            WorkOff();
        }

        Now = end;
    }

    /// <summary>Cancels every instance that still runs.</summary>
    public void Cancel()
    {
        foreach (var instance in _instances.ToList())
        {
            Apply(instance, new Stimulus.Cancel("trace.cancelled"));
        }

        WorkOff();
    }

    private static OrderedDictionary<string, Value> NoInput() => new(StringComparer.Ordinal);

    private string NextId() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"i{_instances.Count + 1}");

    private void Resume(TracedInstance instance, Bookmark bookmark, Value result)
    {
        _resumes++;
        Apply(instance, new Stimulus.Resume(bookmark.Id, [], result));
    }

    private void WorkOff()
    {
        while (!IsStopped && _asked.TryDequeue(out var asked))
        {
            asked();
        }
    }

    private RunContext ContextOf(TracedInstance instance) => new(instance.Id, Now, _catalogue, RunLimits.Default) { Children = new Family(this, instance) };

    private void Apply(TracedInstance instance, Stimulus stimulus)
    {
        if (!instance.IsRunning || WorkflowEngine.Run(instance.Definition, instance.State, stimulus, ContextOf(instance)) is not RunResult.Ran ran)
        {
            return;
        }

        instance.Take(ran);
        Do(instance, ran.Effects);
        Settle(instance);
    }

    private void Do(TracedInstance instance, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.WriteLine line:
                    _lines.Add(line.Text);
                    break;
                case Effect.RequestTask task:
                    _tasks.Add((task.TaskId, instance));
                    break;
                case Effect.PublishEvent published:
                    _asked.Enqueue(() => Deliver(new(published.EventName, published.CorrelationId, published.Payload, Now)));
                    break;
                case Effect.StartChild child:
                    _asked.Enqueue(() => Start(_published[child.Child.DefinitionId], instance, new Stimulus.Start(child.Child.Input, child.Child.CorrelationId), child.Child.InstanceId, child.ReportTo));
                    break;
                case Effect.RanChild child when _instances.Find(made => made.Id == child.InstanceId) is { } made:
                    Do(made, child.Effects);
                    Settle(made);
                    break;
            }
        }
    }

    // What follows from how an instance rests now.
    private void Settle(TracedInstance instance)
    {
        if (instance.State is not { } state)
        {
            return;
        }

        if (state.Status == InstanceStatus.Running)
        {
            _asked.Enqueue(DeliverEarly);
            return;
        }

        if (state.SubStatus == InstanceSubStatus.Cancelled)
        {
            foreach (var child in _instances.FindAll(other => ReferenceEquals(other.Parent, instance)))
            {
                _asked.Enqueue(() => Apply(child, new Stimulus.Cancel("parent.cancelled")));
            }
        }

        if (instance is { Parent: { } parent, ReportTo: { } key })
        {
            _asked.Enqueue(() =>
            {
                if (parent.State?.Bookmarks.FirstOrDefault(open => open.Kind == BookmarkKind.Child && open.Key == key) is { } bookmark)
                {
                    Apply(parent, new Stimulus.Resume(bookmark.Id, [], ChildRun.Report(instance.Id, state.Status, state.SubStatus, state.Output)));
                }
            });
        }
    }

    private TracedInstance? Start(CompiledDefinition definition, TracedInstance? parent, Stimulus.Start start, string id, string? reportTo)
    {
        if (!MayStart(definition.Source, start.CorrelationId))
        {
            return null;
        }

        var instance = new TracedInstance(definition, id, parent) { ReportTo = reportTo };
        _instances.Add(instance);
        Apply(instance, start);
        return instance;
    }

    private bool MayStart(WorkflowDefinition definition, string? correlationId)
    {
        bool IsAlone() => !_instances.Exists(other => other.IsRunning && other.Definition.Source.DefinitionId == definition.DefinitionId);
        bool IsFirst(bool ofDefinition) => !_instances.Exists(other => other.IsRunning && other.State?.CorrelationId == correlationId
            && (!ofDefinition || other.Definition.Source.DefinitionId == definition.DefinitionId));
        return definition.Options.ActivationStrategy switch
        {
            "SingletonStrategy" or "Singleton" => IsAlone(),
            "CorrelationStrategy" or "Correlation" => IsFirst(ofDefinition: false),
            "CorrelatedSingletonStrategy" or "CorrelatedSingleton" => IsFirst(ofDefinition: true),
            _ => true,
        };
    }
}
