using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Values;

/// <content>Values as JSON.</content>
public readonly partial struct Value
{
    /// <summary>How deep arrays and objects may nest when read: a value at level 65 is refused.</summary>
    public const int MaxDepth = 64;

    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads one JSON value from a whole text.</summary>
    /// <param name="json">UTF-8 JSON, nothing after the value.</param>
    /// <param name="value">The value; undefined when refused.</param>
    /// <param name="error">English line that says why not.</param>
    public static bool TryParseJson(ReadOnlySpan<byte> json, out Value value, [NotNullWhen(false)] out string? error)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = MaxDepth + 1 });
        try
        {
            if (!TryReadJson(ref reader, out value, out error))
            {
                return false;
            }

            // Moves past the end; anything but white space behind the value throws.
            reader.Read();
            return true;
        }
        catch (JsonException broken)
        {
            value = Undefined;
            error = broken.Message;
            return false;
        }
    }

    /// <summary>Reads one JSON value from a whole text.</summary>
    public static bool TryParseJson(string json, out Value value, [NotNullWhen(false)] out string? error) =>
        TryParseJson(Encoding.UTF8.GetBytes(json), out value, out error);

    /// <summary>Reads the value at the reader: on its first token, or before it when nothing has been read yet. Leaves the reader on the last token.</summary>
    /// <remarks>
    /// Refused, never rounded: a number that a double does not hold. Taken is a number whose double, written in its shortest form, denotes the same
    /// decimal (0.1, 12.50, 1e23, every integer up to 2^53), or an integer that its double equals exactly. Also refused: nesting beyond
    /// <see cref="MaxDepth"/>, broken JSON, half surrogate pairs.
    /// </remarks>
    public static bool TryReadJson(ref Utf8JsonReader reader, out Value value, [NotNullWhen(false)] out string? error)
    {
        try
        {
            if (reader.TokenType == JsonTokenType.None && !reader.Read())
            {
                value = Undefined;
                error = "The JSON text is empty.";
                return false;
            }

            return TryRead(ref reader, 1, out value, out error);
        }
        catch (JsonException broken)
        {
            error = broken.Message;
        }
        catch (InvalidOperationException broken)
        {
            // The reader's way to refuse a string with half of a surrogate pair or broken UTF-8.
            error = broken.Message;
        }

        value = Undefined;
        return false;
    }

    /// <summary>The value of a JSON node; null is <see cref="Null"/>. Refuses what <see cref="TryReadJson"/> refuses, and repeated member names.</summary>
    public static bool TryFromJson(JsonNode? node, out Value value, [NotNullWhen(false)] out string? error)
    {
        try
        {
            return TryConvert(node, 1, out value, out error);
        }
        catch (ArgumentException repeated)
        {
            // JsonObject refuses repeated names when it is first looked into.
            error = repeated.Message;
        }
        catch (InvalidOperationException broken)
        {
            error = broken.Message;
        }

        value = Undefined;
        return false;
    }

    /// <summary>Writes this value; undefined is written as null.</summary>
    public void WriteTo(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case ValueKind.Boolean:
                writer.WriteBooleanValue(_number != 0);
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(_number);
                break;
            case ValueKind.String:
                writer.WriteStringValue((string)_reference!);
                break;
            case ValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in Items)
                {
                    item.WriteTo(writer);
                }

                writer.WriteEndArray();
                break;
            case ValueKind.Object:
                writer.WriteStartObject();
                foreach (var (name, member) in Members)
                {
                    writer.WritePropertyName(name);
                    member.WriteTo(writer);
                }

                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }

    /// <summary>This value as a JSON node; null and undefined are a null node.</summary>
    public JsonNode? ToJsonNode()
    {
        switch (Kind)
        {
            case ValueKind.Boolean:
                return JsonValue.Create(_number != 0);
            case ValueKind.Number:
                return JsonValue.Create(_number);
            case ValueKind.String:
                return JsonValue.Create((string)_reference!);
            case ValueKind.Array:
                var array = new JsonArray();
                foreach (var item in Items)
                {
                    array.Add(item.ToJsonNode());
                }

                return array;
            case ValueKind.Object:
                var members = new JsonObject();
                foreach (var (name, member) in Members)
                {
                    members.Add(name, member.ToJsonNode());
                }

                return members;
            default:
                return null;
        }
    }

    /// <summary>This value as JSON text without spaces; undefined is null.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            WriteTo(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool TryRead(ref Utf8JsonReader reader, int depth, out Value value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                value = Null;
                return true;
            case JsonTokenType.True:
                value = True;
                return true;
            case JsonTokenType.False:
                value = False;
                return true;
            case JsonTokenType.String:
                value = Of(reader.GetString());
                return true;
            case JsonTokenType.Number:
                var text = reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan;
                return TryNumber(text, out value, out error);
            case JsonTokenType.StartArray when depth <= MaxDepth:
                return TryReadArray(ref reader, depth, out value, out error);
            case JsonTokenType.StartObject when depth <= MaxDepth:
                return TryReadObject(ref reader, depth, out value, out error);
            default:
                value = Undefined;
                error = depth > MaxDepth ? TooDeep : $"A JSON value cannot begin with {reader.TokenType}.";
                return false;
        }
    }

    private static bool TryReadArray(ref Utf8JsonReader reader, int depth, out Value value, [NotNullWhen(false)] out string? error)
    {
        var items = new GrowingArray<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (!TryRead(ref reader, depth + 1, out value, out error))
            {
                return false;
            }

            items.Add(value);
        }

        error = null;
        value = Owning(items.ToExactArray());
        return true;
    }

    private static bool TryReadObject(ref Utf8JsonReader reader, int depth, out Value value, [NotNullWhen(false)] out string? error)
    {
        var members = new GrowingArray<KeyValuePair<string, Value>>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            if (!TryRead(ref reader, depth + 1, out value, out error))
            {
                return false;
            }

            members.Add(KeyValuePair.Create(name, value));
        }

        error = null;
        value = Owning(members.Storage, members.Count);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out Value value, [NotNullWhen(false)] out string? error)
    {
        if (NumberText.TryRead(text, out var number))
        {
            value = Of(number);
            error = null;
            return true;
        }

        value = Undefined;
        error = $"The number {Encoding.UTF8.GetString(text.Length > 60 ? text[..60] : text)} does not fit a double without rounding.";
        return false;
    }

    private const string TooDeep = "The JSON value nests deeper than 64 levels.";

    private static bool TryConvert(JsonNode? node, int depth, out Value value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        value = Undefined;
        switch (node)
        {
            case null:
                value = Null;
                return true;
            case JsonArray or JsonObject when depth > MaxDepth:
                error = TooDeep;
                return false;
            case JsonArray array:
                var items = new Value[array.Count];
                for (var i = 0; i < items.Length; i++)
                {
                    if (!TryConvert(array[i], depth + 1, out items[i], out error))
                    {
                        return false;
                    }
                }

                value = Owning(items);
                return true;
            case JsonObject members:
                var table = new KeyValuePair<string, Value>[members.Count];
                var count = 0;
                foreach (var (name, member) in members)
                {
                    if (!TryConvert(member, depth + 1, out var converted, out error))
                    {
                        return false;
                    }

                    table[count++] = KeyValuePair.Create(name, converted);
                }

                value = Owning(table, count);
                return true;
            default:
                return TryConvertScalar(node, out value, out error);
        }
    }

    private static bool TryConvertScalar(JsonNode node, out Value value, [NotNullWhen(false)] out string? error)
    {
        error = null;
        switch (node.GetValueKind())
        {
            case JsonValueKind.String:
                value = Of(node.AsValue().TryGetValue<string>(out var text) ? text : JsonSerializer.Deserialize<string>(node.ToJsonString()));
                return true;
            case JsonValueKind.Number:
                return TryNumber(Encoding.UTF8.GetBytes(node.ToJsonString()), out value, out error);
            case JsonValueKind.True:
                value = True;
                return true;
            case JsonValueKind.False:
                value = False;
                return true;
            default:
                value = Null;
                return true;
        }
    }
}
