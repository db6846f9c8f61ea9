using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Engine;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Outbox;
using Workflow.Runtime.Starting;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Instances;

/// <summary>The flow's part of one step: resumes the instances of the case, lets handlers work on the case file, and goes round until nothing asks any more.</summary>
/// <remarks>Pure: no store is touched, so demo, trace and simulation can run it anywhere. Most cases have one instance; one that starts workflows has further ones, in the same transaction.</remarks>
internal sealed class FlowStep
{
    private const int MaxRounds = 100;
    private const int MostInstances = 1_000;

    // Stands before the key of a bookmark that is not looked up yet; no bookmark's id begins like this.
    private const string Reporting = "report:";

    private readonly CaseFile _file;
    private readonly StepContext _context;
    private readonly List<FlowInstance> _instances;
    private readonly IReadOnlyDictionary<string, CompiledDefinition> _workflows;
    private readonly List<OutboxMessage> _messages = [];
    private readonly Queue<(FlowInstance Instance, Stimulus Stimulus)> _pending = new();
    private int _nested;

    /// <summary>A step of the one instance that carries the case.</summary>
    public FlowStep(CompiledDefinition definition, CaseFile file, StepContext context)
        : this([new FlowInstance(definition, file.Case.InstanceId, null, null)], file, context, new Dictionary<string, CompiledDefinition>())
    {
    }

    /// <param name="instances">The instances of the case; the one that carries it first.</param>
    /// <param name="file">The case.</param>
    /// <param name="context">Time, actor, catalogue.</param>
    /// <param name="workflows">The definitions a step may start, by id.</param>
    public FlowStep(IReadOnlyList<FlowInstance> instances, CaseFile file, StepContext context, IReadOnlyDictionary<string, CompiledDefinition> workflows) =>
        (_instances, _file, _context, _workflows) = ([.. instances], file, context, workflows);

    /// <summary>The instances after the step, in the order they began.</summary>
    public IReadOnlyList<FlowInstance> Instances => _instances;

    /// <summary>The state of the instance that carries the case; null until it has been started.</summary>
    public WorkflowState? State => _instances[0].State;

    /// <summary>What leaves after the commit, in the order the steps asked.</summary>
    public IReadOnlyList<OutboxMessage> Messages => _messages;

    /// <summary>Begins the instance of a new case.</summary>
    /// <param name="start">What starts it when nobody asked for it, or null for the usual start.</param>
    public Result Start(FlowStart? start = null)
    {
        var input = new OrderedDictionary<string, Value>(StringComparer.Ordinal) { ["caseNo"] = Value.Of(_file.Case.No.Value) };
        if (start is FlowStart.ByEvent published)
        {
            input[FlowStart.GenerationInput] = Value.Of(published.Generation);
        }

        _pending.Enqueue((_instances[0], new Stimulus.Start(input, _file.Case.No.Value, start?.NodeId, start?.Payload ?? Value.Undefined)));
        return Drain();
    }

    /// <summary>Takes what happens to the case's own instance, whose state was read apart.</summary>
    public Result Take(WorkflowState state, IReadOnlyList<Stimulus> stimuli)
    {
        _instances[0].Take(state, []);
        return Take(stimuli);
    }

    /// <summary>Takes what happens to the instances, in order.</summary>
    public Result Take(IReadOnlyList<Stimulus> stimuli)
    {
        foreach (var stimulus in stimuli)
        {
            Enqueue(stimulus, _instances[0]);
        }

        return Drain();
    }

    /// <summary>What a command tells the flow, in the engine's words: answers in order, then the end.</summary>
    public static IReadOnlyList<Stimulus> StimuliOf(FlowSignals signals) =>
    [
        .. signals.Answers.Select(answer => new Stimulus.Resume(answer.BookmarkId, answer.Outcomes, answer.Result is { } given && Value.TryFromJson(given, out var result, out _) ? result : Value.Undefined)),
        .. signals.Mending switch
        {
            null => Array.Empty<Stimulus>(),
            { PassOver: { } outcomes } over => [new Stimulus.Skip(over.Incident, outcomes, over.Reason)],
            { } again => [new Stimulus.Retry(again.Incident)],
        },
        .. signals.CancelReason is { } reason ? [new Stimulus.Cancel(reason)] : Array.Empty<Stimulus>(),
    ];

    // Whoever waits on the bookmark, or has the incident; an end is everybody's.
    private void Enqueue(Stimulus stimulus, FlowInstance otherwise)
    {
        switch (stimulus)
        {
            case Stimulus.Cancel:
                foreach (var instance in _instances.Where(instance => ReferenceEquals(instance, _instances[0]) || instance.Stands))
                {
                    _pending.Enqueue((instance, stimulus));
                }

                break;
            case Stimulus.Resume resume:
                _pending.Enqueue((Waiting(resume.BookmarkId) ?? otherwise, stimulus));
                break;
            case Stimulus.Retry or Stimulus.Skip:
                var incident = stimulus is Stimulus.Retry retry ? retry.IncidentId : ((Stimulus.Skip)stimulus).IncidentId;
                _pending.Enqueue((_instances.Find(instance => instance.State?.OpenIncidents.Any(open => open.Id == incident) == true) ?? otherwise, stimulus));
                break;
            default:
                _pending.Enqueue((otherwise, stimulus));
                break;
        }
    }

    private FlowInstance? Waiting(string bookmark) => _instances.Find(instance => instance.State?.Bookmarks.Any(open => open.Id == bookmark) == true);

    private Result Drain()
    {
        for (var round = 0; _pending.TryDequeue(out var next); round++)
        {
            if (round == MaxRounds + (4 * _instances.Count))
            {
                return new FlowRoundsExceeded(_file.Case.No, MaxRounds);
            }

            var instance = next.Instance;
            if (Addressed(instance, next.Stimulus) is not { } stimulus || (!ReferenceEquals(instance, _instances[0]) && stimulus is Stimulus.Cancel && !instance.Stands))
            {
                continue;
            }

            var known = instance.State?.OpenIncidents ?? [];
            switch (WorkflowEngine.Run(instance.Definition, instance.State, stimulus, ContextOf(instance)))
            {
                case RunResult.Refused refused when stimulus is Stimulus.Retry or Stimulus.Skip:
                    return new IncidentRefused(_file.Case.No, refused.Code, refused.Message);
                case RunResult.Refused refused:
                    return new FlowRefused(_file.Case.No, refused.Code, refused.Message);
                case RunResult.Ran ran:
                    instance.Take(ran.State, ran.Journal);
                    Do(instance, ran.Effects);
                    Tell(ran.State.OpenIncidents.ExceptBy(known.Select(incident => incident.Id), incident => incident.Id));
                    Settle(instance);
                    break;
            }
        }

        return Result.Done;
    }

    private RunContext ContextOf(FlowInstance instance) => new(instance.Id, _context.Now.ToOffset(OfficeTime.Offset), instance.Definition.Catalogue, RunLimits.Default) { Children = new Family(this, instance) };

    private void Do(FlowInstance instance, IReadOnlyList<Effect> effects)
    {
        foreach (var effect in effects)
        {
            switch (effect)
            {
                case Effect.RequestWork work:
                    Work(instance, work);
                    break;
                case Effect.RequestTask task:
                    Send(task.EffectId, "task.requested", new JsonObject { ["taskId"] = task.TaskId, ["taskName"] = task.TaskName, ["payload"] = task.Payload.ToJsonNode() });
                    break;
                case Effect.PublishEvent published:
                    Send(published.EffectId, "event.published", new JsonObject
                    {
                        ["eventName"] = published.EventName, ["correlationId"] = published.CorrelationId, ["payload"] = published.Payload.ToJsonNode(),
                        ["generation"] = State?.Input.TryGetValue(FlowStart.GenerationInput, out var generation) == true ? (int?)generation.AsNumber() ?? 0 : 0,
                    });
                    break;
                case Effect.WriteLine line:
                    _file.Apply(new Change.Recorded(new AuditFact("flow.line", _file.Case.No.Value, new JsonObject { ["text"] = line.Text })));
                    break;
                case Effect.StartChild start:
                    var child = Begin(start.Child, start.ReportTo);
                    _pending.Enqueue((child, new Stimulus.Start(start.Child.Input, start.Child.CorrelationId)));
                    break;
                case Effect.RanChild ran when _instances.Find(made => made.Id == ran.InstanceId) is { } made:
                    Do(made, ran.Effects);
                    Tell(made.State?.OpenIncidents ?? []);
                    break;
            }
        }
    }

    private FlowInstance Begin(ChildRequest request, string? reportTo)
    {
        var child = new FlowInstance(_workflows[request.DefinitionId], request.InstanceId, null, null) { ParentId = request.ParentInstanceId, ReportTo = reportTo };
        _instances.Add(child);
        return child;
    }

    // What follows from how an instance rests now: its children end with it, and whoever waits for it is told.
    private void Settle(FlowInstance instance)
    {
        if (instance.State is not { Status: InstanceStatus.Finished } state)
        {
            return;
        }

        if (_instances.TrueForAll(one => one.State is { SubStatus: InstanceSubStatus.Finished }))
        {
            CaseClosing.Finish(_file, _context);
        }

        if (state.SubStatus == InstanceSubStatus.Cancelled)
        {
            foreach (var child in _instances.FindAll(other => other.ParentId == instance.Id && other.Stands))
            {
                _pending.Enqueue((child, new Stimulus.Cancel("parent.cancelled")));
            }
        }

        if (instance.ReportTo is { } key && _instances.Find(other => other.Id == instance.ParentId) is { } parent)
        {
            _pending.Enqueue((parent, new Stimulus.Resume(Reporting + key, [], ChildRun.Report(instance.Id, state.Status, state.SubStatus, state.Output))));
        }
    }

    // A step that waits for several children waits anew after each: which bookmark a report is for is seen when it is its turn. Null when nobody waits for it any more.
    private static Stimulus? Addressed(FlowInstance instance, Stimulus stimulus) =>
        stimulus is not Stimulus.Resume { BookmarkId: var id } resume || !id.StartsWith(Reporting, StringComparison.Ordinal) ? stimulus
        : instance.State?.Bookmarks.FirstOrDefault(open => open.Kind == BookmarkKind.Child && open.Key == id[Reporting.Length..]) is { } bookmark ? resume with { BookmarkId = bookmark.Id }
        : null;

    private void Work(FlowInstance instance, Effect.RequestWork work)
    {
        var answer = ApprovalActivities.HandlerOf(work.ActivityType) is { } handle
            ? handle(_file, new WorkRequest(work), _context)
            : new WorkUnhandled(work.ActivityType);
        if (answer.IsRefused)
        {
            _pending.Enqueue((instance, new Stimulus.Fail(work.BookmarkId, answer.Refusal.Code, answer.Refusal.Message)));
            return;
        }

        foreach (var stimulus in StimuliOf(answer.Value))
        {
            Enqueue(stimulus, instance);
        }
    }

    private void Send(string effectId, string kind, JsonObject payload) => _messages.Add(new OutboxMessage(effectId, kind, payload.ToJsonString()));

    // Nobody is there to be told when a step of the flow fails, so the trail keeps it and the administrators get a notice.
    private void Tell(IEnumerable<Incident> incidents)
    {
        foreach (var incident in incidents)
        {
            _file.ReportIncident(incident.ActivityId, incident.Code, _context);
        }
    }

    /// <summary>The workflows an instance of the case may start.</summary>
    private sealed class Family(FlowStep step, FlowInstance parent) : IChildWorkflows
    {
        private const int MostNested = 32;

        public bool Exists(string definitionId) => step._workflows.ContainsKey(definitionId);

        public bool HasRoom => step._instances.Count < MostInstances;

        public ChildRun? Execute(ChildRequest request)
        {
            if (step._nested >= MostNested)
            {
                return null;
            }

            var child = step.Begin(request with { ParentInstanceId = parent.Id }, request.InstanceId);
            step._nested++;
            var ran = WorkflowEngine.Run(child.Definition, null, new Stimulus.Start(request.Input, request.CorrelationId), step.ContextOf(child));
            step._nested--;
            if (ran is not RunResult.Ran rests)
            {
                return null;
            }

            child.Take(rests.State, rests.Journal);
            return new(rests.State.Status, rests.State.SubStatus, rests.State.Output, rests.Effects);
        }
    }
}

/// <summary>A flow went round and round within one step: its inline steps answer each other for ever.</summary>
internal sealed record FlowRoundsExceeded(CaseNo Case, int Limit)
    : Refusal("flow.rounds-exceeded", $"The flow of case {Case} did not come to rest within {Limit} rounds.", ("case", Case.Value));

/// <summary>The engine did not take what a command told it.</summary>
internal sealed record FlowRefused(CaseNo Case, string Reason, string Detail)
    : Refusal("flow.refused", $"The flow of case {Case} refused the step: {Reason}: {Detail}", ("case", Case.Value), ("reason", Reason));

/// <summary>An incident cannot be mended as asked.</summary>
internal sealed record IncidentRefused(CaseNo Case, string Reason, string Detail)
    : Refusal(Reason, Detail, ("case", Case.Value));

/// <summary>A definition uses a work activity that nobody handles.</summary>
internal sealed record WorkUnhandled(string Type) : Refusal("work.unhandled", $"No handler for {Type}.", ("type", Type));
