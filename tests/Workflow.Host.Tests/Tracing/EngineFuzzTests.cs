using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using Workflow.Runtime.Versions;
using Workflow.Runtime.Work;
using Xunit.Abstractions;
using Trace = Workflow.Engine.Tracing.Trace;

namespace Workflow.Host.Tests.Tracing;

/// <summary>Definitions spoilt at random places are read, held to the gate, run with random stimuli, and their stored states spoilt, too: whatever comes, it is an answer, and it comes soon.</summary>
public sealed class EngineFuzzTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(Environment.GetEnvironmentVariable("WORKFLOW_LONG") is null ? 20 : 300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    [Fact]
    public void No_definition_stimulus_or_state_makes_the_engine_or_the_gate_throw_or_hang()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("WORKFLOW_SEED"), NumberStyles.Integer, CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var corpus = Corpus();
        var catalogue = ShippedFiles.Catalogue(DefinitionFiles.Folder);
        var (begun, rounds, ran) = (Stopwatch.GetTimestamp(), 0, 0);

        for (; Stopwatch.GetElapsedTime(begun) < Lasts; rounds++)
        {
            var random = new Random(unchecked(seed + rounds));
            var one = Stopwatch.GetTimestamp();
            var bytes = SpoiltDefinition.Of(random, corpus);
            try
            {
                PublishGate.Check(bytes, catalogue, explore: true);
                ran += Run(bytes, random) ? 1 : 0;
            }
            catch (Exception error)
            {
                Assert.Fail($"WORKFLOW_SEED={unchecked(seed + rounds)}: {error}\n{Encoding.UTF8.GetString(bytes)}");
            }

            Stopwatch.GetElapsedTime(one).Should().BeLessThan(Longest, $"WORKFLOW_SEED={unchecked(seed + rounds)}");
        }

        output.WriteLine($"{rounds} documents, {ran} of them ran");
        ran.Should().BeGreaterThan(rounds / 10, "a fuzzer whose documents are all refused proves nothing");
    }

    private static List<JsonObject> Corpus() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Workflow.Tests", "Conformance", "Cases"), "*.json").Order(StringComparer.Ordinal)
            .Select(file => JsonNode.Parse(File.ReadAllText(file))!["definition"]!.AsObject()),
        JsonNode.Parse(File.ReadAllText(Path.Combine(DefinitionFiles.Folder, "investment-project-social", "v1.json")))!.AsObject(),
    ];

    private static bool Run(byte[] bytes, Random random)
    {
        if (ElsaJsonReader.Read(bytes, limits: null, ApprovalActivities.Catalogue) is not ReadResult.Read { Definition: var definition })
        {
            return false;
        }

        var trace = new Trace([definition], ApprovalActivities.Catalogue);
        for (var step = 0; step < 8 && !trace.IsStopped; step++)
        {
            switch (random.Next(7))
            {
                case 0 or 1: trace.Run(definition.DefinitionId, Input(random), random.Next(2) == 0 ? null : "c1"); break;
                case 2: trace.Publish(random.Next(2) == 0 ? "E" : "paid", random.Next(2) == 0 ? null : "c1", Odd(random)); break;
                case 3: trace.Report(random.Next(2) == 0 ? "T" : "review", Odd(random)); break;
                case 4: trace.Advance(TimeSpan.FromMinutes(random.Next(1, 5_000))); break;
                case 5: trace.UntilEnd(); break;
                default: trace.Cancel(); break;
            }
        }

        foreach (var instance in trace.Instances.Take(5))
        {
            Spoil(instance.Definition, instance.State!, random);
        }

        return true;
    }

    // A stored state of which something was changed is refused, or the engine goes on with it.
    private static void Spoil(CompiledDefinition definition, WorkflowState state, Random random)
    {
        var text = Encoding.UTF8.GetString(StateJson.Write(state));
        for (var i = 0; i < 3; i++)
        {
            var at = random.Next(text.Length);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, Math.Min(random.Next(1, 20), text.Length - at)),
                1 => text.Insert(at, "1"),
                2 => text.Replace("\"number\":3", "\"number\":30", StringComparison.Ordinal),
                _ => text.Replace(":1", ":999999999", StringComparison.Ordinal),
            };
            if (text.Length == 0)
            {
                return;
            }
        }

        if (StateJson.Read(Encoding.UTF8.GetBytes(text)) is not { IsRead: true } read)
        {
            return;
        }

        var context = new RunContext(read.State.InstanceId, Trace.Begin.AddDays(1), definition.Catalogue, RunLimits.Default);
        Stimulus[] stimuli =
        [
            .. read.State.Bookmarks.Take(20).Select(open => new Stimulus.Resume(open.Id, [], Odd(random))),
            .. read.State.OpenIncidents.Take(20).Select(open => random.Next(2) == 0 ? (Stimulus)new Stimulus.Retry(open.Id) : new Stimulus.Skip(open.Id, [], "fuzz")),
            new Stimulus.Cancel("fuzz"),
        ];
        foreach (var stimulus in stimuli)
        {
            WorkflowEngine.Run(definition, read.State, stimulus, context);
        }
    }

    private static OrderedDictionary<string, Value> Input(Random random) => new(StringComparer.Ordinal) { ["A"] = Odd(random), ["items"] = Odd(random), ["n"] = Odd(random) };

    private static Value Odd(Random random) => Value.TryFromJson(SpoiltDefinition.Odd(random), out var value, out _) ? value : Value.Null;
}
