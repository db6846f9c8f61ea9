using Workflow.Engine.Definitions;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Publishing;

/// <summary>Random small flowcharts of work with outcomes, joins of every mode, merges, ends and loops: sound ones and others.</summary>
internal sealed class SmallFlow(Random random)
{
    private static readonly string[] JoinModes = ["WaitAny", "WaitAll", "WaitAllActive"];
    private static readonly MergeMode[] Modes = [MergeMode.None, MergeMode.None, MergeMode.None, MergeMode.Race, MergeMode.Cascade];

    public WorkflowDefinition Definition()
    {
        var count = random.Next(3, 7);
        List<ActivityNode> nodes = [Start("s")];
        for (var i = 1; i < count; i++)
        {
            nodes.Add(random.Next(6) switch
            {
                0 or 1 => Join($"j{i}", JoinModes[random.Next(3)]),
                2 => Line($"l{i}").Merging(Modes[random.Next(Modes.Length)]),
                3 when i > 2 && random.Next(3) == 0 => Node("Elsa.End", $"e{i}"),
                _ => Work($"w{i}"),
            });
        }

        var connections = new List<string>();
        for (var i = 1; i < count; i++)
        {
            for (var edges = random.Next(1, 3); edges > 0; edges--)
            {
                connections.Add(From(nodes[random.Next(i)]) + $" -> {nodes[i].Id}");
            }
        }

        if (random.Next(3) == 0)
        {
            connections.Add(From(nodes[random.Next(1, count)]) + $" -> {nodes[random.Next(1, count)].Id}");
        }

        return Steps.Definition(Chart("root", [.. nodes], [.. connections.Distinct().Where(connection => connection[0] != 'e')]));
    }

    private string From(ActivityNode node) => node.Type == WorkType ? $"{node.Id}:{(random.Next(2) == 0 ? "x" : "Done")}" : node.Id;
}
