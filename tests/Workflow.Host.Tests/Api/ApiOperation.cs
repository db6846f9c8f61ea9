using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api;

/// <summary>An operation of the OpenAPI document.</summary>
/// <param name="Id">Its operationId.</param>
/// <param name="Path">With places in braces, e.g. <c>/api/cases/{no}</c>.</param>
/// <param name="Parameters">Path, query and header parameters as described.</param>
/// <param name="Body">Media type, schema and example of the body; null when it takes none.</param>
internal sealed record ApiOperation(string Id, HttpMethod Method, string Path, IReadOnlyList<JsonObject> Parameters, (string Media, JsonNode? Schema, JsonNode? Example)? Body)
{
    /// <summary>The document as it was reviewed; OpenApiTests compares it with the one that is served.</summary>
    public static JsonObject Reviewed() => JsonNode.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "openapi.json")))!.AsObject();

    public static IReadOnlyList<ApiOperation> Of(JsonObject description) =>
        [.. description["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(method => Read(path.Key, method.Key, method.Value!.AsObject())))];

    /// <summary>The path with its places filled.</summary>
    /// <param name="fill">What goes into a place: given are the step before it and its name, e.g. <c>tasks</c> and <c>id</c>.</param>
    public string Address(Func<string, string, string> fill)
    {
        var steps = Path.Split('/');
        return string.Join('/', steps.Select((step, i) => step.StartsWith('{') ? fill(steps[i - 1], step[1..^1]) : step));
    }

    private static ApiOperation Read(string path, string method, JsonObject operation)
    {
        var body = operation["requestBody"]?["content"]?.AsObject().First();
        return new(
            operation["operationId"]!.GetValue<string>(), HttpMethod.Parse(method), path,
            [.. (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!.AsObject())],
            body is { } given ? (given.Key, given.Value!["schema"], given.Value["example"]) : null);
    }
}
