using Workflow.Engine.Values;

namespace Workflow.Engine.State;

/// <summary>Whether the stored form of a state would be larger than allowed: told from the weight of its values, and written only when that leaves it open.</summary>
/// <remarks>A value that shares its parts many times over would take all memory when written; its weight is known without looking inside.</remarks>
internal static class StateSize
{
    // A number takes up to 25 bytes with its comma; a UTF-16 unit up to six (\u0000).
    private const double MostBytesOfWeight = 26;

    // Member names, ids and dates of one execution, incident or event.
    private const double MostBytesOfRecord = 600;

    public static bool Exceeds(WorkflowState state, int limit)
    {
        var weight = Weight(state);
        return weight > limit || (MostBytes(state, weight) > limit && StateWriter.Write(state).Length > limit);
    }

    // Each unit of weight takes at least one byte.
    private static double Weight(WorkflowState state)
    {
        var weight = Weight(state.Input) + Weight(state.Output) + Weight(state.StepOutputs) + Weight(state.Variables) + state.LastResult.Weight;
        foreach (var execution in state.Executions)
        {
            weight += Weight(execution.Variables ?? []) + execution.LoopValue.Weight + execution.Memory.Weight + (execution.Bookmark?.Payload.Weight ?? 0);
        }

        foreach (var published in state.LocalEvents)
        {
            weight += published.Payload.Weight;
        }

        return weight;
    }

    private static double MostBytes(WorkflowState state, double weight)
    {
        double texts = state.InstanceId.Length + state.DefinitionVersionId.Length + (state.Name?.Length ?? 0) + (state.CorrelationId?.Length ?? 0);
        foreach (var execution in state.Executions)
        {
            texts += execution.NodeId.Length + (execution.Bookmark is { } bookmark ? bookmark.Id.Length + bookmark.ActivityType.Length + (bookmark.Key?.Length ?? 0) : 0)
                + (2 * (execution.Arrivals?.Length ?? 0));
        }

        foreach (var incident in state.Incidents)
        {
            texts += incident.Id.Length + incident.NodeId.Length + incident.ActivityId.Length + incident.Code.Length + incident.Message.Length;
        }

        foreach (var published in state.LocalEvents)
        {
            texts += published.Name.Length;
        }

        foreach (var outcome in state.Outcomes)
        {
            texts += outcome.Length + 1;
        }

        return (weight * MostBytesOfWeight) + (texts * 6) + ((1 + state.Executions.Count + state.Incidents.Count + state.LocalEvents.Count) * MostBytesOfRecord);
    }

    private static double Weight(OrderedDictionary<string, Value> values)
    {
        double weight = 0;
        foreach (var (name, value) in values)
        {
            weight += name.Length + value.Weight;
        }

        return weight;
    }

    private static double Weight(Value[] values)
    {
        double weight = 0;
        foreach (var value in values)
        {
            weight += value.Weight;
        }

        return weight;
    }
}
