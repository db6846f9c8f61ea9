using Workflow.Engine.Values;
using Workflow.Tests.Engine;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Conformance;

/// <summary>Elsa documents with the pitfalls of the Elsa format that show when they run.</summary>
public class PitfallTests
{
    [Theory]
    [InlineData("customProperties", "canStartWorkflow")]
    [InlineData("customProperties", "CanStartWorkflow")]
    [InlineData("applicationProperties", "canStartWorkflow")]
    public void The_step_that_can_start_the_workflow_is_its_start_wherever_the_flag_stands(string place, string flag)
    {
        var flow = new Scenario(Flow().Step("A", "Elsa.WriteLine", ("text", "A"))
            .Step("B", "Elsa.WriteLine", ("text", "B"), (place, Plain(new System.Text.Json.Nodes.JsonObject { [flag] = true }))).Definition()).Start();

        flow.Lines.Should().Equal("B");
    }

    [Fact]
    public void A_start_written_in_the_file_is_ignored()
    {
        var json = Flow().Step("A", "Elsa.WriteLine", ("text", "A")).Step("B", "Elsa.WriteLine", ("text", "B")).Connect("A", "B").Json()
            .Replace("\"id\":\"root\"", "\"id\":\"root\",\"start\":\"B\"", StringComparison.Ordinal);

        var flow = new Scenario(Read(json)).Start();

        flow.Lines.Should().Equal("A", "B");
    }

    [Fact]
    public void A_join_without_a_mode_waits_for_any()
    {
        var flow = new Scenario(Flow().Step("s", "Elsa.Start").Step("A", "Elsa.WriteLine", ("text", "A")).Step("T", "Elsa.RunTask", ("taskName", "t"))
            .Step("J", "Elsa.FlowJoin").Step("after", "Elsa.WriteLine", ("text", "after"))
            .Connect("s", "A").Connect("s", "T").Connect("A", "J").Connect("T", "J").Connect("J", "after").Definition()).Start();

        flow.Lines.Should().Equal("A", "after");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void Absent_null_and_literal_inputs_differ()
    {
        var nothing = Plain(new System.Text.Json.Nodes.JsonObject { ["expression"] = new System.Text.Json.Nodes.JsonObject { ["type"] = "Literal", ["value"] = "lost" } });

        var flow = new Scenario(Flow().Step("A", "Elsa.WriteLine", ("text", nothing)).Step("B", "Elsa.WriteLine", ("text", Plain("bare"))).Step("C", "Elsa.WriteLine", ("text", "literal"))
            .Chain("A", "B", "C").Definition()).Start();

        flow.Lines.Should().Equal("", "bare", "literal");
    }

    [Fact]
    public void Object_values_are_texts_of_JSON_and_variable_references_may_be_too()
    {
        var variable = Expression("Variable", "{\"id\":\"x\",\"name\":\"x\"}");

        var flow = new Scenario(Flow().Variable("x", "String", "kept")
            .Step("each", "Elsa.ForEach", ("items", Obj("[\"a\",\"b\"]")), ("body", Activity("line", "Elsa.WriteLine", ("text", Js("getCurrentValue()")))))
            .Step("B", "Elsa.WriteLine", ("text", variable)).Chain("each", "B").Definition()).Start();

        flow.Lines.Should().Equal("a", "b", "kept");
    }

    [Fact]
    public void Equal_ids_in_different_containers_are_different_steps()
    {
        var inner = Flow("inner").Step("A", "Elsa.RunTask", ("taskName", "inner"));

        var flow = new Scenario(Flow().Step("A", "Elsa.RunTask", ("taskName", "outer")).Step("f", "Elsa.FlowNode", ("body", inner)).Connect("A", "f").Definition()).Start();
        flow.Answer("A");

        flow.State!.Bookmarks.Should().ContainSingle().Which.NodeId.Should().EndWith(":inner:A");
        flow.Answer("A").Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_document_runs_from_start_to_end()
    {
        var flow = new Scenario(Flow("order").Input("Amount", "Int32").Variable("total", "Int32", 0).Output("result")
            .Step("start", "Elsa.Start")
            .Step("add", "Elsa.SetVariable", ("variable", Plain(VariableRef("total"))), ("value", Js("getTotal() + getAmount()")))
            .Step("big", "Elsa.FlowDecision", ("condition", Js("variables.total > 10")))
            .Step("out", "Elsa.SetOutput", ("outputName", "result"), ("outputValue", Var("total")))
            .Step("small", "Elsa.WriteLine", ("text", "small"))
            .Chain("start", "add", "big").Connect("big", "out", "True").Connect("big", "small", "False").Definition());

        flow.Start(("Amount", Value.Of("12")));

        flow.State!.Output["result"].Should().Be(Value.Of(12));
        flow.Executions.Should().Be("start:Completed add:Completed big:Completed out:Completed");
    }

    [Fact]
    public void A_type_of_older_version_runs_as_the_latest_known()
    {
        var json = Flow().Step("A", "Elsa.WriteLine", ("text", "A")).Json().Replace("\"type\":\"Elsa.WriteLine\",\"version\":1", "\"type\":\"Elsa.WriteLine\",\"version\":9", StringComparison.Ordinal);

        new Scenario(Read(json)).Start().Lines.Should().Equal("A");
    }

    [Fact]
    public void Suspended_without_a_bookmark_is_never_hidden()
    {
        var flow = new Scenario(Flow().With("options", new System.Text.Json.Nodes.JsonObject { ["incidentStrategyType"] = "ContinueWithIncidentsStrategy" })
            .Step("A", "Elsa.Fault", ("message", "x")).Definition()).Start();

        flow.State!.Status.Should().Be(Workflow.Engine.State.InstanceStatus.Running);
        flow.State.Bookmarks.Should().BeEmpty();
        flow.Incidents.Should().Be("A:activity.fault");
    }
}
