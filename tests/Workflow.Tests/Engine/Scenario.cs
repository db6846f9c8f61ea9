using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Tests.Engine;

/// <summary>One instance, driven step by step. Between two steps its state is written and read, so every test also tests that.</summary>
internal sealed class Scenario
{
    private readonly ActivityCatalogue _catalogue;
    private readonly CompiledDefinition _definition;
    private readonly OrderedDictionary<string, (string ActivityId, string Status)> _executions = new(StringComparer.Ordinal);

    public Scenario(WorkflowDefinition definition, ActivityCatalogue? catalogue = null)
    {
        _catalogue = catalogue ?? Steps.Catalogue;
        _definition = CompiledDefinition.Compile(definition, _catalogue);
    }

    public Scenario(ActivityNode root, params VariableDefinition[] variables) : this(Steps.Definition(root, variables))
    {
    }

    public DateTimeOffset Now { get; set; } = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);

    public RunLimits Limits { get; init; } = RunLimits.Default;

    public WorkflowState? State { get; private set; }

    public List<string> Lines { get; } = [];

    public List<Effect> Effects { get; } = [];

    public List<JournalEntry> Journal { get; } = [];

    /// <summary>Activity id and status of every execution but the root's, in the order they began.</summary>
    public string Executions => string.Join(" ", _executions.Values.Skip(1).Select(e => $"{e.ActivityId}:{e.Status}"));

    /// <summary>Status/sub-status.</summary>
    public string Status => $"{State!.Status}/{State.SubStatus}";

    public string Waiting => string.Join(" ", State!.Bookmarks.Select(b => b.NodeId[(b.NodeId.LastIndexOf(':') + 1)..]));

    public string Incidents => string.Join(" ", State!.Incidents.Select(i => $"{i.ActivityId}:{i.Code}"));

    public Scenario Start(params (string Name, Value Value)[] input)
    {
        var values = new OrderedDictionary<string, Value>(StringComparer.Ordinal);
        foreach (var (name, value) in input)
        {
            values[name] = value;
        }

        return Apply(new Stimulus.Start(values));
    }

    public Scenario StartedBy(string activityId, Value payload) => Apply(new Stimulus.Start(new(StringComparer.Ordinal), null, activityId, payload));

    /// <summary>Answers the oldest open wait of an activity.</summary>
    public Scenario Answer(string activityId, params string[] outcomes) => Answer(activityId, Value.Undefined, outcomes);

    public Scenario Answer(string activityId, Value result, params string[] outcomes) =>
        Apply(new Stimulus.Resume(BookmarkOf(activityId).Id, outcomes, result));

    public Scenario Fail(string activityId, string code) => Apply(new Stimulus.Fail(BookmarkOf(activityId).Id, code, "it failed"));

    public Scenario Cancel() => Apply(new Stimulus.Cancel("case.withdrawn"));

    public Bookmark BookmarkOf(string activityId) => State!.Bookmarks.First(b => b.NodeId.EndsWith($":{activityId}", StringComparison.Ordinal));

    public RunResult Run(Stimulus stimulus) => WorkflowEngine.Run(_definition, State, stimulus, new RunContext("i1", Now, _catalogue, Limits));

    public Scenario Apply(Stimulus stimulus)
    {
        var ran = Run(stimulus).Should().BeOfType<RunResult.Ran>().Subject;
        Take(ran);
        return this;
    }

    public void Take(RunResult.Ran ran)
    {
        Invariants.Check(ran, Journal.Count);
        var read = StateJson.Read(StateJson.Write(ran.State));
        read.Message.Should().BeNull();
        State = read.State;
        StateJson.Write(State!).AsSpan().SequenceEqual(StateJson.Write(ran.State)).Should().BeTrue("a state read and written again has the same bytes (E3)");
        Effects.AddRange(ran.Effects);
        Lines.AddRange(ran.Effects.OfType<Effect.WriteLine>().Select(line => line.Text));
        Journal.AddRange(ran.Journal);
        foreach (var entry in ran.Journal)
        {
            Note(entry);
        }
    }

    private void Note(JournalEntry entry)
    {
        if (entry.Kind is not (JournalKind.Skipped or JournalKind.PassedOver))
        {
            _executions[entry.ExecutionId] = (entry.ActivityId, entry.Kind is JournalKind.Started or JournalKind.Retried ? "Running" : entry.Kind.ToString());
        }
    }
}
