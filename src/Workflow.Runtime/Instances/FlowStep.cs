using System.Text.Json.Nodes;
using Workflow.Approvals;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Engine;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Outbox;
using Workflow.Runtime.Work;

namespace Workflow.Runtime.Instances;

/// <summary>The flow's part of one step: resumes the instance, lets handlers work on the case file, and goes round until nothing asks any more.</summary>
/// <remarks>Pure: no store is touched, so demo, trace and simulation can run it anywhere.</remarks>
internal sealed class FlowStep(CompiledDefinition definition, CaseFile file, StepContext context)
{
    private const int MaxRounds = 100;

    private readonly RunContext _run = new(file.Case.InstanceId, context.Now, definition.Catalogue, RunLimits.Default);
    private readonly List<JournalEntry> _journal = [];
    private readonly List<OutboxMessage> _messages = [];
    private readonly Queue<Stimulus> _pending = new();

    /// <summary>The state after the step; null until a new instance has been started.</summary>
    public WorkflowState? State { get; private set; }

    /// <summary>What happened to the steps, in order.</summary>
    public IReadOnlyList<JournalEntry> Journal => _journal;

    /// <summary>What leaves after the commit, in the order the steps asked.</summary>
    public IReadOnlyList<OutboxMessage> Messages => _messages;

    /// <summary>Begins the instance of a new case.</summary>
    public Result Start()
    {
        var input = new OrderedDictionary<string, Value>(StringComparer.Ordinal) { ["caseNo"] = Value.Of(file.Case.No.Value) };
        _pending.Enqueue(new Stimulus.Start(input, file.Case.No.Value));
        return Drain();
    }

    /// <summary>Takes what happens to the instance, in order.</summary>
    /// <param name="state">The state as stored.</param>
    /// <param name="stimuli">What happens.</param>
    public Result Take(WorkflowState state, IReadOnlyList<Stimulus> stimuli)
    {
        State = state;
        foreach (var stimulus in stimuli)
        {
            _pending.Enqueue(stimulus);
        }

        return Drain();
    }

    /// <summary>What a command tells the flow, in the engine's words: answers in order, then the end.</summary>
    public static IReadOnlyList<Stimulus> StimuliOf(FlowSignals signals) =>
    [
        .. signals.Answers.Select(answer => new Stimulus.Resume(answer.BookmarkId, answer.Outcomes, Value.Undefined)),
        .. signals.Mending switch
        {
            null => Array.Empty<Stimulus>(),
            { PassOver: { } outcomes } over => [new Stimulus.Skip(over.Incident, outcomes, over.Reason)],
            { } again => [new Stimulus.Retry(again.Incident)],
        },
        .. signals.CancelReason is { } reason ? [new Stimulus.Cancel(reason)] : Array.Empty<Stimulus>(),
    ];

    private Result Drain()
    {
        for (var round = 0; _pending.TryDequeue(out var stimulus); round++)
        {
            if (round == MaxRounds)
            {
                return new FlowRoundsExceeded(file.Case.No, MaxRounds);
            }

            var known = State?.OpenIncidents ?? [];
            switch (WorkflowEngine.Run(definition, State, stimulus, _run))
            {
                case RunResult.Refused refused when stimulus is Stimulus.Retry or Stimulus.Skip:
                    return new IncidentRefused(file.Case.No, refused.Code, refused.Message);
                case RunResult.Refused refused:
                    return new FlowRefused(file.Case.No, refused.Code, refused.Message);
                case RunResult.Ran ran:
                    State = ran.State;
                    _journal.AddRange(ran.Journal);
                    foreach (var effect in ran.Effects)
                    {
                        Do(effect);
                    }

                    Tell(ran.State.OpenIncidents.ExceptBy(known.Select(incident => incident.Id), incident => incident.Id));
                    break;
            }
        }

        return Result.Done;
    }

    private void Do(Effect effect)
    {
        switch (effect)
        {
            case Effect.RequestWork work:
                Work(work);
                break;
            case Effect.RequestTask task:
                Send(task.EffectId, "task.requested", new JsonObject { ["taskId"] = task.TaskId, ["taskName"] = task.TaskName, ["payload"] = task.Payload.ToJsonNode() });
                break;
            case Effect.PublishEvent published:
                Send(published.EffectId, "event.published", new JsonObject
                {
                    ["eventName"] = published.EventName, ["correlationId"] = published.CorrelationId, ["payload"] = published.Payload.ToJsonNode(),
                });
                break;
            case Effect.WriteLine line:
                file.Apply(new Change.Recorded(new AuditFact("flow.line", file.Case.No.Value, new JsonObject { ["text"] = line.Text })));
                break;
        }
    }

    private void Work(Effect.RequestWork work)
    {
        var answer = ApprovalActivities.HandlerOf(work.ActivityType) is { } handle
            ? handle(file, new WorkRequest(work), context)
            : new WorkUnhandled(work.ActivityType);
        if (answer.IsRefused)
        {
            _pending.Enqueue(new Stimulus.Fail(work.BookmarkId, answer.Refusal.Code, answer.Refusal.Message));
            return;
        }

        foreach (var stimulus in StimuliOf(answer.Value))
        {
            _pending.Enqueue(stimulus);
        }
    }

    private void Send(string effectId, string kind, JsonObject payload) => _messages.Add(new OutboxMessage(effectId, kind, payload.ToJsonString()));

    // Nobody is there to be told when a step of the flow fails, so the trail keeps it and the administrators get a notice.
    private void Tell(IEnumerable<Incident> incidents)
    {
        foreach (var incident in incidents)
        {
            file.ReportIncident(incident.ActivityId, incident.Code, context);
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
