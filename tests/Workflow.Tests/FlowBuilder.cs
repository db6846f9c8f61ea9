using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;

namespace Workflow.Tests;

/// <summary>Writes a flowchart as Elsa JSON in few words. Use with <c>using static Workflow.Tests.FlowBuilder;</c></summary>
/// <example><code>
/// Flow("demo").Variable("n", "Int32", 1)
///     .Step("start", "Elsa.Start").Step("say", "Elsa.WriteLine", ("text", Js("`n is ${getN()}`")))
///     .Connect("start", "say").Definition();
/// </code></example>
internal sealed class FlowBuilder
{
    private readonly string _id;
    private readonly JsonObject _document = [];
    private readonly JsonArray _variables = [];
    private readonly JsonArray _inputs = [];
    private readonly JsonArray _outputs = [];
    private readonly JsonArray _activities = [];
    private readonly JsonArray _connections = [];

    private FlowBuilder(string id) => _id = id;

    /// <summary>A definition whose root is a flowchart; its id is also the definition id. Nested in a step it is the inner flowchart of that id.</summary>
    public static FlowBuilder Flow(string id = "flow") => new(id);

    /// <summary>A workflow variable, or one of the nested flowchart. Its id is its name.</summary>
    public FlowBuilder Variable(string name, string typeName = "Object", JsonNode? value = null)
    {
        _variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = typeName, ["isArray"] = false, ["value"] = value });
        return this;
    }

    public FlowBuilder Input(string name, string type = "Object")
    {
        _inputs.Add(new JsonObject { ["name"] = name, ["type"] = type });
        return this;
    }

    public FlowBuilder Output(string name, string type = "Object")
    {
        _outputs.Add(new JsonObject { ["name"] = name, ["type"] = type });
        return this;
    }

    /// <summary>A member of the document, e.g. <c>options</c>.</summary>
    public FlowBuilder With(string member, JsonNode? value)
    {
        _document[member] = value?.DeepClone();
        return this;
    }

    /// <summary>A step of the flowchart: see <see cref="Activity"/>.</summary>
    public FlowBuilder Step(string id, string type, params (string Name, object Value)[] members)
    {
        _activities.Add(Activity(id, type, members));
        return this;
    }

    /// <summary>Several steps connected one after the other by Done; the ids must exist or be added later.</summary>
    public FlowBuilder Chain(params string[] ids)
    {
        foreach (var (source, target) in ids.Zip(ids.Skip(1)))
        {
            Connect(source, target);
        }

        return this;
    }

    /// <summary>A connection from an outcome; null is Elsa's null port.</summary>
    public FlowBuilder Connect(string source, string target, string? port = "Done")
    {
        _connections.Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = source, ["port"] = port },
            ["target"] = new JsonObject { ["activity"] = target, ["port"] = "In" },
        });
        return this;
    }

    /// <summary>
    /// An activity. Texts, numbers and truth values become literal inputs; the others come from <see cref="Js"/>, <see cref="Var"/>, <see cref="WorkflowInput"/>,
    /// <see cref="Obj"/>, <see cref="Into"/>, <see cref="Plain"/>. A <see cref="FlowBuilder"/> or a <see cref="JsonObject"/> made by <see cref="Activity"/> is a port.
    /// </summary>
    public static JsonObject Activity(string id, string type, params (string Name, object Value)[] members)
    {
        var activity = new JsonObject { ["id"] = id, ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in members)
        {
            activity[name] = value switch
            {
                FlowBuilder flow => flow.Flowchart(),
                Verbatim verbatim => verbatim.Node?.DeepClone(),
                JsonNode node => node.DeepClone(),
                string text => Expression("Literal", text),
                bool flag => Expression("Literal", flag),
                int number => Expression("Literal", number),
                _ => throw new ArgumentException($"{name}: {value.GetType()} has no JSON here."),
            };
        }

        return activity;
    }

    /// <summary>A Sequence of activities made by <see cref="Activity"/>.</summary>
    public static JsonObject Sequence(string id, params JsonObject[] activities) =>
        Activity(id, "Elsa.Sequence", ("activities", new JsonArray([.. activities])));

    /// <summary>SetVariable with an input value.</summary>
    public static JsonObject SetVariable(string id, string variable, object value) =>
        Activity(id, "Elsa.SetVariable", ("variable", VariableRef(variable)), ("value", value));

    /// <summary>The member <c>variable</c> of SetVariable.</summary>
    public static JsonObject VariableRef(string id) => new() { ["id"] = id, ["name"] = id };

    /// <summary>Cases of a FlowSwitch (label, JavaScript condition).</summary>
    public static object Cases(params (string Label, string Condition)[] cases) =>
        Plain(new JsonArray([.. cases.Select(c => (JsonNode)new JsonObject
        {
            ["label"] = c.Label,
            ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = c.Condition },
        })]));

    public static JsonObject Js(string script) => Expression("JavaScript", script);

    public static JsonObject Obj(string json) => Expression("Object", json);

    public static JsonObject Var(string id) => Expression("Variable", VariableRef(id));

    public static JsonObject WorkflowInput(string name) => Expression("Input", new JsonObject { ["name"] = name });

    public static JsonObject Expression(string type, JsonNode? value) =>
        new() { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = type, ["value"] = value } };

    /// <summary>An output bound to a variable id or a workflow output name.</summary>
    public static JsonObject Into(string reference) =>
        new() { ["typeName"] = "Object", ["memoryReference"] = new JsonObject { ["id"] = reference } };

    /// <summary>A member written as it is: a plain value or <c>customProperties</c>.</summary>
    public static object Plain(JsonNode? node) => new Verbatim(node);

    /// <summary>The member <c>customProperties</c> with one entry, e.g. <c>("customProperties", Custom("canStartWorkflow", true))</c>.</summary>
    public static object Custom(string name, JsonNode? value) => Plain(new JsonObject { [name] = value });

    /// <summary>The whole document as text. The steps' flowchart has the id <c>root</c>.</summary>
    public string Json() => Document().ToJsonString();

    /// <summary>The definition, read back through the reader. Fails the test with the problems when it is refused.</summary>
    public WorkflowDefinition Definition(ActivityCatalogue? catalogue = null) => Read(Json(), catalogue);

    /// <summary>A definition from text. Fails the test with the problems when it is refused.</summary>
    public static WorkflowDefinition Read(string json, ActivityCatalogue? catalogue = null) =>
        ElsaJsonReader.Read(json, catalogue: catalogue) switch
        {
            ReadResult.Read read => read.Definition,
            ReadResult.Refused refused => throw new ArgumentException(string.Join('\n', refused.Problems.Select(p => $"{p.Code} {p.Path} {p.Message}"))),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private JsonObject Document()
    {
        var document = new JsonObject
        {
            ["id"] = _id + ":1", ["definitionId"] = _id, ["name"] = _id, ["version"] = 1,
            ["variables"] = _variables.DeepClone(), ["inputs"] = _inputs.DeepClone(), ["outputs"] = _outputs.DeepClone(),
            ["root"] = Chart("root"),
        };
        foreach (var (name, value) in _document)
        {
            document[name] = value?.DeepClone();
        }

        return document;
    }

    private JsonObject Flowchart()
    {
        var chart = Chart(_id);
        chart["variables"] = _variables.DeepClone();
        return chart;
    }

    private JsonObject Chart(string id) => new()
    {
        ["id"] = id, ["type"] = "Elsa.Flowchart", ["version"] = 1,
        ["activities"] = _activities.DeepClone(), ["connections"] = _connections.DeepClone(),
    };

    private sealed record Verbatim(JsonNode? Node);
}
