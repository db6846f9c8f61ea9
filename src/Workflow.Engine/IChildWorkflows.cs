using Workflow.Engine.State;
using Workflow.Engine.Values;

namespace Workflow.Engine;

/// <summary>The other workflows a run may start. The same requests in the same order get the same answers, so that a run stays repeatable.</summary>
public interface IChildWorkflows
{
    /// <summary>True when a definition of that id is published.</summary>
    bool Exists(string definitionId);

    /// <summary>False when so many were started already that no other may be.</summary>
    bool HasRoom { get; }

    /// <summary>Starts a child and runs it until it rests.</summary>
    /// <returns>How it rests; null when workflows are nested too deeply.</returns>
    ChildRun? Execute(ChildRequest request);
}

/// <summary>A workflow to be started by another.</summary>
/// <param name="InstanceId">Id the new instance gets; derived from the parent.</param>
/// <param name="DefinitionId">Its published version is meant.</param>
/// <param name="CorrelationId">Correlation id, or null.</param>
/// <param name="Input">Workflow inputs by name.</param>
/// <param name="ParentInstanceId">Who starts it.</param>
public sealed record ChildRequest(string InstanceId, string DefinitionId, string? CorrelationId, OrderedDictionary<string, Value> Input, string ParentInstanceId);

/// <summary>How a child rests.</summary>
/// <param name="Status">Running when it waits.</param>
/// <param name="SubStatus">How it runs or finished.</param>
/// <param name="Output">Its outputs so far.</param>
/// <param name="Effects">What it asks of the outside; part of the parent's effects, at the place where the child ran.</param>
public sealed record ChildRun(InstanceStatus Status, InstanceSubStatus SubStatus, OrderedDictionary<string, Value> Output, IReadOnlyList<Effect> Effects)
{
    /// <summary>What a parent that waits is told: <c>{workflowInstanceId, status, subStatus, output}</c>.</summary>
    public static Value Report(string instanceId, InstanceStatus status, InstanceSubStatus subStatus, OrderedDictionary<string, Value> output) => Value.Object(
        ("workflowInstanceId", Value.Of(instanceId)), ("status", Value.Of(status.ToString())), ("subStatus", Value.Of(subStatus.ToString())), ("output", Value.Object(output)));
}
