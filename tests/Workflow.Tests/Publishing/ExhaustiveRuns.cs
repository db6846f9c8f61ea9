using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Tests.Engine;

namespace Workflow.Tests.Publishing;

/// <summary>Runs a small definition over all answers in all orders, with nothing left out, and says what came of it.</summary>
internal sealed class ExhaustiveRuns
{
    private const int MostStates = 4_000;

    private readonly CompiledDefinition _definition;
    private readonly WorkflowDefinition _source;
    private readonly OrderedDictionary<string, Node> _known = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _started = new(StringComparer.Ordinal);

    public ExhaustiveRuns(WorkflowDefinition definition)
    {
        _source = definition;
        _definition = CompiledDefinition.Compile(definition, Steps.Catalogue);
    }

    public SortedSet<string> Defects { get; } = new(StringComparer.Ordinal);

    /// <returns>False when there are too many states to run them all.</returns>
    public bool Run()
    {
        var open = new Queue<Node>();
        Reach(null, new Stimulus.Start(new(StringComparer.Ordinal)), open);
        while (open.TryDequeue(out var node))
        {
            if (_known.Count > MostStates || node.State.Executions.Count > 12 || node.State.Executions.Any(execution => execution.Arrivals?.Length > 12))
            {
                return false;
            }

            foreach (var bookmark in node.State.Bookmarks)
            {
                foreach (var outcomes in Answers(bookmark))
                {
                    Reach(node, new Stimulus.Resume(bookmark.Id, outcomes, Value.Undefined), open);
                }
            }
        }

        Conclude();
        return true;
    }

    private void Conclude()
    {
        var ends = new Queue<Node>(_known.Values.Where(node => node.State.Status == InstanceStatus.Finished || node.State.Incidents.Count > 0));
        while (ends.TryDequeue(out var node))
        {
            if (!node.Ends)
            {
                node.Ends = true;
                node.From.ForEach(ends.Enqueue);
            }
        }

        if (_known.Values.Any(node => !node.Ends))
        {
            Defects.Add("flow.no-end");
        }

        foreach (var join in _source.Root.Activities.Where(step => step.Type == "Elsa.FlowJoin" && !_started.Contains(step.NodeId) && !Defects.Contains($"join.wait-all-behind-choice {step.NodeId}")))
        {
            Defects.Add($"join.never-runs {join.NodeId}");
        }
    }

    private void Reach(Node? from, Stimulus stimulus, Queue<Node> open)
    {
        var ran = (RunResult.Ran)WorkflowEngine.Run(_definition, from?.State, stimulus, new RunContext("i1", DateTimeOffset.UnixEpoch, Steps.Catalogue, new RunLimits(500)));
        foreach (var entry in ran.Journal)
        {
            if (entry.Kind == JournalKind.Started)
            {
                _started.Add(entry.NodeId);
            }
            else if (entry.Kind == JournalKind.Skipped)
            {
                Defects.Add($"join.wait-all-behind-choice {entry.NodeId}");
            }
        }

        foreach (var incident in ran.State.Incidents)
        {
            Defects.Add(incident.Code == "run.step-limit" ? "flow.no-end" : incident.Code);
        }

        var key = $"{ran.State.SubStatus} {string.Join(' ', ran.State.Executions.Select(execution => $"{execution.NodeId}[{string.Join(',', (execution.Arrivals ?? []).Order())}]").Order(StringComparer.Ordinal))}";
        if (!_known.TryGetValue(key, out var node))
        {
            _known.Add(key, node = new(ran.State));
            open.Enqueue(node);
        }

        if (from is not null)
        {
            node.From.Add(from);
        }
    }

    private List<string[]> Answers(Bookmark bookmark)
    {
        var id = bookmark.NodeId[(bookmark.NodeId.LastIndexOf(':') + 1)..];
        var ports = _source.Root.Connections.Where(connection => connection.Source == id).Select(connection => connection.Port).Distinct().ToList();
        return ports.Count == 0 ? [[]] : ports.ConvertAll(port => port == "Done" ? Array.Empty<string>() : [port!]);
    }

    private sealed record Node(WorkflowState State)
    {
        public List<Node> From { get; } = [];

        public bool Ends { get; set; }
    }
}
