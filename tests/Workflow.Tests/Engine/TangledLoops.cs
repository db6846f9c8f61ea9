using Workflow.Engine.Definitions;
using Workflow.Engine.Flowchart;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>Random graphs without structure: forward connections anywhere, up to three loops that close on <c>again</c> of a work step.</summary>
internal sealed class TangledLoops(Random random)
{
    private readonly List<ActivityNode> _nodes = [Start("start")];
    private readonly List<(int Source, string Port, int Target)> _edges = [];

    /// <summary>True when some loop can be entered beside its head: following its closing connection faults.</summary>
    public bool HasInvalidLoop { get; private set; }

    public WorkflowDefinition Definition()
    {
        var count = random.Next(4, 11);
        for (var i = 1; i < count; i++)
        {
            _nodes.Add(Step(i));
            for (var inbound = random.Next(1, 3); inbound > 0; inbound--)
            {
                var source = random.Next(Math.Max(0, i - 5), i);
                _edges.Add((source, Port(_nodes[source]), i));
            }
        }

        var closing = Enumerable.Range(1, count - 1).Where(i => _nodes[i].Id.StartsWith("again", StringComparison.Ordinal)).OrderBy(_ => random.Next()).Take(random.Next(1, 4));
        _edges.AddRange(closing.Select(i => (i, "again", random.Next(1, i + 1))).ToList());

        var edges = _edges.Distinct().OrderBy(_ => random.Next()).ToList();
        HasInvalidLoop = new FlowGraph(count, [.. edges.Select((edge, i) => new FlowEdge(i, edge.Source, edge.Port, edge.Target))], 0).Edges.Any(edge => edge.IsAmbiguous);
        return Steps.Definition(Chart("root", [.. _nodes], [.. edges.Select(edge => $"{_nodes[edge.Source].Id}:{edge.Port} -> {_nodes[edge.Target].Id}")]));
    }

    private ActivityNode Step(int i) => random.Next(6) switch
    {
        0 => Line("line" + i),
        1 => Fork("fork" + i, "a", "b"),
        2 => Join("join" + i, random.Next(2) == 0 ? "WaitAll" : "WaitAllActive"),
        3 => Work("choose" + i),
        _ => Work("again" + i),
    };

    private string Port(ActivityNode step)
    {
        var first = random.Next(2) == 0;
        return step.Type == "Elsa.FlowFork" ? first ? "a" : "b" : step.Id.StartsWith("choose", StringComparison.Ordinal) ? first ? "x" : "y" : "Done";
    }
}
