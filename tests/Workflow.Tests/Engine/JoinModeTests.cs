using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

public sealed class JoinModeTests
{
    private static Scenario TwoBranches(ActivityNode join) =>
        new Scenario(Chart("root", [Fork("fork", "A", "B"), Work("A"), Work("B"), join, Line("after")], "fork:A -> A", "fork:B -> B", "A -> join", "B -> join", "join -> after")).Start();

    [Theory]
    [InlineData("waitAllActive")]
    [InlineData("WAITALL")]
    [InlineData(" WaitAllActive ")]
    public void A_join_mode_in_another_letter_case_waits_for_all_branches(string mode)
    {
        var flow = TwoBranches(Join("join", mode));

        flow.Answer("A");

        flow.Waiting.Should().Be("B");
        flow.Answer("B").Lines.Should().Equal("after");
    }

    [Fact]
    public void A_join_that_waits_for_any_in_another_letter_case_cancels_the_rest()
    {
        var flow = TwoBranches(Join("join", "waitany"));

        flow.Answer("A");

        flow.Lines.Should().Equal("after");
        flow.Executions.Should().Contain("B:Canceled");
    }

    [Theory]
    [InlineData("'WaitSome'")]
    [InlineData("2")]
    [InlineData("nobody.knows")]
    public void A_join_mode_nobody_knows_faults_the_join_and_cancels_no_branch(string script)
    {
        var definition = Definition(Chart("root",
            [Fork("fork", "A", "B"), Work("A"), Work("B"), Node("Elsa.FlowJoin", "join", ("mode", Script(script))), Line("after")],
            "fork:A -> A", "fork:B -> B", "A -> join", "B -> join", "join -> after")).Continuing();
        var flow = new Scenario(definition).Start();

        flow.Answer("A");

        flow.Waiting.Should().Be("B");
        flow.Lines.Should().BeEmpty();
        flow.State!.Incidents.Should().ContainSingle(i => i.ActivityId == "join");
    }

    [Fact]
    public void A_join_mode_that_is_a_number_is_named_in_the_incident()
    {
        var flow = TwoBranches(Node("Elsa.FlowJoin", "join", ("mode", 2)));

        flow.Answer("A");

        flow.Incidents.Should().Be("join:input.invalid");
        flow.State!.Incidents[0].Message.Should().Contain("2 is no join mode");
    }

    [Theory]
    [InlineData("waitAny", "")]
    [InlineData("WaitSome", "fork:input.invalid")]
    public void A_fork_reads_its_join_mode_in_any_letter_case_and_faults_on_one_nobody_knows(string mode, string incidents)
    {
        var fork = Node("Elsa.Fork", "fork", ("joinMode", mode)) with { Activities = [Work("A"), Work("B")] };

        var flow = new Scenario(Sequence("root", fork)).Start();

        flow.Incidents.Should().Be(incidents);
    }

    [Theory]
    [InlineData("\"race\"", MergeMode.Race, 0)]
    [InlineData("\" CASCADE \"", MergeMode.Cascade, 0)]
    [InlineData("7", MergeMode.None, 1)]
    public void A_merge_mode_is_read_in_any_letter_case_and_told_when_nobody_knows_it(string mode, MergeMode expected, int told)
    {
        var json = new JsonObject
        {
            ["id"] = "d:1", ["definitionId"] = "d",
            ["root"] = new JsonObject { ["id"] = "line", ["type"] = "Elsa.WriteLine", ["version"] = 1, ["customProperties"] = new JsonObject { ["mergeMode"] = JsonNode.Parse(mode) } },
        };

        var read = (ReadResult.Read)ElsaJsonReader.Read(json.ToJsonString());

        read.Definition.Root.MergeMode.Should().Be(expected);
        read.Warnings.Count(p => p.Code == "activity.merge-mode-unknown").Should().Be(told);
    }
}
