using System.Text.Json.Nodes;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Texts;

/// <summary>What a rule concludes is said in a sentence (convention 45).</summary>
public sealed class RuleTextTests
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_rule_has_a_sentence(string language)
    {
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Workflow.Host", "Resources", $"rules.{language}.json")))!.AsObject();

        texts.Select(text => text.Key).Should().BeEquivalentTo(Workflow.Rulebook.Rulebook.Rules().Select(rule => rule.Name).Distinct());
        texts.Should().OnlyContain(text => !string.IsNullOrWhiteSpace(text.Value!.GetValue<string>()));
    }
}
