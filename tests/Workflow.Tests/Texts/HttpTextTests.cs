using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Texts;

/// <summary>Every code the service itself gives has a sentence in both languages and a row in docs/errors.md (convention 45).</summary>
public sealed partial class HttpTextTests
{
    private static readonly List<string> Codes =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Workflow.Host"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_code_of_the_service_has_a_row_in_the_section_of_http()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")).Split("\n## ").Single(part => part.StartsWith("HTTP", StringComparison.Ordinal));

        Codes.Should().HaveCountGreaterThan(15, "the source was found");
        Row().Matches(section).Select(match => match.Groups[1].Value).Should().Equal(Codes);
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_code_of_the_service_has_a_sentence(string language)
    {
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Workflow.Host", "Resources", $"api.{language}.json")))!.AsObject();

        Codes.Should().OnlyContain(code => texts.ContainsKey(code));
    }

    // A refusal's own code, or one a bare status is given.
    [GeneratedRegex("""(?:Refusal\(|=> new\()\s*"([a-z][a-z-]*\.[a-z][a-z-]*)""", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
