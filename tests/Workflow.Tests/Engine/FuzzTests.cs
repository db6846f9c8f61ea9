using System.Text.Json.Nodes;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Engine;

/// <summary>E2: whatever the definition and the stimuli, a run gives a result. The documents are spoilt at random places.</summary>
public class FuzzTests
{
    private static readonly string[] Types =
        ["Elsa.Start", "Elsa.WriteLine", "Elsa.FlowDecision", "Elsa.FlowSwitch", "Elsa.FlowFork", "Elsa.FlowJoin", "Elsa.If", "Elsa.ForEach", "Elsa.ParallelForEach", "Elsa.While",
         "Elsa.For", "Elsa.Break", "Elsa.SetVariable", "Elsa.SetOutput", "Elsa.Delay", "Elsa.StartAt", "Elsa.Event", "Elsa.PublishEvent", "Elsa.RunTask", "Elsa.End", "Elsa.Complete",
         "Elsa.Fault", "Elsa.Sequence", "Elsa.Parallel", "Elsa.Fork", "Elsa.Switch", "Elsa.RunJavaScript", "Elsa.Flowchart", "Elsa.Unknown", Steps.WorkType];

    private static readonly string[] Inputs =
        ["text", "condition", "cases", "branches", "mode", "items", "variable", "value", "outputName", "timeSpan", "dateTime", "eventName", "isLocalEvent", "taskName", "outcomes", "script", "start", "end", "step"];

    [Fact]
    public void No_definition_and_no_stimulus_makes_a_run_throw()
    {
        Seed.ForEach(800, seed =>
        {
            var random = new Random(seed);
            if (ElsaJsonReader.Read(Spoilt(random), catalogue: Steps.Catalogue) is not ReadResult.Read read)
            {
                return;
            }

            var definition = CompiledDefinition.Compile(read.Definition, Steps.Catalogue);
            WorkflowState? state = null;
            for (var step = 0; step < 6; step++)
            {
                var open = state?.Bookmarks ?? [];
                var failed = state?.OpenIncidents ?? [];
                Stimulus stimulus = state is null
                    ? new Stimulus.Start(new(StringComparer.Ordinal) { ["A"] = Any(random) }, null, random.Next(3) == 0 ? $"s{random.Next(6)}" : null, Any(random))
                    : failed.Count > 0 && random.Next(2) == 0
                        ? random.Next(2) == 0 ? new Stimulus.Retry(failed[random.Next(failed.Count)].Id) : new Stimulus.Skip(failed[random.Next(failed.Count)].Id, random.Next(2) == 0 ? [] : ["True"], "fuzz")
                    : new Stimulus.Resume(open.Count == 0 ? "none" : open[random.Next(open.Count)].Id, random.Next(2) == 0 ? [] : ["True"], Any(random));
                var context = new RunContext("i", new DateTimeOffset(2026, 9, 21, 1, step, 0, TimeSpan.Zero), Steps.Catalogue, new RunLimits(MaxSteps: 200));
                if (WorkflowEngine.Run(definition, state, stimulus, context) is RunResult.Ran ran)
                {
                    state = StateJson.Read(StateJson.Write(ran.State)).State;
                    state.Should().NotBeNull("what was written is read");
                }
            }
        });
    }

    private static string Spoilt(Random random)
    {
        var flow = Flow().Variable("x", "Int32", 1).Output("out");
        for (var i = 0; i < 6; i++)
        {
            flow.Step($"s{i}", Types[random.Next(Types.Length)], Members(random, 0));
        }

        for (var i = 0; i < 8; i++)
        {
            string?[] ports = ["Done", "True", "False", "Default", null];
            flow.Connect($"s{random.Next(6)}", $"s{random.Next(7)}", ports[random.Next(ports.Length)]);
        }

        return flow.Json();
    }

    private static (string, object)[] Members(Random random, int depth)
    {
        var members = new List<(string, object)>();
        foreach (var name in Inputs.OrderBy(_ => random.Next()).Take(6))
        {
            members.Add((name, Input(random)));
        }

        if (depth < 2)
        {
            members.Add(("body", Activity($"b{depth}", Types[random.Next(Types.Length)], Members(random, depth + 1))));
            members.Add(("then", Activity($"t{depth}", Types[random.Next(Types.Length)], Members(random, depth + 1))));
            members.Add(("activities", new JsonArray(Activity($"a{depth}", Types[random.Next(Types.Length)], Members(random, depth + 1)))));
        }

        return [.. members];
    }

    private static object Input(Random random) => random.Next(12) switch
    {
        0 => Plain(new JsonObject { ["id"] = "x", ["name"] = "x" }),
        1 => Js("getX() + 1"),
        2 => Js("variables.x = variables.x + 1; return variables.x"),
        3 => Js("[1, 'two', null, {a: 1}]"),
        4 => Js("nobody.knows()"),
        5 => Obj("[1,"),
        6 => Obj("[true, \"00:00:05\"]"),
        7 => Var("x"),
        8 => WorkflowInput("A"),
        9 => Plain(new JsonArray(1, "a")),
        10 => true,
        _ => "2026-10-01T00:00:00Z",
    };

    private static Value Any(Random random) => random.Next(6) switch
    {
        0 => Value.Undefined,
        1 => Value.Null,
        2 => Value.Of(1e300),
        3 => Value.Of("text"),
        4 => Value.Array(Value.Of(1), Value.Null),
        _ => Value.Object(("a", Value.Of(true))),
    };
}
