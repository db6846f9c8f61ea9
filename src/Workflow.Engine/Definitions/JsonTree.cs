using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace Workflow.Engine.Definitions;

/// <summary>Reads foreign JSON text into nodes within limits and without exceptions.</summary>
/// <remarks>Every node is made at once: the library's own nodes unfold on first use, which is not safe for a definition that several runs share.</remarks>
internal static class JsonTree
{
    /// <summary>How a text failed to be JSON within the limits: <c>json.malformed</c>, <c>json.too-deep</c>, <c>json.duplicate-member</c>.</summary>
    internal sealed record Failure(string Code, string Path, string Message);

    /// <summary>Objects and arrays inside each other. Far above any real definition (about 4 levels a container), far below the stack.</summary>
    internal const int DefaultDepth = 256;

    /// <summary>The value of a JSON text; null for the text <c>null</c> and for a text that cannot be read.</summary>
    internal static JsonNode? Parse(string text, out Failure? failure)
    {
        if (Bytes(text) is { } utf8)
        {
            return Parse(utf8, DefaultDepth, out failure);
        }

        failure = new Failure("json.malformed", "$", "The text holds half of a surrogate pair.");
        return null;
    }

    /// <summary>The value of a JSON text of at most that depth; null for the text <c>null</c> and for a text that cannot be read.</summary>
    internal static JsonNode? Parse(string text, int maxDepth) =>
        maxDepth > 0 && Bytes(text) is { } utf8 ? Parse(utf8, maxDepth, out _) : null;

    /// <summary>The UTF-8 bytes of a text; null when it holds half of a surrogate pair, which would silently become another character.</summary>
    internal static byte[]? Bytes(string text) => IsWellFormed(text) ? Encoding.UTF8.GetBytes(text) : null;

    /// <summary>The value of UTF-8 bytes; null for the text <c>null</c> and for bytes that cannot be read.</summary>
    internal static JsonNode? Parse(ReadOnlySpan<byte> utf8, int maxDepth, out Failure? failure)
    {
        failure = null;
        if (utf8.StartsWith("\uFEFF"u8))
        {
            utf8 = utf8[3..];
        }

        if (!Utf8.IsValid(utf8))
        {
            failure = new Failure("json.malformed", "$", "The bytes are not UTF-8.");
            return null;
        }

        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        var path = new List<string>();
        try
        {
            if (!reader.Read())
            {
                failure = new Failure("json.malformed", "$", "The text is empty.");
                return null;
            }

            var node = Value(ref reader, path, maxDepth, ref failure);
            if (failure is null)
            {
                // The reader itself refuses anything after the value.
                reader.Read();
            }

            return failure is null ? node : null;
        }
        catch (JsonException error)
        {
            failure = new Failure("json.malformed", PathText(path), FormattableString.Invariant($"Line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: the text is not JSON."));
            return null;
        }
        catch (InvalidOperationException)
        {
            // What Utf8JsonReader.GetString throws for half of a surrogate pair written as an escape.
            failure = new Failure("json.malformed", PathText(path), "A text holds half of a surrogate pair.");
            return null;
        }
    }

    private static JsonNode? Value(ref Utf8JsonReader reader, List<string> path, int maxDepth, ref Failure? failure)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                return Object(ref reader, path, maxDepth, ref failure);
            case JsonTokenType.StartArray:
                return Array(ref reader, path, maxDepth, ref failure);
            case JsonTokenType.String:
                return JsonValue.Create(reader.GetString()!);
            case JsonTokenType.True:
                return JsonValue.Create(true);
            case JsonTokenType.False:
                return JsonValue.Create(false);
            case JsonTokenType.Number:
                // Kept as written: 1.0 stays 1.0, and a number beyond double is not lost.
                return JsonValue.Create(JsonElement.ParseValue(ref reader));
            default:
                return null;
        }
    }

    private static JsonObject? Object(ref Utf8JsonReader reader, List<string> path, int maxDepth, ref Failure? failure)
    {
        if (path.Count >= maxDepth)
        {
            failure = TooDeep(path, maxDepth);
            return null;
        }

        var members = new JsonObject();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            path.Add(name);
            if (members.ContainsKey(name))
            {
                failure = new Failure("json.duplicate-member", PathText(path), $"The member {name} is written twice; one of the two would be lost.");
                return null;
            }

            reader.Read();
            var value = Value(ref reader, path, maxDepth, ref failure);
            if (failure is not null)
            {
                return null;
            }

            members.Add(name, value);
            path.RemoveAt(path.Count - 1);
        }

        return members;
    }

    private static JsonArray? Array(ref Utf8JsonReader reader, List<string> path, int maxDepth, ref Failure? failure)
    {
        if (path.Count >= maxDepth)
        {
            failure = TooDeep(path, maxDepth);
            return null;
        }

        var items = new JsonArray();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            path.Add(string.Create(CultureInfo.InvariantCulture, $"[{items.Count}]"));
            var value = Value(ref reader, path, maxDepth, ref failure);
            if (failure is not null)
            {
                return null;
            }

            items.Add(value);
            path.RemoveAt(path.Count - 1);
        }

        return items;
    }

    private static Failure TooDeep(List<string> path, int maxDepth) =>
        new("json.too-deep", PathText(path.Take(8)) + "...", FormattableString.Invariant($"Objects and arrays lie more than {maxDepth} levels inside each other."));

    private static string PathText(IEnumerable<string> path) =>
        path.Aggregate("$", (whole, part) => part.StartsWith('[') ? whole + part : whole + "." + Problem.Clip(part));

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }
}
