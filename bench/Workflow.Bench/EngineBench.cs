using System.Text.Json.Nodes;
using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Bench;

/// <summary>The engine alone: one of three parallel branches of a 20-node flow is resumed, state read and written as stored bytes.</summary>
internal static class EngineBench
{
    private const int Warmup = 20_000;
    private const int Rounds = 100_000;

    public static Task RunAsync(Report report)
    {
        var definition = ((ReadResult.Read)ElsaJsonReader.Read(Flow().ToJsonString())).Definition;
        var compiled = CompiledDefinition.Compile(definition, ActivityCatalogue.Elsa);
        var context = new RunContext("case-1", new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8)), ActivityCatalogue.Elsa, RunLimits.Default);
        var started = (RunResult.Ran)WorkflowEngine.Run(compiled, null, new Stimulus.Start([]), context);
        var (stored, bookmark) = (StateJson.Write(started.State), started.State.Bookmarks[1].Id);
        Resume(Warmup);

        var (cpu, bytes) = (Environment.CpuUsage.TotalTime, GC.GetAllocatedBytesForCurrentThread());
        Resume(Rounds);

        report.Figure("one resume, 20 nodes, stored bytes in and out (bar: 50)", (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Rounds, "us CPU");
        report.Figure("allocated", (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Rounds, "bytes");
        report.Figure("state document", stored.Length, "bytes");
        return Task.CompletedTask;

        void Resume(int rounds)
        {
            for (var i = 0; i < rounds; i++)
            {
                var ran = (RunResult.Ran)WorkflowEngine.Run(compiled, StateJson.Read(stored).State, new Stimulus.Resume(bookmark, [], Value.Of("agreed")), context);
                StateJson.Write(ran.State);
            }
        }
    }

    private static JsonObject Flow()
    {
        var (activities, connections) = (new JsonArray(), new JsonArray());
        Add("start", "Elsa.Start");
        var before = "start";
        for (var i = 0; i < 4; i++)
        {
            Add($"before{i}", "Elsa.SetName", ("value", "case"));
            Connect(before, before = $"before{i}");
        }

        Add("join", "Elsa.FlowJoin", ("mode", "WaitAllActive"));
        foreach (var branch in new[] { "water", "fire", "traffic" })
        {
            Add($"{branch}.begin", "Elsa.SetName", ("value", branch));
            Add(branch, "Elsa.Event", ("eventName", $"{branch}.decided"));
            Add($"{branch}.end", "Elsa.SetName", ("value", branch));
            Connect(before, $"{branch}.begin");
            Connect($"{branch}.begin", branch);
            Connect(branch, $"{branch}.end");
            Connect($"{branch}.end", "join");
        }

        var after = "join";
        for (var i = 0; i < 5; i++)
        {
            Add($"after{i}", "Elsa.SetName", ("value", "case"));
            Connect(after, after = $"after{i}");
        }

        return new()
        {
            ["id"] = "bench:1", ["definitionId"] = "bench", ["name"] = "bench", ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = activities, ["connections"] = connections },
        };

        void Add(string id, string type, params (string Name, string Value)[] inputs)
        {
            var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
            foreach (var (name, value) in inputs)
            {
                activity[name] = new JsonObject { ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value } };
            }

            activities.Add(activity);
        }

        void Connect(string source, string target) => connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
    }
}
