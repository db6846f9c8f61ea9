using System.Globalization;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Rules.Checks;
using Workflow.Rules.Versions;
using Workflow.Runtime.Catalogue;

namespace Workflow.Runtime.RuleSets;

/// <summary>Manifests of rule sets as YAML: <c>set</c>, <c>version</c>, <c>validFrom</c>, <c>validTo</c>, <c>parameters</c> (each with its basis), <c>rules</c>.</summary>
internal static class RuleSetFiles
{
    /// <summary>The versions that ship with the program, checked and compiled.</summary>
    /// <exception cref="InvalidDataException">A manifest cannot be read.</exception>
    /// <exception cref="RuleSetException">Rules do not fit their manifest, or do not stand up.</exception>
    public static RuleSetShelf Shipped()
    {
        var (rules, checks) = (Rulebook.Rulebook.Rules(), new RuleChecks(Rulebook.Rulebook.CommitmentFacts));
        return new(Manifests().Select(set => Read(set.File, set.Text) switch
        {
            { IsRefused: true, Refusal: var refusal } => throw new InvalidDataException(refusal.Message),
            { Value: var manifest } => RuleSetVersion.Publish(manifest, rules, checks),
        }));
    }

    private static IEnumerable<(string File, string Text)> Manifests()
    {
        var assembly = typeof(Rulebook.Rulebook).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!); // Listed a moment ago.
            yield return (name, reader.ReadToEnd());
        }
    }

    /// <summary>Reads one manifest. Refused: <c>catalogue.yaml-malformed</c>, or <c>rule-set.unreadable</c> with the place.</summary>
    public static Result<RuleSetManifest> Read(string file, string text)
    {
        var top = YamlTree.Read(file, text);
        if (top.IsRefused)
        {
            return top.Refusal;
        }

        try
        {
            var set = Mapping(top.Value);
            var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal);
            foreach (var row in Items(set, "parameters").Select(Mapping))
            {
                // A value without a basis could be anybody's.
                if (Text(row, "basis").Length == 0 || !parameters.TryAdd(Text(row, "code"), Text(row, "value")))
                {
                    throw new Unreadable(row, "every parameter has a code of its own and a basis");
                }
            }

            return new RuleSetManifest(
                Text(set, "set"), Number(set, "version"), Day(set, "validFrom") ?? throw new Unreadable(set, "validFrom is missing"), Day(set, "validTo"), [.. Items(set, "rules").Select(Reference)], parameters);
        }
        catch (Unreadable problem)
        {
            return new RuleSetUnreadable(problem.Node.File, problem.Node.Path, problem.Node.Line, problem.Message);
        }
    }

    private static RuleReference Reference(CatalogueNode node) => node switch
    {
        CatalogueNode.Scalar { Text: var rule } => new(rule),
        CatalogueNode.Mapping row => new(Text(row, "rule"), Number(row, "revision")),
        _ => throw new Unreadable(node, "a rule is an id, or { rule, revision }"),
    };

    private static CatalogueNode.Mapping Mapping(CatalogueNode node) => node as CatalogueNode.Mapping ?? throw new Unreadable(node, "a mapping is expected");

    private static IReadOnlyList<CatalogueNode> Items(CatalogueNode.Mapping row, string key) =>
        row.Entries.TryGetValue(key, out var value) && value is CatalogueNode.Sequence list ? list.Items : throw new Unreadable(row, $"{key} must be a list");

    private static string Text(CatalogueNode.Mapping row, string key) =>
        row.Entries.TryGetValue(key, out var value) && value is CatalogueNode.Scalar { Text: { Length: > 0 } text } ? text : throw new Unreadable(row, $"{key} is missing");

    private static int Number(CatalogueNode.Mapping row, string key) =>
        int.TryParse(Text(row, key), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new Unreadable(row, $"{key} must be a whole number from 1");

    private static DateOnly? Day(CatalogueNode.Mapping row, string key) =>
        !row.Entries.TryGetValue(key, out var value) ? null
        : value is CatalogueNode.Scalar { Text: var text } && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Unreadable(value, "a day (yyyy-MM-dd) is expected");

    private sealed class Unreadable(CatalogueNode node, string message) : Exception(message)
    {
        public CatalogueNode Node { get; } = node;
    }
}

/// <summary>A manifest is no rule set.</summary>
internal sealed record RuleSetUnreadable(string File, string Path, int Line, string Reason) : Refusal(
    "rule-set.unreadable", $"{File} line {Line} ({Path}): {Reason}.", ("file", File), ("path", Path), ("line", Line.ToString(CultureInfo.InvariantCulture)), ("reason", Reason));
