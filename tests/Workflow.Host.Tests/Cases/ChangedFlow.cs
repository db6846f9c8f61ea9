using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Cases;

/// <summary>The shipped social flow, changed and published as version 2. The gate is passed by: what it refuses is its own test.</summary>
internal static class ChangedFlow
{
    public static async Task ImportAsync(CaseWorld world, Action<JsonObject> change)
    {
        var source = (await world.Store.Definitions.FindAsync("investment-project-social", 1, CancellationToken.None)).Value;
        var json = JsonNode.Parse(source.Json)!.AsObject();
        json["version"] = 2;
        json["id"] = "investment-project-social-changed";
        change(json);
        var imported = await world.Store.Definitions.ImportAsync("investment-project-social", 2, json.ToJsonString(), "test", world.Time.GetUtcNow(), CancellationToken.None);
        imported.IsRefused.Should().BeFalse();
    }

    public static JsonObject Step(JsonObject definition, string id) => Steps(definition).Single(step => step["id"]!.GetValue<string>() == id);

    public static IEnumerable<JsonObject> Steps(JsonObject definition) => definition["root"]!["activities"]!.AsArray().Select(step => step!.AsObject());

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
