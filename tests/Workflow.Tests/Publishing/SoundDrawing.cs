using System.Text.Json.Nodes;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>Random flows that are sound by construction: tasks, events, timers, choices, forks with their joins, races, loops, containers.</summary>
internal sealed class SoundDrawing(Random random)
{
    private int _next;
    private FlowBuilder _flow = Flow("sound");

    public FlowBuilder Draw()
    {
        _flow = Flow("sound").Input("Kind").Input("Items");
        Add("start", "Elsa.Start");
        var (step, port) = Block("start", "Done", 0);
        Then(step, port, random.Next(3) switch { 0 => Add("end", "Elsa.End"), 1 => Add("end", "Elsa.Finish"), _ => Line("end") });
        return _flow;
    }

    // Draws a part behind a port and gives the port it ends at.
    private (string Step, string Port) Block(string from, string port, int level)
    {
        switch (random.Next(level < 4 ? 13 : 4))
        {
            case 0:
                return Then(from, port, Task());
            case 1:
                return Then(from, port, Add(Id("event"), "Elsa.Event", ("eventName", Id("Paid"))));
            case 2:
                return Then(from, port, Add(Id("delay"), "Elsa.Delay", ("timeSpan", $"0{random.Next(1, 9)}:00:00")));
            case 3:
                return Then(from, port, Line(Id("line")));
            case 4 or 5:
                var (step, next) = Block(from, port, level + 1);
                return Block(step, next, level + 1);
            case 6:
                return Forked(from, port, level);
            case 7:
                return Race(from, port);
            case 8:
                return Choice(from, port, level);
            case 9:
                return Several(from, port, level);
            case 10 or 11:
                return Loop(from, port, level);
            default:
                return Then(from, port, Container(level));
        }
    }

    private (string, string) Forked(string from, string port, int level)
    {
        string[] names = random.Next(2) == 0 ? ["a", "b"] : ["a", "b", "c"];
        var fork = Add(Id("fork"), "Elsa.FlowFork", ("branches", Obj(new JsonArray([.. names.Select(name => JsonValue.Create(name))]).ToJsonString())));
        Then(from, port, fork);
        var join = random.Next(3) switch { 0 => Line(Id("merge")), 1 => Join("WaitAll"), _ => Join("WaitAllActive") };
        foreach (var name in names)
        {
            var (last, end) = Block(fork, name, level + 1);
            _flow.Connect(last, join, end);
        }

        return (join, "Done");
    }

    private (string, string) Race(string from, string port)
    {
        var head = Line(Id("race"));
        Then(from, port, head);
        var join = Join("WaitAny");
        for (var branch = random.Next(2, 5); branch > 0; branch--)
        {
            var last = Then(head, "Done", Task()).Step;
            _flow.Connect(random.Next(2) == 0 ? last : Then(last, "Done", Task()).Step, join);
        }

        return (join, "Done");
    }

    private (string, string) Choice(string from, string port, int level)
    {
        var choice = Add(Id("choice"), "Elsa.FlowDecision", ("condition", Js($"getInput('Kind') === 'k{random.Next(3)}'")));
        Then(from, port, choice);
        var merge = random.Next(4) switch { 0 => Join("WaitAllActive"), 1 => Join("WaitAny"), _ => Line(Id("merge")) };
        foreach (var outcome in (ReadOnlySpan<string>)["True", "False"])
        {
            var (last, end) = random.Next(4) == 0 ? (choice, outcome) : Block(choice, outcome, level + 1);
            _flow.Connect(last, merge, end);
        }

        return (merge, "Done");
    }

    private (string, string) Several(string from, string port, int level)
    {
        var pick = Add(Id("pick"), "Elsa.FlowSwitch", ("mode", random.Next(2) == 0 ? "MatchAny" : "MatchFirst"), ("cases", Cases(("a", "getInput('Kind') > 1"), ("b", "getInput('Kind') > 2"))));
        Then(from, port, pick);
        var join = random.Next(2) == 0 ? Join("WaitAllActive") : Line(Id("merge"));
        foreach (var outcome in (ReadOnlySpan<string>)["a", "b", "Default"])
        {
            var (last, end) = Block(pick, outcome, level + 1);
            _flow.Connect(last, join, end);
        }

        return (join, "Done");
    }

    private (string, string) Loop(string from, string port, int level)
    {
        var head = Line(Id("head"));
        Then(from, port, head);
        var (last, end) = Block(head, "Done", level + 1);
        var again = Add(Id("again"), "Elsa.FlowDecision", ("condition", Js("getInput('Kind') === 'again'")));
        _flow.Connect(last, again, end);
        _flow.Connect(again, head, "True");
        return (again, "False");
    }

    private string Container(int level)
    {
        var outer = _flow;
        var inner = _flow = Flow(Id("body"));
        var start = Line(Id("first"));
        Block(start, "Done", level + 2);
        _flow = outer;
        return random.Next(5) switch
        {
            0 => Add(Id("each"), "Elsa.ForEach", ("items", WorkflowInput("Items")), ("body", inner)),
            1 => Add(Id("all"), "Elsa.ParallelForEach", ("items", WorkflowInput("Items")), ("body", inner)),
            2 => Add(Id("if"), "Elsa.If", ("condition", Js("getInput('Kind') === 1")), ("then", inner)),
            3 => Add(Id("while"), "Elsa.While", ("condition", Js("getInput('Kind') === 2")), ("body", Sequence(Id("seq"), Activity(Id("work"), "Elsa.RunTask", ("taskName", "w")),
                Activity(Id("leave"), "Elsa.If", ("condition", Js("getInput('Kind') === 3")), ("then", Activity(Id("break"), "Elsa.Break")))))),
            _ => Add(Id("chart"), "Elsa.FlowNode", ("body", inner)),
        };
    }

    private (string Step, string Port) Then(string from, string port, string step)
    {
        _flow.Connect(from, step, port);
        return (step, "Done");
    }

    private string Task() => Add(Id("task"), "Elsa.RunTask", ("taskName", Id("job")));

    private string Line(string id) => Add(id, "Elsa.WriteLine", ("text", id));

    private string Join(string mode) => Add(Id("join"), "Elsa.FlowJoin", ("mode", mode));

    private string Add(string id, string type, params (string Name, object Value)[] members)
    {
        _flow.Step(id, type, members);
        return id;
    }

    private string Id(string kind) => $"{kind}{++_next}";
}
