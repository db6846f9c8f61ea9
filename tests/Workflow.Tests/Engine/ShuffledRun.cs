using System.Globalization;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;

namespace Workflow.Tests.Engine;

/// <summary>Runs a definition to its end, answering open work in a random order. What a step answers depends on where it stands and in which round, never on when.</summary>
internal sealed class ShuffledRun(WorkflowDefinition definition, int seed, Random order)
{
    private readonly OrderedDictionary<long, string> _places = [];
    private readonly OrderedDictionary<string, int> _rounds = new(StringComparer.Ordinal);

    public int Answers { get; private set; }

    /// <summary>True when a step was open twice in one run of its flowchart: the drawing multiplies tokens.</summary>
    public bool HasOverlap { get; private set; }

    /// <summary>Sub-status and codes of the incidents.</summary>
    public string Ending { get; private set; } = "";

    /// <summary>The ending and every step that ran or was passed over, with its outcomes, in an order of their own.</summary>
    public string Finish(int mostAnswers)
    {
        var flow = new Scenario(definition).Start();
        while (flow.State!.Bookmarks.Count > 0)
        {
            (++Answers).Should().BeLessThanOrEqualTo(mostAnswers, "every loop ends after three rounds");
            Locate(flow.State.Executions);
            var waiting = flow.State.Executions.Where(execution => execution.Bookmark is not null).ToList();
            var next = waiting[order.Next(waiting.Count)];
            flow.Apply(new Stimulus.Resume(next.Bookmark!.Id, Outcomes(_places[next.Number]), default));
        }

        Ending = $"{flow.State.SubStatus} {string.Join(' ', flow.State.Incidents.Select(incident => incident.Code))}";
        var ran = flow.Journal.Where(entry => entry.Kind is JournalKind.Completed or JournalKind.Skipped)
            .Select(entry => $"{entry.Kind} {entry.NodeId} {string.Join(',', entry.Outcomes)}").Order(StringComparer.Ordinal);
        return $"{Ending}\n{string.Join('\n', ran)}";
    }

    // A place is the path of containers, with the item and the round in which each was begun.
    private void Locate(IReadOnlyList<LiveExecution> executions)
    {
        HasOverlap |= executions.GroupBy(execution => (execution.Parent, execution.NodeId, execution.LoopIndex)).Any(group => group.Count() > 1)
            || executions.Any(execution => execution.Arrivals is { } arrivals && arrivals.Distinct().Count() < arrivals.Length);
        foreach (var execution in executions.Where(execution => !_places.ContainsKey(execution.Number)))
        {
            var id = execution.NodeId[(execution.NodeId.LastIndexOf(':') + 1)..];
            var place = string.Create(CultureInfo.InvariantCulture, $"{(execution.Parent == 0 ? "" : _places[execution.Parent])}/{id}[{execution.LoopIndex}]");
            _rounds[place] = _rounds.GetValueOrDefault(place) + 1;
            _places[execution.Number] = string.Create(CultureInfo.InvariantCulture, $"{place}{_rounds[place]}");
        }
    }

    private string[] Outcomes(string place)
    {
        var hash = place.Aggregate((uint)seed * 2654435761u, (sum, letter) => (sum ^ letter) * 16777619u);
        hash ^= hash >> 15;
        var id = place[(place.LastIndexOf('/') + 1)..];
        var round = int.Parse(place[(place.LastIndexOf(']') + 1)..], CultureInfo.InvariantCulture);
        return id[..3] switch
        {
            "aga" => round < 3 && hash % 3 != 0 ? ["again"] : ["Done"],
            "lea" => hash % 3 == 0 ? ["leave"] : ["Done"],
            "cho" => (hash % 4) switch { 0 => ["y"], 1 => ["x", "y"], _ => ["x"] },
            _ => ["Done"],
        };
    }
}
