using Workflow.Engine.Definitions;

namespace Workflow.Engine.Flowchart;

/// <summary>Where a flowchart begins when no trigger says otherwise.</summary>
internal static class FlowStart
{
    /// <summary>Elsa's order, the trigger aside: first Start, first that can start the workflow, first without inbound connection, first (the Elsa format).</summary>
    /// <returns>A position; -1 in a flowchart without steps.</returns>
    public static int Of(IReadOnlyList<ActivityNode> steps, IReadOnlyList<Connection> connections)
    {
        var inbound = new SortedSet<string>(connections.Select(connection => connection.Target), StringComparer.Ordinal);
        return First(step => step.Type == "Elsa.Start") ?? First(step => step.CanStartWorkflow) ?? First(step => !inbound.Contains(step.Id)) ?? (steps.Count == 0 ? -1 : 0);

        int? First(Predicate<ActivityNode> matches)
        {
            for (var i = 0; i < steps.Count; i++)
            {
                if (matches(steps[i]))
                {
                    return i;
                }
            }

            return null;
        }
    }
}
