using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Tracing;

namespace Workflow.Tests.Tracing;

/// <summary>Definitions written shortly: <c>%TEXT(…)%</c> and <c>%JS(…)%</c> stand for inputs, <c>%LINE(id,"js")%</c> and <c>%TASK(name)%</c> for steps.</summary>
internal static partial class TraceDefinitions
{
    public static Func<ActivityCatalogue, WorkflowDefinition> Read(string id, string root, string variables, string? inputs, string? outputs, string more) => catalogue =>
    {
        var json = $$"""{"id":"{{id}}-1","definitionId":"{{id}}","version":1,"name":"{{id}} flow","variables":[{{variables}}],"inputs":[{{Arguments(inputs)}}],"outputs":[{{Arguments(outputs)}}],"root":{{Expanded(root)}}{{more}}}""";
        var read = ElsaJsonReader.Read(json, limits: null, catalogue);
        return read.Should().BeOfType<ReadResult.Read>(json).Subject.Definition;
    };

    public static Trace With(this Trace trace, Action<Trace> act)
    {
        act(trace);
        return trace;
    }

    private static string Arguments(string? names) => string.Join(',', (names?.Split(' ') ?? []).Select(name => $$"""{"name":"{{name}}","type":"String"}"""));

    private static string Expanded(string text) => Short().Replace(text, part => part.Groups[1].Value switch
    {
        "TEXT" => Input("Literal", part.Groups[2].Value),
        "JS" => Input("JavaScript", part.Groups[2].Value),
        "LINE" when part.Groups[2].Value.Split(',', 2) is [var id, var script] => $$"""{"id":"{{id}}","type":"Elsa.WriteLine","text":{{Input("JavaScript", script[1..^1])}}}""",
        _ => $$"""{"id":"{{part.Groups[2].Value}}","type":"Elsa.RunTask","taskName":{{Input("Literal", part.Groups[2].Value)}}}""",
    });

    private static string Input(string language, string value) =>
        new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = language, ["value"] = value } }.ToJsonString();

    [GeneratedRegex(@"%([A-Z]+)\((.*?)\)%")]
    private static partial Regex Short();
}
