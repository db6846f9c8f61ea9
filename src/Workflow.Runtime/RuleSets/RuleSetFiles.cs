using System.Globalization;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Rules.Checks;
using Workflow.Rules.Versions;
using Workflow.Runtime.Catalogue;
using static Workflow.Runtime.RuleSets.RulebookFiles;

namespace Workflow.Runtime.RuleSets;

/// <summary>Manifests of rule sets as YAML: <c>set</c>, <c>version</c>, <c>validFrom</c>, <c>validTo</c>, <c>parameters</c> (each with its basis), <c>rules</c>.</summary>
internal static class RuleSetFiles
{
    /// <summary>The versions that ship with the program, checked and compiled.</summary>
    /// <exception cref="InvalidDataException">A manifest cannot be read.</exception>
    /// <exception cref="RuleSetException">Rules do not fit their manifest, or do not stand up.</exception>
    public static RuleSetShelf Shipped()
    {
        var rules = Rulebook.Rulebook.Rules();
        return new(RulebookFiles.In("sets").Select(set => Read(set.File, set.Text) switch
        {
            { IsRefused: true, Refusal: var refusal } => throw new InvalidDataException(refusal.Message),
            { Value: var manifest } => RuleSetVersion.Publish(manifest, rules, new RuleChecks(Rulebook.Rulebook.Facts[manifest.Id])),
        }));
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
            return problem.Refusal;
        }
    }

    private static RuleReference Reference(CatalogueNode node) => node switch
    {
        CatalogueNode.Scalar { Text: var rule } => new(rule),
        CatalogueNode.Mapping row => new(Text(row, "rule"), Number(row, "revision")),
        _ => throw new Unreadable(node, "a rule is an id, or { rule, revision }"),
    };

    private static DateOnly? Day(CatalogueNode.Mapping row, string key) =>
        !row.Entries.TryGetValue(key, out var value) ? null
        : value is CatalogueNode.Scalar { Text: var text } && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new Unreadable(value, "a day (yyyy-MM-dd) is expected");
}

/// <summary>A manifest is no rule set.</summary>
internal sealed record RuleSetUnreadable(string File, string Path, int Line, string Reason) : Refusal(
    "rule-set.unreadable", $"{File} line {Line} ({Path}): {Reason}.", ("file", File), ("path", Path), ("line", Line.ToString(CultureInfo.InvariantCulture)), ("reason", Reason));
