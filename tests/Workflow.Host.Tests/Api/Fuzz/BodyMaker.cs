using System.Text.Json.Nodes;

namespace Workflow.Host.Tests.Api.Fuzz;

/// <summary>Makes bodies from a schema of the OpenAPI document, and spoils them.</summary>
internal sealed class BodyMaker(JsonObject description, Random random)
{
    /// <summary>A value of the schema, as random as it lets be.</summary>
    public JsonNode? Make(JsonNode? schema, int depth = 0)
    {
        if (schema is not JsonObject rules || depth > 8)
        {
            return Nasty.Value(random);
        }

        if ((string?)rules["$ref"] is { } name)
        {
            return Make(description["components"]!["schemas"]![name.Split('/')[^1]], depth + 1);
        }

        if ((rules["oneOf"] ?? rules["enum"]) is JsonArray choices)
        {
            var chosen = choices[random.Next(choices.Count)];
            return rules["oneOf"] is null ? chosen?.DeepClone() : Make(chosen, depth + 1);
        }

        var type = rules["type"] is JsonArray several ? (string?)several[random.Next(several.Count)] : (string?)rules["type"];
        return type switch
        {
            "object" => Members(rules, depth),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Make(rules["items"], depth + 1))]),
            "integer" => JsonValue.Create(random.Next(-3, 300)),
            "number" => JsonValue.Create(random.Next(-3, 300) / 2m),
            "boolean" => JsonValue.Create(random.Next(2) == 0),
            "string" => JsonValue.Create(Text((string?)rules["format"])),
            _ => null,
        };
    }

    /// <summary>The same body with one thing changed somewhere: another value, a member less, or one more.</summary>
    public JsonNode? Spoil(JsonNode? body)
    {
        var places = Places(body).ToList();
        if (places.Count == 0 || random.Next(12) == 0)
        {
            return Nasty.Value(random);
        }

        switch (places[random.Next(places.Count)])
        {
            case JsonObject members when members.Count > 0:
                var name = members.ElementAt(random.Next(members.Count)).Key;
                switch (random.Next(4))
                {
                    case 0:
                        members.Remove(name);
                        break;
                    case 1:
                        members[Nasty.Text(random)] = Nasty.Value(random);
                        break;
                    default:
                        members[name] = Nasty.Value(random);
                        break;
                }

                break;
            case JsonObject members:
                members[Nasty.Text(random)] = Nasty.Value(random);
                break;
            case JsonArray items:
                items.Add(Nasty.Value(random));
                break;
        }

        return body;
    }

    private static IEnumerable<JsonNode> Places(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Places(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Places).Prepend(items),
        _ => [],
    };

    private JsonObject Members(JsonObject rules, int depth)
    {
        var required = rules["required"]?.AsArray().Select(name => (string?)name).ToList() ?? [];
        return new(((rules["properties"] as JsonObject) ?? []).Where(property => required.Contains(property.Key) || random.Next(2) == 0)
            .Select(property => KeyValuePair.Create(property.Key, Make(property.Value, depth + 1))));
    }

    private string Text(string? format) => format switch
    {
        "uuid" => Guid.NewGuid().ToString(),
        "date" => $"2026-{random.Next(1, 13):00}-{random.Next(1, 29):00}",
        "date-time" => "2026-03-18T09:00:00+08:00",
        _ => Nasty.Text(random),
    };
}
