using System.Globalization;
using Workflow.Approvals.Catalogue;

namespace Workflow.Runtime.RuleSets;

/// <summary>The YAML files that ship inside the rulebook, and short words to read them with.</summary>
internal static class RulebookFiles
{
    /// <summary>The files of a folder of <c>rules/</c>, by name.</summary>
    public static IEnumerable<(string File, string Text)> In(string folder)
    {
        var assembly = typeof(Rulebook.Rulebook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // Listed a moment ago.
            yield return (name, reader.ReadToEnd());
        }
    }

    public static CatalogueNode.Mapping Mapping(CatalogueNode node) => node as CatalogueNode.Mapping ?? throw new Unreadable(node, "a mapping is expected");

    public static IReadOnlyList<CatalogueNode> Items(CatalogueNode.Mapping row, string key) =>
        row.Entries.TryGetValue(key, out var value) && value is CatalogueNode.Sequence list ? list.Items : throw new Unreadable(row, $"{key} must be a list");

    public static string Text(CatalogueNode.Mapping row, string key) =>
        row.Entries.TryGetValue(key, out var value) && value is CatalogueNode.Scalar { Text: { Length: > 0 } text } ? text : throw new Unreadable(row, $"{key} is missing");

    public static int Number(CatalogueNode.Mapping row, string key) =>
        int.TryParse(Text(row, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new Unreadable(row, $"{key} must be a whole number from 1");

    /// <summary>What is wrong, and where.</summary>
    internal sealed class Unreadable(CatalogueNode node, string message) : Exception(message)
    {
        public RuleSetUnreadable Refusal => new(node.File, node.Path, node.Line, Message);
    }
}
