using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Workflow.Approvals.Catalogue;

/// <summary>The content of a catalogue without what does not count: comments, spacing, quoting, the order of keys, the split into files.</summary>
/// <remarks>The order of rows does count: forms, tasks and lists are shown in it.</remarks>
internal static class CatalogueContent
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>JSON text of all sections, merged over the files and sorted by name.</summary>
    public static string Of(IReadOnlyList<CatalogueNode.Mapping> files)
    {
        var sections = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (section, node) in files.SelectMany(file => file.Entries))
        {
            var rows = sections.TryGetValue(section, out var known) ? known : sections[section] = [];
            rows.AddRange(node is CatalogueNode.Sequence list ? list.Items.Select(Of) : [Of(node)]);
        }

        // A section whose rows are one mapping (catalogue) stays one; every other is a list.
        return Braced('{', sections.Select(section => $"{Quoted(section.Key)}:{(section.Key == CatalogueReader.Header ? section.Value[0] : Braced('[', section.Value, ']'))}"), '}');
    }

    /// <summary>JSON text of one value: keys sorted, every scalar a string.</summary>
    public static string Of(CatalogueNode node) => node switch
    {
        CatalogueNode.Mapping mapping => Braced('{', mapping.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{Quoted(entry.Key)}:{Of(entry.Value)}"), '}'),
        CatalogueNode.Sequence sequence => Braced('[', sequence.Items.Select(Of), ']'),
        CatalogueNode.Scalar scalar => Quoted(scalar.Text),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Lower-case hex SHA-256 of the text.</summary>
    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    // A newline after each row keeps the stored text readable and its differences small.
    private static string Braced(char open, IEnumerable<string> parts, char close) => $"{open}{string.Join(",\n", parts)}{close}";

    private static string Quoted(string text) => JsonSerializer.Serialize(text, Plain);
}
