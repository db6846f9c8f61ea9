using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>One step of a definition with everything the engine reads about it.</summary>
public sealed record ActivityNode
{
    /// <summary>Unique inside its container only; free text.</summary>
    public required string Id { get; init; }

    /// <summary>Ids from the workflow down, joined with ':'. Unique in the definition; computed on read, never trusted from the file.</summary>
    public required string NodeId { get; init; }

    /// <summary>The type's full name, e.g. <c>Elsa.WriteLine</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Version of the activity type; 0 when the file has none (the latest is meant).</summary>
    public int TypeVersion { get; init; }

    /// <summary>The author's name, used by accessors such as <c>getResultFromName()</c>; or null.</summary>
    public string? Name { get; init; }

    /// <summary>True when this step may start an instance (flag in any of its three historic places).</summary>
    public bool CanStartWorkflow { get; init; }

    /// <summary>How several arrivals become one run, where the step says so.</summary>
    public MergeMode MergeMode { get; init; }

    /// <summary>Input bindings by camelCased name, in file order. An object without <c>typeName</c> is absent, not null.</summary>
    public required OrderedDictionary<string, InputBinding> Inputs { get; init; }

    /// <summary>Output bindings by camelCased name, in file order.</summary>
    public required OrderedDictionary<string, OutputBinding> Outputs { get; init; }

    /// <summary>Embedded single activities by camelCased port: body, then, else, default, childCompleted, ...</summary>
    public required OrderedDictionary<string, ActivityNode> Ports { get; init; }

    /// <summary>Children of a container (Flowchart, Sequence, Parallel) or branches of a Fork, in file order.</summary>
    public required IReadOnlyList<ActivityNode> Activities { get; init; }

    /// <summary>Connections of a flowchart without duplicates and without dangling ends; empty elsewhere.</summary>
    public required IReadOnlyList<Connection> Connections { get; init; }

    /// <summary>Connections of a flowchart that name an id it does not hold. Kept for the gate; the engine ignores them.</summary>
    public required IReadOnlyList<Connection> DanglingConnections { get; init; }

    /// <summary>Cases of Switch and FlowSwitch, in file order.</summary>
    public required IReadOnlyList<SwitchCase> Cases { get; init; }

    /// <summary>Variables scoped to each run of this container.</summary>
    public required IReadOnlyList<VariableDefinition> Variables { get; init; }

    /// <summary>The activity's own JSON object inside <see cref="WorkflowDefinition.Source"/>: plain values (joinMode, ...), customProperties, metadata. Not to be changed.</summary>
    public required JsonObject Source { get; init; }

    /// <summary>Everything directly inside: the list, the ports, the cases.</summary>
    public IEnumerable<ActivityNode> Children() => Activities.Concat(Ports.Values).Concat(Cases.Select(one => one.Activity).OfType<ActivityNode>());

    /// <summary>This step and everything inside it, in the order of the document. What a workflow used as an activity holds is not among it.</summary>
    public IEnumerable<ActivityNode> DescendantsAndSelf()
    {
        var open = new Stack<ActivityNode>([this]);
        while (open.TryPop(out var next))
        {
            yield return next;
            foreach (var child in next.Children().Reverse())
            {
                open.Push(child);
            }
        }
    }
}

/// <summary>An edge of a flowchart. A null <paramref name="Port"/> is followed by the default completion only (Elsa: null and Done).</summary>
public sealed record Connection(string Source, string? Port, string Target);

/// <summary>A case of Switch or FlowSwitch. <paramref name="Activity"/> is null on a FlowSwitch, where the label is the outcome.</summary>
public sealed record SwitchCase(string Label, ExpressionText? Condition, ActivityNode? Activity);

/// <summary>An input as written: its declared type and its expression. Either may be absent in the file.</summary>
public sealed record InputBinding(string? TypeName, ExpressionText? Expression);

/// <summary>Where an output goes: id of a variable in scope, else name of a workflow output.</summary>
public sealed record OutputBinding(string? TypeName, string? Reference);

/// <summary>An expression before parsing: its language and its value as JSON (text, object or scalar).</summary>
public sealed record ExpressionText(string Type, JsonNode? Value);

/// <summary>Join behaviour of a step with several inbound connections (the Elsa format).</summary>
public enum MergeMode
{
    /// <summary>Once, when every inbound path is decided and at least one arrived.</summary>
    None,
    /// <summary>As <see cref="None"/>.</summary>
    Stream,
    /// <summary>As <see cref="None"/>.</summary>
    Merge,
    /// <summary>As <see cref="None"/>.</summary>
    Converge,
    /// <summary>Once for each arriving token.</summary>
    Cascade,
    /// <summary>At the first arrival; the live rest of this activation is cancelled.</summary>
    Race,
}
