using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workflow.Host.Serving;

/// <summary>Objects of free shape in requests (forms): read whole at once, their texts as clean as all others, no more values than any form has.</summary>
internal sealed class CleanObject : JsonConverter<JsonObject>
{
    /// <summary>Most values in one object, inner ones counted; the largest form asks for some 40.</summary>
    public const int Most = 500;

    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }

        var values = 0;
        return (JsonObject)Node(ref reader, "", ref values)!;
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);

    private static JsonNode? Node(ref Utf8JsonReader reader, string place, ref int values)
    {
        if (values++ > Most)
        {
            throw new JsonFault($"An object has at most {Most} values.", "");
        }

        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Members(ref reader, place, ref values);
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Node(ref reader, string.Create(CultureInfo.InvariantCulture, $"{place}/{items.Count}"), ref values));
                }

                return items;
            case JsonTokenType.String:
                return JsonValue.Create(Text(ref reader, place));
            case JsonTokenType.True or JsonTokenType.False:
                return JsonValue.Create(reader.GetBoolean());
            case JsonTokenType.Null:
                return null;
            default:
                return JsonNode.Parse(ref reader);
        }
    }

    private static JsonObject Members(ref Utf8JsonReader reader, string place, ref int values)
    {
        var members = new JsonObject();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = Text(ref reader, place);
            var inner = $"{place}/{JsonPlace.Escaped(name)}";
            reader.Read();
            if (!members.TryAdd(name, Node(ref reader, inner, ref values)))
            {
                throw new JsonFault("A member stands twice.", inner);
            }
        }

        return members;
    }

    private static string Text(ref Utf8JsonReader reader, string place)
    {
        try
        {
            return CleanText.Checked(reader.GetString()!); // Names and texts are never null.
        }
        catch (Exception unclean) when (unclean is JsonException or InvalidOperationException)
        {
            // The reader itself refuses what is no UTF-8 and half a surrogate pair.
            throw new JsonFault(unclean.Message, place);
        }
    }
}
