using Workflow.Engine.Definitions;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>Random flowcharts with well-formed loops (one way in), forks and joins around and inside them, containers, several rounds.</summary>
/// <remarks>Work steps choose: <c>again</c> closes a loop, <c>leave</c> leaves it early, <c>x</c> and <c>y</c> choose branches. Modes are those under which the order of arrivals does not count.</remarks>
internal sealed class RandomLoops(Random random)
{
    private static readonly string[] JoinModes = ["WaitAll", "WaitAllActive"];
    private int _next;
    private List<ActivityNode> _nodes = [];
    private List<string> _connections = [];

    public WorkflowDefinition Definition() => Steps.Definition(Chart(0));

    private ActivityNode Chart(int depth)
    {
        var (nodes, connections) = (_nodes, _connections);
        (_nodes, _connections) = ([], []);
        var id = Id("chart");
        var start = Add(Start(Id("start")));
        var end = Block(start + ":Done", depth, 0);
        _connections.Add($"{end} -> {Add(Line(Id("end")))}");
        var chart = Steps.Chart(id, [.. _nodes], [.. _connections.OrderBy(_ => random.Next())]);
        (_nodes, _connections) = (nodes, connections);
        return chart;
    }

    // Draws a part behind a port and gives the port it ends at.
    private string Block(string from, int depth, int level)
    {
        switch (random.Next(level < 4 ? 12 : 3))
        {
            case 0 or 1:
                return Then(from, Work(Id("work")));
            case 2:
                return Then(from, depth < 1 && random.Next(2) == 0 ? Inner(depth) : Line(Id("line")));
            case 3 or 4 or 5:
                return Block(Block(from, depth, level + 1), depth, level + 1);
            case 6 or 7:
                return Forked(from, depth, level);
            case 8:
                return Choice(from, depth, level);
            default:
                return Loop(from, depth, level);
        }
    }

    private string Forked(string from, int depth, int level)
    {
        var fork = Then(from, Fork(Id("fork"), "a", "b")).Split(':')[0];
        var left = Block(fork + ":a", depth, level + 1);
        var right = Block(fork + ":b", depth, level + 1);
        var join = Add(random.Next(3) == 0 ? Line(Id("merge")) : Join(Id("join"), JoinModes[random.Next(2)]));
        _connections.Add($"{left} -> {join}");
        _connections.Add($"{right} -> {join}");
        return join + ":Done";
    }

    private string Choice(string from, int depth, int level)
    {
        var choice = Then(from, Work(Id("choose"))).Split(':')[0];
        var merge = Add(random.Next(2) == 0 ? Line(Id("merge")) : Join(Id("join"), "WaitAllActive"));
        _connections.Add($"{Block(choice + ":x", depth, level + 1)} -> {merge}");
        _connections.Add(random.Next(2) == 0 ? $"{Block(choice + ":y", depth, level + 1)} -> {merge}" : $"{choice}:y -> {merge}");
        return merge + ":Done";
    }

    private string Loop(string from, int depth, int level)
    {
        var head = Then(from, random.Next(3) switch { 0 => Work(Id("head")), 1 => Join(Id("head"), "WaitAllActive"), _ => Line(Id("head")) });
        var leave = random.Next(3) == 0 ? Then(Block(head, depth, level + 1), Work(Id("leave"))) : null;
        var last = Then(Block(leave ?? head, depth, level + 1), Work(Id("again"))).Split(':')[0];
        _connections.Add($"{last}:again -> {head.Split(':')[0]}");
        if (leave is null)
        {
            return last + ":Done";
        }

        var exit = Add(Line(Id("exit")));
        _connections.Add($"{leave.Split(':')[0]}:leave -> {exit}");
        _connections.Add($"{last}:Done -> {exit}");
        return exit + ":Done";
    }

    private ActivityNode Inner(int depth) => random.Next(3) switch
    {
        0 => Chart(depth + 1),
        1 => ParallelForEach(Id("all"), Chart(depth + 1), "p", "q"),
        _ => ForEach(Id("each"), Chart(depth + 1), "p", "q"),
    };

    private string Then(string from, ActivityNode step)
    {
        _connections.Add($"{from} -> {Add(step)}");
        return step.Id + ":Done";
    }

    private string Add(ActivityNode step)
    {
        _nodes.Add(step);
        return step.Id;
    }

    private string Id(string kind) => $"{kind}{++_next}";
}
