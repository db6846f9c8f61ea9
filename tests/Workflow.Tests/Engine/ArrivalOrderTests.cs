using Workflow.Engine;
using Workflow.Engine.State;

namespace Workflow.Tests.Engine;

/// <summary>E4: in flows without races the order in which parallel branches end does not matter.</summary>
public class ArrivalOrderTests
{
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

    // Every step always answers the same, whenever it is asked: only the order differs.
    private static string Finish(Workflow.Engine.Definitions.WorkflowDefinition definition, Random order)
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
