using System.Text.Json.Nodes;

namespace Workflow.Host.Serving.OpenApi;

/// <summary>An example of each request, by the name of its operation. A test sends each of them.</summary>
internal static class Examples
{
    private static readonly Lazy<JsonObject> All = new(Read);

    /// <summary>The operations that have an example.</summary>
    public static IEnumerable<string> Names => All.Value.Select(example => example.Key);

    /// <summary>The example of an operation, or null when it has no body.</summary>
    public static JsonNode? Of(string? operation) => operation is null ? null : All.Value[operation]?.DeepClone();

    private static JsonObject Read()
    {
        using var stream = typeof(Examples).Assembly.GetManifestResourceStream("openapi/examples.json")!; // Built in.
        return JsonNode.Parse(stream)!.AsObject();
    }
}
