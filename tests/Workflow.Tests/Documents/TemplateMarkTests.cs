using System.Text.RegularExpressions;
using Workflow.Approvals;
using Workflow.Approvals.Documents;

namespace Workflow.Tests.Documents;

public sealed partial class TemplateMarkTests
{
    [Fact]
    public void Every_mark_of_the_shipped_templates_is_filled_by_its_act()
    {
        var templates = Template().Split(File.ReadAllText(Path.Combine(Root(), "definitions", "catalogue", "templates.yaml"))).Skip(1).ToList();

        var unfilled = templates.SelectMany(text => Unfilled(text)).ToList();

        templates.Should().HaveCount(Enum.GetValues<DocumentKind>().Length);
        unfilled.Should().BeEmpty();
    }

    private static IEnumerable<(DocumentKind Kind, string Mark)> Unfilled(string text)
    {
        var kind = Enum.GetValues<DocumentKind>().Single(k => text.StartsWith(Wording.Of(k) + "\n", StringComparison.Ordinal));
        List<string> filled = [.. Issuing.CommonValues, .. Issuing.ValuesOf(kind), "number", "title", "department", "date"];
        return Mark().Matches(text).Select(m => (kind, m.Groups[1].Value)).Where(m => !filled.Contains(m.Value));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Workflow.sln")))
        {
            folder = folder.Parent;
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"- kind: ", RegexOptions.CultureInvariant)]
    private static partial Regex Template();

    [GeneratedRegex(@"\{\{(\w+)\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
