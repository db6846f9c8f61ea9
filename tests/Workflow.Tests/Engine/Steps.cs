using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Tests.Engine;

/// <summary>Definitions in a few words. Connections read <c>"A -> B"</c> or <c>"A:True -> B"</c>; without a port it is Done.</summary>
internal static class Steps
{
    /// <summary>Waits for an answer whose outcomes choose the way on.</summary>
    public const string WorkType = "Test.Work";

    public static ActivityCatalogue Catalogue { get; } = ActivityCatalogue.Elsa.With(
        [new ActivityDescriptor { Type = WorkType, Category = "test", Kind = ActivityKind.WaitingWork, Outputs = [new("result", "Object")] }]);

    public static ActivityNode Node(string type, string id, params (string Name, object? Value)[] inputs)
    {
        var bindings = new OrderedDictionary<string, InputBinding>(StringComparer.Ordinal);
        foreach (var (name, value) in inputs)
        {
            bindings[name] = new InputBinding(null, value as ExpressionText ?? new ExpressionText("Literal", JsonValue.Create(value)));
        }

        return new ActivityNode
        {
            Id = id,
            NodeId = id,
            Type = type,
            Inputs = bindings,
            Outputs = new(StringComparer.Ordinal),
            Ports = new(StringComparer.Ordinal),
            Activities = [],
            Connections = [],
            DanglingConnections = [],
            Cases = [],
            Variables = [],
            Source = [],
        };
    }

    public static ActivityNode Line(string id) => Node("Elsa.WriteLine", id, ("text", id));

    public static ActivityNode Line(string id, ExpressionText text) => Node("Elsa.WriteLine", id, ("text", text));

    public static ActivityNode Work(string id) => Node(WorkType, id);

    public static ActivityNode Event(string id, string name) => Node("Elsa.Event", id, ("eventName", name));

    public static ActivityNode Start(string id = "start") => Node("Elsa.Start", id);

    public static ActivityNode Decision(string id, object condition) => Node("Elsa.FlowDecision", id, ("condition", condition));

    public static ActivityNode Fork(string id, params string[] branches) => Node("Elsa.FlowFork", id, ("branches", new ExpressionText("Literal", List(branches))));

    public static ActivityNode Join(string id, string? mode) => mode is null ? Node("Elsa.FlowJoin", id) : Node("Elsa.FlowJoin", id, ("mode", mode));

    public static ActivityNode Fault(string id) => Node("Elsa.Fault", id, ("message", "broken"));

    public static ActivityNode SetVariable(string id, string variable, ExpressionText value) =>
        Node("Elsa.SetVariable", id, ("value", value)) with { Source = new JsonObject { ["variable"] = new JsonObject { ["id"] = variable } } };

    public static ActivityNode Merging(this ActivityNode node, MergeMode mode) => node with { MergeMode = mode };

    public static ActivityNode Port(this ActivityNode node, string name, ActivityNode step)
    {
        node.Ports[name] = step;
        return node;
    }

    public static ActivityNode Binding(this ActivityNode node, string output, string reference)
    {
        node.Outputs[output] = new OutputBinding(null, reference);
        return node;
    }

    public static ActivityNode Declaring(this ActivityNode node, params VariableDefinition[] variables) => node with { Variables = variables };

    public static ActivityNode Sequence(string id, params ActivityNode[] children) => Node("Elsa.Sequence", id) with { Activities = children };

    public static ActivityNode Chart(string id, ActivityNode[] children, params string[] connections) =>
        Node("Elsa.Flowchart", id) with { Activities = children, Connections = [.. connections.Select(Connection)] };

    public static ActivityNode ForEach(string id, ActivityNode body, params string[] items) =>
        Node("Elsa.ForEach", id, ("items", new ExpressionText("Literal", List(items)))).Port("body", body);

    public static ActivityNode ParallelForEach(string id, ActivityNode body, params string[] items) =>
        Node("Elsa.ParallelForEach", id, ("items", new ExpressionText("Literal", List(items)))).Port("body", body);

    public static ExpressionText Script(string text) => new("JavaScript", JsonValue.Create(text));

    public static ExpressionText Variable(string id) => new("Variable", new JsonObject { ["id"] = id });

    public static VariableDefinition Declare(string id, string? type = null, JsonNode? value = null) => new(id, id, type, false, value);

    public static WorkflowDefinition Definition(ActivityNode root, params VariableDefinition[] variables) => new()
    {
        VersionId = "flow:1",
        DefinitionId = "flow",
        Version = 1,
        Variables = variables,
        Inputs = [],
        Outputs = [],
        Outcomes = [],
        Options = new WorkflowOptions(null, IncidentStrategy.Fault, false, false, null),
        Root = Placed(root, "flow"),
        Source = [],
    };

    public static WorkflowDefinition Continuing(this WorkflowDefinition definition) =>
        definition with { Options = definition.Options with { IncidentStrategy = IncidentStrategy.ContinueWithIncidents } };

    private static JsonArray List(IEnumerable<string> items) => new([.. items.Select(item => (JsonNode?)JsonValue.Create(item))]);

    private static Connection Connection(string text)
    {
        var ends = text.Split(" -> ");
        var from = ends[0].Split(':');
        return new Connection(from[0], from.Length > 1 ? from[1] : "Done", ends[1]);
    }

    private static ActivityNode Placed(ActivityNode node, string path)
    {
        var here = $"{path}:{node.Id}";
        var ports = new OrderedDictionary<string, ActivityNode>(StringComparer.Ordinal);
        foreach (var (name, port) in node.Ports)
        {
            ports[name] = Placed(port, here);
        }

        return node with
        {
            NodeId = here,
            Ports = ports,
            Activities = [.. node.Activities.Select(child => Placed(child, here))],
            Cases = [.. node.Cases.Select(c => c with { Activity = c.Activity is null ? null : Placed(c.Activity, here) })],
        };
    }
}
