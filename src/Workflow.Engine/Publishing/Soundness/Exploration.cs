using System.Globalization;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;

namespace Workflow.Engine.Publishing.Soundness;

/// <summary>Proves by trying: every way a flow may go, whatever the data, is gone with the engine itself. Bounded; loops run 0, 1 and 2 rounds (convention 43).</summary>
/// <remarks>Where the order in which branches end does not matter one order is tried, else all of them. What it finds: flows that come to stand or cannot end, joins that are passed over because a branch was not taken, that never run, or that run twice in a round.</remarks>
public static class Exploration
{
    private const int MostStates = 20_000;

    /// <summary>Everything found; a warning <c>flow.bound-reached</c> when the flow has more states, or larger ones, than are looked at.</summary>
    /// <returns>Problems whose values hold <c>counterExample</c>, the steps of a trace that show the defect as JSON, and <c>way</c>, the choices that lead there.</returns>
    public static IReadOnlyList<Problem> Explore(WorkflowDefinition definition, ActivityCatalogue catalogue)
    {
        var findings = new Findings(definition);
        List<string> triggers = [.. Triggers.In(definition.Root).Select(step => step.NodeId)];
        var hasLoops = definition.Root.DescendantsAndSelf().Any(step => step.Type is "Elsa.For" or "Elsa.ForEach" or "Elsa.While" or "Elsa.ParallelForEach");
        var isComplete = true;
        for (var rounds = 0; rounds <= (hasLoops ? 2 : 0); rounds++)
        {
            isComplete &= new Search(definition, catalogue, rounds, findings, MostStates).Run(triggers);
        }

        if (isComplete)
        {
            findings.NeverRun();
        }

        var replay = new Replay(definition, catalogue);
        List<Problem> problems = [.. findings.All.Select(finding => replay.Told(finding, findings))];
        if (!isComplete)
        {
            problems.Add(Problem.Warning("flow.bound-reached", definition.Root.NodeId, $"The flow has more states than are looked at; what lies beyond was not looked at.", ("limit", MostStates.ToString(CultureInfo.InvariantCulture))));
        }

        return problems;
    }
}
