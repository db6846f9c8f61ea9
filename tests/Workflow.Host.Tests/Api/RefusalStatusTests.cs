using System.Text.RegularExpressions;
using Workflow.Host.Serving;

namespace Workflow.Host.Tests.Api;

/// <summary>docs/errors.md says of each refusal which status it travels with.</summary>
public sealed partial class RefusalStatusTests
{
    [Fact]
    public void The_page_names_the_status_of_every_code()
    {
        var sections = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")).Split("\n## ");
        var rows = sections.Where(section => !section.StartsWith("Definitions", StringComparison.Ordinal)).SelectMany(section => Row().Matches(section)).ToList();

        rows.Should().HaveCountGreaterThan(120);
        rows.Where(row => row.Groups[2].Value is not ("4xx" or "413, 431")).Select(row => $"{row.Groups[1].Value} {row.Groups[2].Value}")
            .Should().Equal(rows.Where(row => row.Groups[2].Value is not ("4xx" or "413, 431")).Select(row => $"{row.Groups[1].Value} {RefusalStatus.Of(row.Groups[1].Value)}"));
    }

    [GeneratedRegex(@"^\| `([a-z.-]+)` \| ([^|]*) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
