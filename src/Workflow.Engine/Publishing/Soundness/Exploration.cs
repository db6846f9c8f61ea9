using System.Globalization;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Proves by trying: every way a flow may go, whatever the data, is gone with the engine itself. Bounded; loops run 0, 1 and 2 rounds (convention 43).</summary>
/// <remarks>Where the order in which branches end does not matter one order is tried, else all of them. What it finds: flows that come to stand, joins that are passed over because a branch was not taken, and joins that never run.</remarks>
public static class Exploration
{
    private const int MostStates = 20_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    /// <summary>Everything found; a warning <c>flow.bound-reached</c> when the flow has more states than are looked at.</summary>
    public static IReadOnlyList<Problem> Explore(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        var findings = new OrderedDictionary<string, Problem>(StringComparer.Ordinal);
        var started = new SortedSet<string>(StringComparer.Ordinal);
        var isComplete = true;
        foreach (var rounds in (ReadOnlySpan<int>)[0, 1, 2])
        {
            var search = new Search(definition, catalogue, rounds, findings, started);
            isComplete &= search.Run();
            if (!search.HasLoops)
            {
                break;
            }
        }

        if (!isComplete)
        {
            return [.. findings.Values, Problem.Warning("flow.bound-reached", definition.Root.NodeId, $"The flow has more than {MostStates} states; what lies beyond was not looked at.", ("limit", MostStates.ToString(CultureInfo.InvariantCulture)))];
        }

        foreach (var join in Joins(definition.Root).Where(join => !started.Contains(join.NodeId) && !findings.Values.Any(found => found.Path == join.NodeId)))
        {
            findings.TryAdd($"never {join.NodeId}", Problem.Error("join.never-runs", join.NodeId, $"{Problem.Clip(join.Id)} never runs, whichever way the flow goes.", ("join", Problem.Clip(join.Id))));
        }

        return [.. findings.Values];
    }

    private static IEnumerable<ActivityNode> Joins(ActivityNode node) => Gate.Children(node).SelectMany(Joins).Concat(node.Type == "Elsa.FlowJoin" ? [node] : []);

    private sealed class Search
    {
        private readonly FreeFlow _flow;
        private readonly CompiledDefinition _compiled;
        private readonly WorkflowDefinition _source;
        private readonly OrderedDictionary<string, Problem> _findings;
        private readonly SortedSet<string> _started;
        private readonly SortedSet<string> _seen = new(StringComparer.Ordinal);

        public Search(WorkflowDefinition definition, ActivityCatalogue catalogue, int rounds, OrderedDictionary<string, Problem> findings, SortedSet<string> started)
        {
            (_source, _findings, _started) = (definition, findings, started);
            _flow = new FreeFlow(catalogue, rounds);
            _compiled = CompiledDefinition.Compile(_flow.Of(definition), FreeFlow.Catalogue);
            HasLoops = All(definition.Root).Any(step => step.Type is "Elsa.For" or "Elsa.ForEach" or "Elsa.While" or "Elsa.ParallelForEach");
        }

        public bool HasLoops { get; }

        /// <returns>False when the bound was reached.</returns>
        public bool Run()
        {
            if (Step(null, new Stimulus.Start(new(StringComparer.Ordinal))) is not { } first)
            {
                return true;
            }

            Look(first, null);
            var open = new Stack<(WorkflowState State, Path? Path)>([(first.State, null)]);
            while (open.TryPop(out var at))
            {
                if (_seen.Count > MostStates)
                {
                    return false;
                }

                // Where the order does not matter, whoever began to wait last goes first: a branch is gone to its end before the next.
                foreach (var bookmark in _flow.IsOrdered ? at.State.Bookmarks : at.State.Bookmarks.TakeLast(1))
                {
                    foreach (var way in _flow.WaysOf(bookmark.NodeId))
                    {
                        var path = new Path(at.Path, $"{ShownId(bookmark.NodeId)}: {(way.Length == 0 ? "Done" : way)}");
                        if (Step(at.State, new Stimulus.Resume(bookmark.Id, way.Length == 0 ? [] : [way], Value.Undefined)) is { } next)
                        {
                            Look(next, path);
                            if (_seen.Add(KeyOf(next.State)))
                            {
                                open.Push((next.State, path));
                            }
                        }
                    }
                }
            }

            return true;
        }

        private RunResult.Ran? Step(WorkflowState? state, Stimulus stimulus) =>
            WorkflowEngine.Run(_compiled, state, stimulus, new RunContext("sound", Now, FreeFlow.Catalogue, RunLimits.Default)) as RunResult.Ran;

        private void Look(RunResult.Ran ran, Path? path)
        {
            foreach (var entry in ran.Journal)
            {
                if (entry.Kind == JournalKind.Started)
                {
                    _started.Add(entry.NodeId);
                }
                else if (entry.Kind == JournalKind.Skipped)
                {
                    Find("join.wait-all-behind-choice", entry.NodeId, $"{Problem.Clip(entry.ActivityId)} waits for all branches and is passed over when one is not taken: {entry.Detail}; say WaitAllActive.", path);
                }
            }

            foreach (var incident in ran.State.Incidents.Where(incident => incident.Code is "flow.deadlock" or "flow.invalid-loop"))
            {
                Find(incident.Code, incident.NodeId, incident.Message, path);
            }
        }

        private void Find(string code, string nodeId, string message, Path? path)
        {
            var steps = path?.Steps() ?? [];
            _findings.TryAdd($"{code} {nodeId}", Problem.Error(code, nodeId, message, ("counterExample", string.Join("; ", steps))));
        }

        private static string KeyOf(WorkflowState state)
        {
            var places = new SortedDictionary<long, string>();
            var lines = new List<string>();
            foreach (var execution in state.Executions)
            {
                var place = $"{places.GetValueOrDefault(execution.Parent)}/{execution.NodeId}#{execution.LoopIndex}";
                places[execution.Number] = place;
                lines.Add($"{place} {execution.IsBreaking} {execution.Memory} {string.Join(',', execution.Arrivals ?? [])} {execution.Bookmark is not null}");
            }

            lines.Sort(StringComparer.Ordinal);
            return $"{state.SubStatus}\n{string.Join('\n', lines)}";
        }

        private string ShownId(string nodeId)
        {
            var last = nodeId.EndsWith(":?", StringComparison.Ordinal) ? nodeId[..^2] : nodeId;
            return All(_source.Root).FirstOrDefault(step => step.NodeId == last)?.Id ?? last;
        }

        private static IEnumerable<ActivityNode> All(ActivityNode node) => Gate.Children(node).SelectMany(All).Prepend(node);
    }

    /// <summary>How a state was reached: what was answered last, and what came before.</summary>
    private sealed record Path(Path? Before, string Step)
    {
        public List<string> Steps()
        {
            var steps = new List<string>();
            for (var at = this; at is not null; at = at.Before)
            {
                steps.Insert(0, at.Step);
            }

            return steps;
        }
    }
}
