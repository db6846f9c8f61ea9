using System.Text.Json.Nodes;

namespace Workflow.Host.Api.Decisions;

/// <summary>Takes stored facts apart into lines to be shown.</summary>
internal static class FactReading
{
    /// <summary>The lines of stored facts, in order.</summary>
    /// <param name="facts">JSON array as stored.</param>
    public static IReadOnlyList<FactView> Lines(string facts) =>
        [.. JsonNode.Parse(facts)!.AsArray().SelectMany(fact => fact!.AsObject()).SelectMany(fact => Lines(fact.Key, fact.Value))];

    private static IEnumerable<FactView> Lines(string type, JsonNode? value) => value switch
    {
        // A requirement of a scenario is the one fact it names.
        JsonObject { Count: 2 } requirement when requirement["fact"] is JsonValue name && requirement["isMet"] is JsonObject met => [Line(name.GetValue<string>(), met)],
        JsonObject members => members.Select(member => Line($"{type}.{member.Key}", member.Value)),
        _ => [Line(type, value)],
    };

    private static FactView Line(string name, JsonNode? value) => value switch
    {
        JsonObject known when known.ContainsKey("known") && known["source"] is JsonObject source => Of(name, "known", known["known"], source),
        JsonObject { Count: 1 } unknown when unknown["unknown"] is { } reason => new(name, "unknown", reason.DeepClone(), null, null, null),
        JsonObject { Count: 1 } stale when stale["stale"] is JsonObject source => Of(name, "stale", null, source),
        JsonObject { Count: 1 } conflicting when conflicting["conflicting"] is JsonArray sources => new(name, "conflicting", sources.DeepClone(), null, null, null),
        _ => new(name, "given", value?.DeepClone(), null, null, null),
    };

    private static FactView Of(string name, string status, JsonNode? value, JsonObject source) =>
        new(name, status, value?.DeepClone(), source["name"]?.GetValue<string>(), source["observedAt"]?.GetValue<DateTimeOffset>(), source["fetchedAt"]?.GetValue<DateTimeOffset>());
}
