using Workflow.Engine;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Tests.Docs;

/// <summary>The example of the README: what stands there is the text between the two marks below, compiled and run here.</summary>
public sealed class ReadmeExampleTests
{
    private const string Begin = "        // README begins\n";
    private const string End = "        // README ends\n";

    [Fact]
    public void The_example_runs_a_definition_in_memory()
    {
        var json = Repository.Read("docs/examples/two-reviews.json");

        // README begins
        var definition = ((ReadResult.Read)ElsaJsonReader.Read(json)).Definition;
        var compiled = CompiledDefinition.Compile(definition, ActivityCatalogue.Elsa);
        var now = new DateTimeOffset(2026, 3, 2, 9, 30, 0, TimeSpan.FromHours(8));
        var context = new RunContext("case-1", now, ActivityCatalogue.Elsa, RunLimits.Default);
        RunResult.Ran Run(WorkflowState? state, Stimulus stimulus) => (RunResult.Ran)WorkflowEngine.Run(compiled, state, stimulus, context);

        var started = Run(null, new Stimulus.Start([]));
        var (water, fire) = (started.State.Bookmarks[0], started.State.Bookmarks[1]);   // both departments review at once

        var half = Run(started.State, new Stimulus.Resume(fire.Id, [], Value.Of("agreed")));   // the join waits for the other
        byte[] stored = StateJson.Write(half.State);   // everything there is to keep between two steps

        var ended = Run(StateJson.Read(stored).State, new Stimulus.Resume(water.Id, [], Value.Of("agreed")));
        var line = ended.Effects.OfType<Effect.WriteLine>().Single().Text;   // "permit issued"
        // README ends

        water.Key.Should().Be("water.decided");
        half.State.Bookmarks.Should().ContainSingle();
        line.Should().Be("permit issued");
        ended.State.Status.Should().Be(InstanceStatus.Finished);
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void The_example_stands_in_the_readme_as_it_is_compiled(string readme)
    {
        var source = Repository.Read("tests/Workflow.Tests/Docs/ReadmeExampleTests.cs");
        var from = source.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length;
        var example = source[from..source.IndexOf(End, StringComparison.Ordinal)];

        var shown = string.Join('\n', example.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line));

        new Markdown(Repository.Read(readme)).CodeBlocks.Should().Contain(shown);
    }
}
