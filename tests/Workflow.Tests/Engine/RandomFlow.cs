using Workflow.Engine.Definitions;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>Random definitions: splits, decisions, joins of every mode, loops, nested containers, work with several outcomes.</summary>
internal sealed class RandomFlow(Random random)
{
    private static readonly MergeMode[] Modes = Enum.GetValues<MergeMode>();
    private static readonly string?[] JoinModes = [null, "WaitAny", "WaitAll", "WaitAllActive"];
    private int _next;

    /// <summary>True leaves out what makes the order of arrivals count: races, cascades, terminal steps, loops, faults.</summary>
    public bool IsCalm { get; init; }

    public WorkflowDefinition Definition()
    {
        var definition = Definition(Chart(0));
        return random.Next(3) == 0 ? definition.Continuing() : definition;
    }

    private static WorkflowDefinition Definition(ActivityNode root) => Steps.Definition(root, Declare("v", "Int32", 0));

    private ActivityNode Chart(int depth)
    {
        var id = Id("chart");
        var count = random.Next(2, depth == 0 ? 12 : 6);
        var nodes = new List<ActivityNode> { Start(Id("start")) };
        for (var i = 1; i < count; i++)
        {
            nodes.Add(Step(depth));
        }

        var connections = new List<string>();
        for (var i = 1; i < count; i++)
        {
            // Forward edges keep most steps reachable; every outcome of the source is equally likely.
            for (var edges = random.Next(1, 3); edges > 0; edges--)
            {
                connections.Add($"{Port(nodes[random.Next(i)])} -> {nodes[i].Id}");
            }
        }

        for (var loops = IsCalm ? 0 : random.Next(3); loops > 0; loops--)
        {
            connections.Add($"{Port(nodes[random.Next(1, count)])} -> {nodes[random.Next(1, count)].Id}");
        }

        return Steps.Chart(id, [.. nodes], [.. connections.Distinct().OrderBy(_ => random.Next())]);
    }

    private ActivityNode Step(int depth)
    {
        var kind = random.Next(depth < 2 ? 20 : 12);
        return kind switch
        {
            0 or 1 => Line(Id("line")),
            2 or 3 or 4 or 5 => Merging(Work(Id("work"))),
            6 => Decision(Id("decide"), random.Next(2) == 0),
            7 => Fork(Id("fork"), "a", "b"),
            8 or 9 => Join(Id("join"), IsCalm ? JoinModes[random.Next(2, 4)] : JoinModes[random.Next(4)]),
            10 => IsCalm ? Line(Id("line")) : Rare(),
            11 => Merging(Line(Id("merge"))),
            12 or 13 => Chart(depth + 1),
            14 => Sequence(Id("seq"), Step(depth + 1), Step(depth + 1)),
            15 => ForEach(Id("each"), Step(depth + 1), "x", "y"),
            16 => ParallelForEach(Id("all"), Step(depth + 1), "x", "y", "z"),
            17 => Node("Elsa.If", Id("if"), ("condition", random.Next(2) == 0)).Port("then", Step(depth + 1)),
            18 => Node("Elsa.Parallel", Id("par")) with { Activities = [Step(depth + 1), Step(depth + 1)] },
            _ => IsCalm ? Line(Id("line")) : Node("Elsa.Fork", Id("sfork")) with { Activities = [Step(depth + 1), Step(depth + 1)], Source = new() { ["joinMode"] = random.Next(2) == 0 ? "WaitAny" : "WaitAll" } },
        };
    }

    private ActivityNode Rare() => random.Next(8) switch
    {
        0 => Fault(Id("fault")),
        1 => Node("Elsa.End", Id("end")),
        2 => Node("Elsa.Break", Id("break")),
        3 => Node("Elsa.Complete", Id("complete")),
        4 => Node("Elsa.Finish", Id("finish")),
        5 => Event(Id("event"), "ping"),
        6 => Node("Elsa.PublishEvent", Id("publish"), ("eventName", "ping"), ("isLocalEvent", true)),
        _ => Node("Elsa.Delay", Id("delay"), ("timeSpan", "01:00:00")),
    };

    private ActivityNode Merging(ActivityNode node) => node.Merging(IsCalm ? MergeMode.None : Modes[random.Next(Modes.Length)]);

    private string Port(ActivityNode node)
    {
        string[] ports = node.Type switch
        {
            "Elsa.FlowDecision" => ["True", "False"],
            "Elsa.FlowFork" => ["a", "b"],
            Steps.WorkType => ["Done", "x", "y"],
            _ => ["Done"],
        };
        return $"{node.Id}:{ports[random.Next(ports.Length)]}";
    }

    private string Id(string kind) => $"{kind}{++_next}";
}
