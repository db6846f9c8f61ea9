using Workflow.Engine;
using Workflow.Engine.State;

namespace Workflow.Tests.Engine;

/// <summary>What holds after every run, whatever the definition and the stimulus.</summary>
internal static class Invariants
{
    public static void Check(RunResult.Ran ran, int journalled)
    {
        var state = ran.State;
        var isAtRest = state.Status == InstanceStatus.Finished || state.Bookmarks.Count > 0 || state.Incidents.Count > 0;
        isAtRest.Should().BeTrue("an instance is finished, waits on a bookmark, or has an incident (E6)");
        ran.Journal.Select(entry => entry.Sequence).SequenceEqual(Enumerable.Range(journalled + 1, ran.Journal.Count).Select(n => (long)n)).Should().BeTrue("the journal has no gaps");
        state.Bookmarks.DistinctBy(b => b.Id).Count().Should().Be(state.Bookmarks.Count, "a bookmark is one step's");
        if (state.SubStatus is InstanceSubStatus.Finished or InstanceSubStatus.Cancelled)
        {
            state.Executions.Select(e => e.NodeId).Should().BeEmpty("a finished instance leaves nothing behind");
        }

        var numbers = state.Executions.Select(e => e.Number).ToHashSet();
        state.Executions.Where(e => e.Parent != 0 && !numbers.Contains(e.Parent)).Select(e => e.NodeId).Should().BeEmpty("every open step lies in an open container");
    }
}
