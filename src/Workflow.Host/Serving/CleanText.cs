using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Workflow.Host.Serving;

/// <summary>Texts of requests: no control characters but tab and line breaks (a database cannot keep NUL), whole surrogate pairs, bounded length.</summary>
internal sealed class CleanText : JsonConverter<string>
{
    /// <summary>Longest text of one value; a page of opinions has some 2,000 characters.</summary>
    public const int Longest = 10_000;

    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String ? Checked(reader.GetString()!) : throw new JsonException("A text is expected.");

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    public override string ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Checked(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WritePropertyName(value);

    /// <exception cref="JsonException">The text is none a request may hold.</exception>
    public static string Checked(string text)
    {
        if (text.Length > Longest)
        {
            throw new JsonException($"A text has at most {Longest} characters.");
        }

        for (var i = 0; i < text.Length; i++)
        {
            var isLone = char.IsSurrogate(text[i]) && !(char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) && !(char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]));
            if (isLone || (char.IsControl(text[i]) && text[i] is not ('\t' or '\n' or '\r')))
            {
                throw new JsonException("A text holds a character that cannot be kept.");
            }
        }

        return text;
    }
}

/// <summary>Objects of free shape in requests (forms): read whole at once, their texts as clean as all others.</summary>
internal sealed class CleanObject : JsonConverter<JsonObject>
{
    public override JsonObject? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("An object is expected.");
        }

        return (JsonObject)Node(ref reader)!;
    }

    public override void Write(Utf8JsonWriter writer, JsonObject value, JsonSerializerOptions options) => value.WriteTo(writer, options);

    private static JsonNode? Node(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new JsonObject();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = CleanText.Checked(reader.GetString()!); // A property has a name.
                    reader.Read();
                    if (!members.TryAdd(name, Node(ref reader)))
                    {
                        throw new JsonException($"The member '{name}' stands twice.");
                    }
                }

                return members;
            case JsonTokenType.StartArray:
                var items = new JsonArray();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(Node(ref reader));
                }

                return items;
            case JsonTokenType.String:
                return JsonValue.Create(CleanText.Checked(reader.GetString()!));
            case JsonTokenType.True or JsonTokenType.False:
                return JsonValue.Create(reader.GetBoolean());
            case JsonTokenType.Null:
                return null;
            default:
                return JsonNode.Parse(ref reader);
        }
    }
}
