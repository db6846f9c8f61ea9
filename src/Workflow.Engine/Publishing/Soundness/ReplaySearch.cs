using System.Text.Json.Nodes;
using System.Xml;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Tracing;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Tries inputs, results and payloads until a definition, run as it is, goes a way that was found in its free flow. Bounded by runs of the engine.</summary>
internal sealed class ReplaySearch
{
    private const int MostCost = 3_000;
    private const int EntriesInOne = 50;

    private readonly WorkflowDefinition _definition;
    private readonly CompiledDefinition _compiled;
    private readonly ActivityCatalogue _catalogue;
    private readonly FreeFlow _flow;
    private readonly InputSolver _inputs;
    private readonly IReadOnlyList<Value> _results;
    private readonly SortedDictionary<string, SortedSet<string>> _ports = new(StringComparer.Ordinal);
    private int _cost;

    public ReplaySearch(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        (_definition, _catalogue) = (definition, catalogue);
        _compiled = CompiledDefinition.Compile(definition, catalogue);
        _flow = new FreeFlow(catalogue, 1);
        _flow.Of(definition);
        var values = ReplayValues.Of(definition);
        _inputs = new InputSolver(definition, values);
        _results = [Value.Undefined, .. values];
        foreach (var chart in definition.Root.DescendantsAndSelf())
        {
            foreach (var child in chart.Activities)
            {
                _ports[child.NodeId] = new(chart.Connections.Where(connection => connection.Source == child.Id).Select(connection => connection.Port ?? "Done"), StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Begins a new search: its cost is bounded anew.</summary>
    public void Begin() => _cost = 0;

    /// <summary>Steps that go a way until it shows; null when none were found.</summary>
    public IReadOnlyList<ReplayStep>? Find(Way way, Func<IReadOnlyList<JournalEntry>, WorkflowState, bool> shows)
    {
        var path = Trail.Steps(way.Trail);
        var choices = new SortedDictionary<string, List<string[]>>(StringComparer.Ordinal);
        foreach (var step in path.Where(step => IsAtOnce(step.NodeId)))
        {
            if (!choices.TryGetValue(step.NodeId, out var outcomes))
            {
                choices.Add(step.NodeId, outcomes = []);
            }

            outcomes.Add(step.Outcomes);
        }

        var goal = new Goal([.. path.Where(step => !IsAtOnce(step.NodeId) && _compiled.Find(step.NodeId) is not null)], choices, shows);
        foreach (var input in _inputs.Assignments(choices))
        {
            if (_cost > MostCost)
            {
                break;
            }

            if (Begin(way.Trigger, input) is { } begun && GoOn(goal, 0, begun) is { } steps)
            {
                return steps;
            }
        }

        return null;
    }

    /// <summary>Steps that answer the waits of a way, without forcing its choices.</summary>
    public IReadOnlyList<ReplayStep> Unforced(Way way)
    {
        Begin();
        var steps = Begin(way.Trigger, []) is { } begun ? begun.Steps : [Start([])];
        return [.. steps, .. Trail.Steps(way.Trail).Where(step => !IsAtOnce(step.NodeId)).Select(step => _compiled.Find(step.NodeId)).OfType<CompiledNode>()
            .Select(node => Answer(node.ActivityId, Trail.Steps(way.Trail).First(step => step.NodeId == node.NodeId).Outcomes, Value.Undefined))];
    }

    // A choice is made by the engine itself, at once; anything else waits for an answer.
    private bool IsAtOnce(string nodeId) => _compiled.Find(nodeId)?.Descriptor is null or { Kind: ActivityKind.Construct };

    private Attempt? Begin(string? trigger, OrderedDictionary<string, Value> input)
    {
        if (trigger is null)
        {
            return Run(new Attempt(null, Trace.Begin, [], [], []), new Stimulus.Start(input), Start(input));
        }

        var step = _compiled.Find(trigger)?.Source;
        return step is { Type: "Elsa.Event" } && Triggers.TextOf(step, "eventName") is { } name
            ? Run(new Attempt(null, Trace.Begin, [], [], []), new Stimulus.Start([], null, trigger), Event(name, Value.Undefined))
            : null;
    }

    private IReadOnlyList<ReplayStep>? GoOn(Goal goal, int next, Attempt at)
    {
        while (AtOnce(at) is { } work)
        {
            if (Run(at, new Stimulus.Resume(work.Id, [], Value.Undefined), Answer(_compiled.Find(work.NodeId)!.ActivityId, [], Value.Undefined)) is not { } answered) // It waits.
            {
                return null;
            }

            at = answered;
        }

        if (!Fits(goal, at) || at.State is not { } state)
        {
            return null;
        }

        if (next == goal.Waits.Count)
        {
            return goal.Shows(at.Journal, state) ? at.Steps : null;
        }

        var wait = goal.Waits[next];
        if (at.Passed.Contains(wait.NodeId))
        {
            var passed = at.Passed.ToList();
            passed.Remove(wait.NodeId);
            return GoOn(goal, next + 1, at with { Passed = passed });
        }

        return state.Bookmarks.FirstOrDefault(open => open.NodeId == wait.NodeId) is { } bookmark
            ? Answers(at, state, bookmark, wait).Select(answered => GoOn(goal, next + 1, answered)).FirstOrDefault(steps => steps is not null)
            : null;
    }

    // Work without a choice that its handler does at once.
    private Bookmark? AtOnce(Attempt at) => at.State?.Bookmarks.FirstOrDefault(open =>
        open.Kind == BookmarkKind.Work && !_flow.Waits(open.NodeId) && _compiled.Find(open.NodeId)?.Descriptor is { Kind: ActivityKind.InlineWork });

    private IEnumerable<Attempt> Answers(Attempt at, WorkflowState state, Bookmark open, Trail wait)
    {
        var node = _compiled.Find(open.NodeId)!; // It waits.
        var results = node.Source.Outputs.Count > 0 || node.KeepsOutputs || _compiled.AsksLastResult ? _results : [Value.Undefined];
        switch (open.Kind)
        {
            case BookmarkKind.Task:
                var name = open.Payload.AsString() ?? "";
                var isOldest = state.Bookmarks.First(other => other.Kind == BookmarkKind.Task && other.Payload.AsString() == name) == open;
                return Each(results, result => Run(at, new Stimulus.Resume(open.Id, [], result), isOldest ? Task(name, result) : Answer(node.ActivityId, [], result)));
            case BookmarkKind.Event:
                return Each(results, payload => All(at, state.Bookmarks.Where(other => other.Kind == BookmarkKind.Event && other.Key == open.Key), open, payload, Event(open.Key ?? "", payload)));
            case BookmarkKind.Timer when open.DueAt is { } due:
                var by = due > at.Now ? due - at.Now : TimeSpan.FromSeconds(1);
                return Each([Value.Undefined], none => All(at with { Now = at.Now + by }, state.Bookmarks.Where(other => other.DueAt <= due).OrderBy(other => other.DueAt), open, none, Advance(by)));
            case BookmarkKind.Work:
                return Each([Value.Undefined], none => Run(at, new Stimulus.Resume(open.Id, wait.Outcomes, none), Answer(node.ActivityId, wait.Outcomes, none)));
            default:
                return [];
        }
    }

    // Everything the same step of the trace resumes.
    private Attempt? All(Attempt at, IEnumerable<Bookmark> resumed, Bookmark meant, Value result, ReplayStep step)
    {
        var (after, isFirst) = (at, true);
        foreach (var bookmark in resumed.ToList())
        {
            if (after.State!.Bookmarks.All(open => open.Id != bookmark.Id)) // It has run.
            {
                continue;
            }

            if (Run(after, new Stimulus.Resume(bookmark.Id, [], result), isFirst ? step : null) is not { } ran)
            {
                return null;
            }

            (after, isFirst) = (bookmark == meant ? ran : ran with { Passed = [.. ran.Passed, bookmark.NodeId] }, false);
        }

        return after;
    }

    private static IEnumerable<Attempt> Each(IReadOnlyList<Value> values, Func<Value, Attempt?> answer) => values.Select(answer).OfType<Attempt>();

    private Attempt? Run(Attempt at, Stimulus stimulus, ReplayStep? step)
    {
        if (++_cost > MostCost || WorkflowEngine.Run(_compiled, at.State, stimulus, new RunContext("i1", at.Now, _catalogue, RunLimits.Default)) is not RunResult.Ran ran)
        {
            return null;
        }

        _cost += ran.Journal.Count / EntriesInOne;
        return at with { State = ran.State, Journal = [.. at.Journal, .. ran.Journal], Steps = step is null ? at.Steps : [.. at.Steps, step] };
    }

    // So far each choice went as the way says; further ones are free.
    private bool Fits(Goal goal, Attempt at)
    {
        foreach (var (nodeId, outcomes) in goal.Choices)
        {
            var made = at.Journal.Where(entry => entry.Kind == JournalKind.Completed && entry.NodeId == nodeId).Take(outcomes.Count).ToList();
            for (var i = 0; i < made.Count; i++)
            {
                if (!Followed(nodeId, made[i].Outcomes).SetEquals(Followed(nodeId, outcomes[i].Length == 0 ? ["Done"] : outcomes[i])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private SortedSet<string> Followed(string nodeId, IReadOnlyList<string> outcomes) =>
        new(outcomes.Where(outcome => _ports.TryGetValue(nodeId, out var ports) && ports.Contains(outcome)), StringComparer.Ordinal);

    private ReplayStep Start(OrderedDictionary<string, Value> input)
    {
        var json = new JsonObject { ["op"] = "run", ["definitionId"] = _definition.DefinitionId };
        if (input.Count > 0)
        {
            json["input"] = new JsonObject(input.Select(given => KeyValuePair.Create(given.Key, given.Value.ToJsonNode())));
        }

        return new(json, trace => trace.Run(_definition.DefinitionId, input, null));
    }

    private static ReplayStep Task(string name, Value result) => new(With(new() { ["op"] = "report-task", ["task"] = name }, "result", result), trace => trace.Report(name, result));

    private static ReplayStep Event(string name, Value payload) => new(With(new() { ["op"] = "event", ["name"] = name }, "payload", payload), trace => trace.Publish(name, null, payload));

    private static ReplayStep Advance(TimeSpan by) => new(new() { ["op"] = "advance", ["by"] = XmlConvert.ToString(by) }, trace => trace.Advance(by));

    private static ReplayStep Answer(string activity, string[] outcomes, Value result)
    {
        var json = With(new() { ["op"] = "answer", ["activity"] = activity }, "result", result);
        if (outcomes.Length > 0)
        {
            json["outcomes"] = new JsonArray([.. outcomes.Select(outcome => JsonValue.Create(outcome))]);
        }

        return new(json, trace => trace.Answer(activity, outcomes, result));
    }

    private static JsonObject With(JsonObject step, string name, Value value)
    {
        if (!value.IsUndefined)
        {
            step[name] = value.ToJsonNode();
        }

        return step;
    }

    /// <summary>What is to be reached.</summary>
    private sealed record Goal(IReadOnlyList<Trail> Waits, SortedDictionary<string, List<string[]>> Choices, Func<IReadOnlyList<JournalEntry>, WorkflowState, bool> Shows);

    /// <summary>How far a try has come.</summary>
    private sealed record Attempt(WorkflowState? State, DateTimeOffset Now, IReadOnlyList<JournalEntry> Journal, IReadOnlyList<ReplayStep> Steps, IReadOnlyList<string> Passed);
}
