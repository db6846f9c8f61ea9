using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Runtime.Work;
using Workflow.Tests.Docs;

namespace Workflow.Tests.Texts;

public sealed class ActivityTextTests
{
    private static readonly string[] Everywhere = ["name", "description"];

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void Every_work_activity_has_its_name_inputs_and_outcomes_in_words(string language)
    {
        var texts = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "Workflow.Host", "Resources", $"activities.{language}.json")))!.AsObject();

        var keys = ApprovalActivities.Catalogue.All.Where(activity => activity.IsWork).SelectMany(KeysOf).ToList();

        keys.Should().HaveCountGreaterThan(40);
        texts.Select(text => text.Key).Should().BeEquivalentTo(keys);
        texts.Should().OnlyContain(text => !string.IsNullOrWhiteSpace(text.Value!.GetValue<string>()));
    }

    private static IEnumerable<string> KeysOf(ActivityDescriptor activity) =>
        Everywhere
            .Concat(activity.Inputs.Select(input => input.Name))
            .Concat(activity.Outcomes switch
            {
                OutcomeRule.Fixed outcomes => outcomes.Names,
                OutcomeRule.FromInput outcomes => outcomes.Further,
                _ => [],
            })
            .Select(member => $"activity.{activity.Type}.{member}");
}
