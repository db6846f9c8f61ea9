using Workflow.Engine;
using Workflow.Engine.Execution;
using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Tests.Engine;

/// <summary>E1, E2, E3, E6 over random definitions and random stimuli.</summary>
public class ReplayTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 21, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_input_gives_the_same_bytes_and_storing_between_steps_changes_nothing()
    {
        Seed.ForEach(1_000, seed =>
        {
            var random = new Random(seed);
            var definition = new RandomFlow(random).Definition();
            var once = CompiledDefinition.Compile(definition, Steps.Catalogue);
            var again = CompiledDefinition.Compile(definition, Steps.Catalogue);
            WorkflowState? kept = null;
            WorkflowState? stored = null;
            var journalled = 0;
            for (var step = 0; step < 25; step++)
            {
                var stimulus = kept is null ? new Stimulus.Start(new(StringComparer.Ordinal)) : RandomStimulus(random, kept);
                var context = new RunContext("i", Now.AddMinutes(step), Steps.Catalogue, new RunLimits(MaxSteps: 300));

                var before = kept is null ? null : StateJson.Write(kept);
                var left = WorkflowEngine.Run(once, kept, stimulus, context);
                var right = WorkflowEngine.Run(again, stored, stimulus, context);

                Text(right).Should().Be(Text(left));
                (kept is null || StateJson.Write(kept).AsSpan().SequenceEqual(before)).Should().BeTrue("a run does not change the state it was given");
                if (left is RunResult.Ran ran)
                {
                    Invariants.Check(ran, journalled);
                    journalled += ran.Journal.Count;
                    kept = ran.State;
                    stored = StateJson.Read(StateJson.Write(kept)).State;
                    StateJson.Write(stored!).AsSpan().SequenceEqual(StateJson.Write(kept)).Should().BeTrue("reading and writing again gives the same bytes");
                }
            }
        });
    }

    private static Stimulus RandomStimulus(Random random, WorkflowState state)
    {
        string[][] outcomes = [[], ["Done"], ["x"], ["y"], ["x", "y"], ["none"]];
        var open = state.Bookmarks;
        var bookmark = open.Count == 0 || random.Next(20) == 0 ? "i:999" : open[random.Next(open.Count)].Id;
        return random.Next(60) switch
        {
            0 => new Stimulus.Cancel("test"),
            1 => new Stimulus.Fail(bookmark, "test.failed", "failed"),
            2 => new Stimulus.Start(new(StringComparer.Ordinal)),
            _ => new Stimulus.Resume(bookmark, outcomes[random.Next(outcomes.Length)], Value.Of(random.Next(10))),
        };
    }

    private static string Text(RunResult result) => result switch
    {
        RunResult.Ran ran => string.Join('\n',
            System.Text.Encoding.UTF8.GetString(StateJson.Write(ran.State)),
            string.Join('\n', ran.Effects.Select(e => e is Effect.RequestWork work ? $"{work.EffectId} {work.BookmarkId}" : e.ToString())),
            string.Join('\n', ran.Journal.Select(e => $"{e.Sequence} {e.Kind} {e.NodeId} {e.ExecutionId} {string.Join(',', e.Outcomes)} {e.Detail}"))),
        _ => result.ToString(),
    };
}
