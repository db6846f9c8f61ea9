using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using Xunit.Abstractions;

namespace Workflow.Tests.Engine;

/// <summary>E4: in flows without races the order in which parallel branches end does not matter.</summary>
public class ArrivalOrderTests(ITestOutputHelper output)
{
    private const int MostAnswers = 2_000;

    [Fact]
    public void The_order_in_which_branches_end_does_not_change_what_ran()
    {
        Seed.ForEach(400, seed =>
        {
            var definition = new RandomFlow(new Random(seed)) { IsCalm = true }.Definition();

            var results = Enumerable.Range(0, 4).Select(order => Finish(definition, new Random((seed * 31) + order))).Distinct().ToList();

            results.Should().ContainSingle();
        });
    }

    [Fact]
    public void The_order_in_which_branches_end_does_not_matter_in_loops_around_and_inside_joins()
    {
        Seed.ForEach(200, seed =>
        {
            var definition = new RandomLoops(new Random(seed)).Definition();

            var results = Runs(definition, seed, 3).Select(run => run.Finish(MostAnswers)).Distinct().ToList();

            results.Should().ContainSingle();
            results[0].Should().StartWith("Finished \n");
        });
    }

    [Fact]
    public void Nor_does_it_matter_in_graphs_without_structure_as_long_as_no_two_rounds_of_a_loop_overlap()
    {
        var compared = 0;
        Seed.ForEach(1_000, seed =>
        {
            var drawing = new TangledLoops(new Random(seed));
            var definition = drawing.Definition();

            var runs = Runs(definition, seed, 4).ToList();
            var results = runs.ConvertAll(run => run.Finish(MostAnswers));

            // A fault ends the instance, so what else ran by then depends on the order; that and why it ends does not.
            runs.Select(run => run.Ending).Distinct().Should().ContainSingle();
            if (!drawing.HasInvalidLoop && !runs.Exists(run => run.HasOverlap))
            {
                results.Distinct().Should().ContainSingle();
                compared++;
            }
        });
        output.WriteLine($"{compared} graphs compared whole");
    }

    private static IEnumerable<ShuffledRun> Runs(WorkflowDefinition definition, int seed, int orders) =>
        Enumerable.Range(0, orders).Select(order => new ShuffledRun(definition, seed, new Random((seed * 31) + order)));

    // Every step always answers the same, whenever it is asked: only the order differs.
    private static string Finish(WorkflowDefinition definition, Random order)
    {
        string[][] outcomes = [[], ["x"], ["y"], ["x", "y"]];
        var flow = new Scenario(definition).Start();
        for (var i = 0; i < 400 && flow.State!.Bookmarks.Count > 0; i++)
        {
            var bookmark = flow.State.Bookmarks[order.Next(flow.State.Bookmarks.Count)];
            flow.Apply(new Stimulus.Resume(bookmark.Id, outcomes[bookmark.NodeId.Length % 4], default));
        }

        var ran = flow.Journal.Where(e => e.Kind is JournalKind.Completed or JournalKind.Skipped).Select(e => $"{e.Kind} {e.NodeId} {string.Join(',', e.Outcomes)}").Order(StringComparer.Ordinal);
        return $"{flow.Status}\n{string.Join('\n', ran)}";
    }
}
