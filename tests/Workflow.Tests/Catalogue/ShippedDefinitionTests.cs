using System.Text.Json.Nodes;
using Workflow.Approvals.Catalogue;
using Workflow.Engine.Publishing;
using Workflow.Runtime.Catalogue;
using Workflow.Runtime.Work;

namespace Workflow.Tests.Catalogue;

public sealed class ShippedDefinitionTests
{
    public static TheoryData<string> Flows => new(Shipped.Social, Shipped.Government, Shipped.Startup, $"{Shipped.Startup}/v2", Shipped.Deregistration);

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_definition_passes_the_structural_gate(string flow)
    {
        var problems = DefinitionValidator.Validate(Shipped.Definition(flow), ApprovalActivities.Catalogue);

        problems.Select(problem => $"{problem.Code} {problem.Path} {problem.Message}").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void The_definition_agrees_with_the_catalogue(string flow)
    {
        FlowConsistency.Check(FlowSummaries.Of(Shipped.Definition(flow)), Shipped.Catalogue).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void No_two_steps_are_drawn_over_each_other(string flow)
    {
        var boxes = Activities(flow).Select(step => (Id: (string)step["id"]!, X: Position(step, "x"), Y: Position(step, "y"))).ToList();

        var overlaps = boxes.SelectMany((a, i) => boxes.Skip(i + 1).Where(b => Math.Abs(a.X - b.X) < 220 && Math.Abs(a.Y - b.Y) < 60).Select(b => $"{a.Id} {b.Id}"));

        overlaps.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Flows))]
    public void Every_step_has_a_readable_id_and_a_chinese_name_and_description(string flow)
    {
        var steps = Activities(flow);

        steps.Should().OnlyContain(step => ((string)step["id"]!).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
        steps.Should().OnlyContain(step => ((string)step["metadata"]!["displayText"]!).Any(c => c > 0x4e00) && ((string)step["metadata"]!["description"]!).Any(c => c > 0x4e00));
    }

    [Theory]
    [InlineData("\"value\": \"project-filing\"", "\"value\": \"project-file\"", "flow.matter-unknown flow.matter-reviews flow.waits-differ flow.port-differs")]
    [InlineData("\"port\": \"project-filing\"", "\"port\": \"project-file\"", "flow.port-differs flow.port-unknown")]
    [InlineData("\"port\": \"NoMatters\"", "\"port\": \"None\"", "flow.port-unknown flow.port-missing")]
    [InlineData("[\\\"s1-design-scheme\\\"]", "[\\\"s1-eia-form\\\"]", "flow.waits-differ")]
    [InlineData("[\\\"s1-design-scheme\\\"]", "[]", "flow.waits-differ")]
    [InlineData("\"type\": \"Approval.OpenStage\"", "\"type\": \"Approval.CloseStage\"", "flow.stage-openings")]
    [InlineData("\"value\": \"planning-permit\"", "\"value\": \"planning\"", "flow.stage-unknown")]
    public void A_definition_that_contradicts_the_catalogue_is_refused(string text, string spoiltInto, string codes)
    {
        var json = Shipped.Json(Shipped.Social);
        var spoilt = json.Remove(json.IndexOf(text, StringComparison.Ordinal), text.Length).Insert(json.IndexOf(text, StringComparison.Ordinal), spoiltInto);

        var found = FlowConsistency.Check(FlowSummaries.Of(Shipped.Parse(spoilt)), Shipped.Catalogue).Select(contradiction => contradiction.Code).Distinct();

        found.Should().BeEquivalentTo(codes.Split(' '));
    }

    private static List<JsonNode> Activities(string flow) => [.. JsonNode.Parse(Shipped.Json(flow))!["root"]!["activities"]!.AsArray().Select(step => step!)];

    private static int Position(JsonNode step, string axis) => (int)step["metadata"]!["designer"]!["position"]![axis]!;
}
