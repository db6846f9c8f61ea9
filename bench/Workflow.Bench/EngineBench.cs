using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Publishing.Soundness;
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

        var burst = (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Rounds;
        report.Figure("one resume, 20 nodes, stored bytes in and out (bar: 25)", burst, "us CPU");
        report.Figure("allocated (bar: 24,000)", (GC.GetAllocatedBytesForCurrentThread() - bytes) / (double)Rounds, "bytes");
        report.Figure("state document (at most 3,000)", stored.Length, "bytes");
        report.Figure("the same bytes parsed and written as JSON (bar: a resume takes 4 times as long at most)", burst / ParseAndWrite(stored), "times");
        Grown(report, context);
        Large(report, context);
        Stopped(report);
        Explored(report);
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

    private static double ParseAndWrite(byte[] stored)
    {
        using var stream = new MemoryStream();
        var cpu = TimeSpan.Zero;
        for (var round = 0; round < Warmup + Rounds; round++)
        {
            if (round == Warmup)
            {
                cpu = Environment.CpuUsage.TotalTime;
            }

            stream.SetLength(0);
            using var document = JsonDocument.Parse(stored);
            using var writer = new Utf8JsonWriter(stream);
            document.WriteTo(writer);
        }

        return (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Rounds;
    }

    // A flow that goes round: after ten thousand finished steps a resume costs what it cost at the beginning.
    private static void Grown(Report report, RunContext context)
    {
        var round = CompiledDefinition.Compile(((ReadResult.Read)ElsaJsonReader.Read(Drawn(
            [("start", "Elsa.Start"), ("head", "Elsa.SetName"), ("wait", "Elsa.Event"), ("on", "Elsa.SetName")], [("start", "head"), ("head", "wait"), ("wait", "on"), ("on", "head")]).ToJsonString())).Definition, ActivityCatalogue.Elsa);
        var stored = StateJson.Write(((RunResult.Ran)WorkflowEngine.Run(round, null, new Stimulus.Start([]), context)).State);
        Turn(5_000);
        var first = Turn(5_000);
        Turn(20_000);
        var last = Turn(5_000);
        report.Figure("a resume after 90,000 finished steps, against one after the first (bar: does not grow)", last / first, "times");

        double Turn(int times)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            for (var i = 0; i < times; i++)
            {
                var state = StateJson.Read(stored).State!; // Written a moment ago.
                stored = StateJson.Write(((RunResult.Ran)WorkflowEngine.Run(round, state, new Stimulus.Resume(state.Bookmarks[0].Id, [], Value.Null), context)).State);
            }

            return (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / times;
        }
    }

    // A chain of 500 steps that waits in its middle: read and compiled once, then a resume costs what the steps of its burst cost, not what the definition has.
    private static void Large(Report report, RunContext context)
    {
        var steps = new List<(string Id, string Type)> { ("step0", "Elsa.Start") };
        steps.AddRange(Enumerable.Range(1, 499).Select(i => ($"step{i}", i == 497 ? "Elsa.Event" : "Elsa.SetName")));
        var json = Drawn(steps, Enumerable.Range(1, 499).Select(i => ($"step{i - 1}", $"step{i}"))).ToJsonString();
        var compiled = Compile();
        var cpu = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < 50; i++)
        {
            compiled = Compile();
        }

        report.Figure("a definition of 500 steps read and compiled, once a version", (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds / 50, "ms CPU");
        var started = ((RunResult.Ran)WorkflowEngine.Run(compiled, null, new Stimulus.Start([]), context)).State;
        var (stored, bookmark) = (StateJson.Write(started), started.Bookmarks[0].Id);
        Resume();
        cpu = Environment.CpuUsage.TotalTime;
        Resume();
        report.Figure("a resume of it, three steps to its end", (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Warmup, "us CPU");

        CompiledDefinition Compile() => CompiledDefinition.Compile(((ReadResult.Read)ElsaJsonReader.Read(json)).Definition, ActivityCatalogue.Elsa);

        void Resume()
        {
            for (var i = 0; i < Warmup; i++)
            {
                StateJson.Write(((RunResult.Ran)WorkflowEngine.Run(compiled, StateJson.Read(stored).State, new Stimulus.Resume(bookmark, [], Value.Null), context)).State);
            }
        }
    }

    private static void Stopped(Report report)
    {
        var endless = CompiledDefinition.Compile(((ReadResult.Read)ElsaJsonReader.Read(Drawn(
            [("start", "Elsa.Start"), ("head", "Elsa.SetName"), ("on", "Elsa.SetName")], [("start", "head"), ("head", "on"), ("on", "head")]).ToJsonString())).Definition, ActivityCatalogue.Elsa);
        var begun = Stopwatch.GetTimestamp();
        var ran = (RunResult.Ran)WorkflowEngine.Run(endless, null, new Stimulus.Start([]), new RunContext("case-1", default, ActivityCatalogue.Elsa, RunLimits.Default with { MaxSteps = 100_000 }));
        report.Figure("a flow that goes round without end, stopped at 100,000 steps (bar: 1)", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s");
        report.Note($"stopped with {ran.State.Incidents[0].Code}");
    }

    // Twelve branches of four steps, each with a choice, between a fork and a join.
    private static void Explored(Report report)
    {
        var (steps, lines) = (new List<(string, string)> { ("start", "Elsa.Start"), ("join", "Elsa.FlowJoin"), ("end", "Elsa.End") }, new List<(string, string)> { ("join", "end") });
        for (var i = 0; i < 12; i++)
        {
            steps.AddRange([($"begin{i}", "Elsa.SetName"), ($"ask{i}", "Elsa.Event"), ($"task{i}", "Elsa.RunTask"), ($"end{i}", "Elsa.SetName"), ($"last{i}", "Elsa.SetName")]);
            lines.AddRange([("start", $"begin{i}"), ($"begin{i}", $"ask{i}"), ($"ask{i}", $"task{i}"), ($"task{i}", $"end{i}"), ($"end{i}", $"last{i}"), ($"last{i}", "join")]);
        }

        var definition = ((ReadResult.Read)ElsaJsonReader.Read(Drawn(steps, lines).ToJsonString())).Definition;
        var begun = Stopwatch.GetTimestamp();
        var found = Exploration.Explore(definition, ActivityCatalogue.Elsa);
        report.Figure($"every way of a flow of {steps.Count} steps with 12 parallel branches (bar: 2)", Stopwatch.GetElapsedTime(begun).TotalSeconds, "s");
        report.Note(found.Count == 0 ? "sound" : found[0].Code);
    }

    private static JsonObject Drawn(IEnumerable<(string Id, string Type)> steps, IEnumerable<(string From, string To)> lines)
    {
        var activities = new JsonArray([.. steps.Select(step => new JsonObject
        {
            ["id"] = step.Id, ["type"] = step.Type, ["version"] = 1,
            [step.Type switch { "Elsa.Event" => "eventName", "Elsa.RunTask" => "taskName", "Elsa.FlowJoin" => "mode", _ => "value" }] = new JsonObject
            {
                ["typeName"] = "String", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = step.Type == "Elsa.FlowJoin" ? "WaitAllActive" : step.Id },
            },
        })]);
        var connections = new JsonArray([.. lines.Select(line => new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = line.From, ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = line.To, ["port"] = "In" },
        })]);
        return new()
        {
            ["id"] = "bench:1", ["definitionId"] = "bench", ["name"] = "bench", ["version"] = 1,
            ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = activities, ["connections"] = connections },
        };
    }

    // Four steps, three branches with a wait each, a join, five steps.
    private static JsonObject Flow()
    {
        var (steps, lines) = (new List<(string, string)> { ("start", "Elsa.Start"), ("join", "Elsa.FlowJoin") }, new List<(string, string)>());
        var before = Chain("start", "before", 4);
        foreach (var branch in new[] { "water", "fire", "traffic" })
        {
            steps.AddRange([($"{branch}.begin", "Elsa.SetName"), (branch, "Elsa.Event"), ($"{branch}.end", "Elsa.SetName")]);
            lines.AddRange([(before, $"{branch}.begin"), ($"{branch}.begin", branch), (branch, $"{branch}.end"), ($"{branch}.end", "join")]);
        }

        Chain("join", "after", 5);
        return Drawn(steps, lines);

        string Chain(string from, string name, int count)
        {
            for (var i = 0; i < count; i++)
            {
                steps.Add(($"{name}{i}", "Elsa.SetName"));
                lines.Add((from, from = $"{name}{i}"));
            }

            return from;
        }
    }
}
