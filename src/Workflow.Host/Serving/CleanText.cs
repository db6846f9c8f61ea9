using System.Text.Json;
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
