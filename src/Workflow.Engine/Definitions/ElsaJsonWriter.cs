using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Workflow.Engine.Definitions;

/// <summary>Writes a definition as Elsa-3 JSON in the current shape, with everything the document held when it was read.</summary>
/// <remarks>Identity (<c>id</c>, <c>definitionId</c>, <c>version</c>, <c>name</c>) comes from the definition's own members, so that a new version is <c>definition with { ... }</c>;
/// the rest from <see cref="WorkflowDefinition.Source"/>. Same definition, same bytes.</remarks>
public static class ElsaJsonWriter
{
    // Chinese and `+` stay readable: the text is stored and served as JSON, never put inside HTML.
    private static readonly JavaScriptEncoder Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The document as text.</summary>
    /// <param name="definition">As read, or with another identity.</param>
    /// <param name="isIndented">Two spaces a level, lines end with a line feed.</param>
    public static string Write(WorkflowDefinition definition, bool isIndented = false) =>
        Encoding.UTF8.GetString(WriteUtf8(definition, isIndented));

    /// <summary>The document as UTF-8 bytes without byte order mark.</summary>
    /// <param name="definition">As read, or with another identity.</param>
    /// <param name="isIndented">Two spaces a level, lines end with a line feed.</param>
    public static byte[] WriteUtf8(WorkflowDefinition definition, bool isIndented = false)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = Encoder, Indented = isIndented, NewLine = "\n" }))
        {
            WriteDocument(writer, definition);
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void WriteDocument(Utf8JsonWriter writer, WorkflowDefinition definition)
    {
        writer.WriteStartObject();
        writer.WriteString("id", definition.VersionId);
        writer.WriteString("definitionId", definition.DefinitionId);
        writer.WriteNumber("version", definition.Version);
        writer.WriteString("name", definition.Name);
        foreach (var (name, value) in definition.Source)
        {
            if (name is not ("id" or "definitionId" or "version" or "name"))
            {
                writer.WritePropertyName(name);
                Write(writer, value);
            }
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, JsonNode? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
