using System.Text.Json.Nodes;
using Workflow.Host.Tests.Stores;

namespace Workflow.Host.Tests.Tracing;

/// <summary>A definition drawn in a few words, for a file. Connections read <c>"a -> b"</c> or <c>"a:True -> b"</c>; without a port it is Done.</summary>
internal sealed class DrawnFlow(string id)
{
    private readonly JsonArray _steps = [];
    private readonly JsonArray _connections = [];
    private readonly JsonArray _inputs = [];
    private readonly JsonArray _variables = [];

    /// <summary>A step; each input is its name, the language and the text of its expression.</summary>
    public DrawnFlow Step(string step, string type, params (string Name, string Language, string Text)[] inputs)
    {
        var json = new JsonObject { ["id"] = step, ["type"] = type, ["version"] = 1 };
        foreach (var (name, language, text) in inputs)
        {
            json[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = text } };
        }

        _steps.Add(json);
        return this;
    }

    public DrawnFlow Line(string step) => Step(step, "Elsa.WriteLine", ("text", "Literal", step));

    public DrawnFlow Task(string step) => Step(step, "Elsa.RunTask", ("taskName", "Literal", step));

    public DrawnFlow Join(string step, string mode) => Step(step, "Elsa.FlowJoin", ("mode", "Literal", mode));

    /// <summary>A member of the last step.</summary>
    public DrawnFlow With(string member, JsonNode value)
    {
        _steps[^1]![member] = value;
        return this;
    }

    public DrawnFlow Input(string name)
    {
        _inputs.Add(new JsonObject { ["name"] = name, ["type"] = "Object" });
        return this;
    }

    public DrawnFlow Variable(string name)
    {
        _variables.Add(new JsonObject { ["id"] = name, ["name"] = name, ["typeName"] = "Object" });
        return this;
    }

    public DrawnFlow Connect(params string[] connections)
    {
        foreach (var connection in connections)
        {
            var (from, to) = (connection.Split(" -> ")[0].Split(':'), connection.Split(" -> ")[1]);
            _connections.Add(new JsonObject { ["source"] = new JsonObject { ["activity"] = from[0], ["port"] = from.Length > 1 ? from[1] : "Done" }, ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" } });
        }

        return this;
    }

    public string Json() => new JsonObject
    {
        ["id"] = id + "-1", ["definitionId"] = id, ["name"] = id, ["version"] = 1, ["inputs"] = _inputs.DeepClone(), ["variables"] = _variables.DeepClone(),
        ["root"] = new JsonObject { ["id"] = "root", ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = _steps.DeepClone(), ["connections"] = _connections.DeepClone() },
    }.ToJsonString();

    /// <returns>The file it was written to.</returns>
    public async Task<string> WriteAsync()
    {
        var file = TestFolder.File(Sample.Unique("drawn-"));
        await File.WriteAllTextAsync(file, Json());
        return file;
    }
}
