using Workflow.Engine.Definitions;
using Workflow.Engine.State;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>What going all ways has found: each defect once, with some of the ways that lead to it.</summary>
internal sealed class Findings(WorkflowDefinition definition)
{
    private readonly OrderedDictionary<string, Finding> _found = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _started = new(StringComparer.Ordinal);
    private readonly List<ActivityNode> _steps = [.. definition.Root.DescendantsAndSelf()];

    public IReadOnlyList<Finding> All => _found.Values;

    /// <summary>Looks at one run of the engine.</summary>
    public void Look(RunResult.Ran ran, string? trigger, Trail? path, List<string> twice)
    {
        foreach (var entry in ran.Journal)
        {
            if (entry.Kind == JournalKind.Started)
            {
                _started.Add(entry.NodeId);
            }
            else if (entry.Kind == JournalKind.Skipped)
            {
                Find("join.wait-all-behind-choice", entry.NodeId, $"{Named(entry.NodeId)} waits for all branches and is passed over when one is not taken: {entry.Detail}; say WaitAllActive.",
                    (journal, _) => journal.Any(line => line.Kind == JournalKind.Skipped && line.NodeId == entry.NodeId), trigger, path);
            }
        }

        foreach (var incident in ran.State.Incidents)
        {
            switch (incident.Code)
            {
                case "flow.deadlock" or "flow.invalid-loop":
                    Find(incident.Code, incident.NodeId, incident.Message, (_, state) => state.Incidents.Any(shown => shown.Code == incident.Code), trigger, path);
                    break;
                case "run.step-limit":
                    Find("flow.no-end", incident.NodeId, $"From {Named(incident.NodeId)} on the flow runs in a circle without a wait and without an end.",
                        (_, state) => state.Incidents.Any(shown => shown.Code == incident.Code), trigger, path);
                    break;
            }
        }

        foreach (var join in twice)
        {
            Find("join.runs-twice", join, $"{Named(join)} can run a second time in the same round: more than one token comes over its paths.",
                (journal, _) => journal.Count(line => line.Kind == JournalKind.Started && line.NodeId == join) > 1, trigger, path);
        }
    }

    /// <summary>A state from which no way leads to an end.</summary>
    public void Endless(WorkflowState state, string? trigger, Trail? path)
    {
        var at = Shown(state.Bookmarks[0].NodeId);
        Find("flow.no-end", at, $"Once {Named(at)} is reached, no way leads to an end.",
            (_, rests) => rests.Status == InstanceStatus.Running || rests.Incidents.Any(shown => shown.Code == "run.step-limit"), trigger, path);
    }

    /// <summary>Joins that no way runs.</summary>
    public void NeverRun()
    {
        foreach (var join in _steps.Where(step => step.Type == "Elsa.FlowJoin" && !_started.Contains(step.NodeId) && !_found.Values.Any(found => found.NodeId == step.NodeId)))
        {
            Find("join.never-runs", join.NodeId, $"{Problem.Clip(join.Id)} never runs, whichever way the flow goes.",
                (journal, _) => journal.All(line => line.NodeId != join.NodeId), null, null);
        }
    }

    /// <summary>The node id of the drawing for one of the free flow, which adds a choice to If and Switch.</summary>
    public static string Shown(string nodeId) => nodeId.EndsWith(":?", StringComparison.Ordinal) ? nodeId[..^2] : nodeId;

    /// <summary>A step by its own id, for messages.</summary>
    public string Named(string nodeId) => Problem.Clip(_steps.Find(step => step.NodeId == Shown(nodeId))?.Id ?? nodeId);

    private void Find(string code, string nodeId, string message, Func<IReadOnlyList<JournalEntry>, WorkflowState, bool> shows, string? trigger, Trail? path)
    {
        var key = $"{code} {nodeId}";
        if (!_found.TryGetValue(key, out var finding))
        {
            _found.Add(key, finding = new(code, nodeId, message, shows));
        }

        finding.Add(trigger, path);
    }
}
