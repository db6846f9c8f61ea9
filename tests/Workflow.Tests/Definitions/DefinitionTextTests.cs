using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Definitions;

/// <summary>Every code the engine gives to a definition or instance has a sentence in both languages and a row in docs/errors.md (convention 45).</summary>
public sealed partial class DefinitionTextTests
{
    private static readonly List<string> Codes =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Workflow.Engine"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Code().Matches(File.ReadAllText(file))).Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_code_of_the_engine_has_a_sentence(string language)
    {
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Workflow.Host", "Resources", $"definitions.{language}.json")))!.AsObject();

        Codes.Should().HaveCountGreaterThan(60, "the source was found");
        texts.Select(text => text.Key).Should().Equal(Codes);
        texts.Should().OnlyContain(text => !string.IsNullOrWhiteSpace(text.Value!.GetValue<string>()));
    }

    [Fact]
    public void Every_code_of_the_engine_has_a_row_in_the_section_of_definitions()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "docs", "errors.md")).Split("\n## ").Single(part => part.StartsWith("Definitions", StringComparison.Ordinal));

        Row().Matches(section).Select(match => match.Groups[1].Value).Should().Equal(Codes);
    }

    // Codes are written out where they are given; the nouns are those the engine speaks of.
    [GeneratedRegex("""
        "((?:activity|argument|bookmark|connection|definition|expression|finish-after|flow|incident|input|instance|join|json|migration|outcome|output|run|state|timer|variable|workflow)\.[a-z][a-z-]*)"
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Code();

    [GeneratedRegex(@"^\| `([a-z.-]+)` \|", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Row();
}
