using System.Text.Json.Nodes;
using Workflow.Runtime.Data;

namespace Workflow.Host.Tests.Cases;

/// <summary>The shipped social flow, changed and published as version 2. The gate is passed by: what it refuses is its own test.</summary>
internal static class ChangedFlow
{
    public static Task ImportAsync(CaseWorld world, Action<JsonObject> change) => ImportAsync(world.Store, world.Time.GetUtcNow(), change);

    public static async Task ImportAsync(WorkflowStore store, DateTimeOffset at, Action<JsonObject> change)
    {
        var source = (await store.Definitions.FindAsync("investment-project-social", 1, CancellationToken.None)).Value;
        var json = JsonNode.Parse(source.Json)!.AsObject();
        json["version"] = 2;
        json["id"] = "investment-project-social-changed";
        change(json);
        var imported = await store.Definitions.ImportAsync("investment-project-social", 2, json.ToJsonString(), "test", at, CancellationToken.None);
        imported.IsRefused.Should().BeFalse();
    }

    public static JsonObject Step(JsonObject definition, string id) => Steps(definition).Single(step => step["id"]!.GetValue<string>() == id);

    public static IEnumerable<JsonObject> Steps(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Select(step => step!.AsObject());

    /// <summary>Adds a step beside the first one of a flow whose start goes on to both.</summary>
    public static void Beside(JsonObject definition, JsonObject step)
    {
        definition["root"]!["activities"]!.AsArray().Add(step);
        definition["root"]!["connections"]!.AsArray().Add(new JsonObject
        {
            ["source"] = new JsonObject { ["activity"] = "start", ["port"] = "Done" }, ["target"] = new JsonObject { ["activity"] = step["id"]!.GetValue<string>(), ["port"] = "In" },
        });
    }

    /// <summary>Gives a step another id, connections included.</summary>
    public static void Rename(JsonObject definition, string id, string other)
    {
        Step(definition, id)["id"] = other;
        foreach (var end in definition["root"]!["connections"]!.AsArray().SelectMany(c => new[] { c!["source"]!, c["target"]! }).Where(end => end["activity"]!.GetValue<string>() == id))
        {
            end["activity"] = other;
        }
    }
}
