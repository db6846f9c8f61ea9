using System.Text.Json;
using Workflow.Engine.Values;

namespace Workflow.Engine.State;

internal static partial class StateReader
{
    private static void Expect(bool holds, string what)
    {
        if (!holds)
        {
            throw new JsonException(what);
        }
    }

    private static void Unknown(ref Utf8JsonReader json) => throw new JsonException($"there is no member {json.GetString()}");

    private static bool Next(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.PropertyName;

    private static void Start(ref Utf8JsonReader json) => Expect(json.Read() && json.TokenType == JsonTokenType.StartArray, "an array is expected");

    private static bool NextObject(ref Utf8JsonReader json)
    {
        Expect(json.Read() && json.TokenType is JsonTokenType.StartObject or JsonTokenType.EndArray, "an object is expected");
        return json.TokenType == JsonTokenType.StartObject;
    }

    private static string Text(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetString() ?? throw new JsonException("a text is expected");
    }

    private static int Int(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt32();
    }

    private static long Long(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetInt64();
    }

    private static bool Flag(ref Utf8JsonReader json)
    {
        json.Read();
        return json.GetBoolean();
    }

    private static Value OneValue(ref Utf8JsonReader json)
    {
        json.Read();
        return Value.TryReadJson(ref json, out var value, out var error) ? value : throw new JsonException(error);
    }

    private static List<string> Texts(ref Utf8JsonReader json)
    {
        var texts = new List<string>();
        Start(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(json.GetString() ?? throw new JsonException("a text is expected"));
        }

        return texts;
    }

    private static Value[] Values(ref Utf8JsonReader json)
    {
        var values = new List<Value>();
        Start(ref json);
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            values.Add(Value.TryReadJson(ref json, out var value, out var error) ? value : throw new JsonException(error));
        }

        return [.. values];
    }

    private static OrderedDictionary<string, Value> Named(ref Utf8JsonReader json)
    {
        var values = Empty();
        Expect(json.Read() && json.TokenType == JsonTokenType.StartObject, "an object is expected");
        while (Next(ref json))
        {
            var name = json.GetString()!; // a property name is never null
            Expect(values.TryAdd(name, OneValue(ref json)), "a name stands twice");
        }

        return values;
    }

    private static OrderedDictionary<string, Value> Empty() => new(StringComparer.Ordinal);
}
