using Workflow.Engine.Definitions;
using Workflow.Engine.Values;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

public class DataTests
{
    [Fact]
    public void A_variable_is_set_by_id_in_the_innermost_scope_and_a_container_has_its_own_for_each_run()
    {
        var body = Sequence("body", Line("before", Script("getX()")), SetVariable("set", "x", Script("'inner'")), Line("later", Script("getX()"))).Declaring(Declare("x", "String", "default"));

        var flow = new Scenario(Sequence("root", ForEach("each", body, "1", "2"), Line("outer", Script("getX()"))), Declare("x", "String", "outer")).Start();

        flow.Lines.Should().Equal("default", "inner", "default", "inner", "outer");
    }

    [Fact]
    public void An_unknown_variable_faults()
    {
        var flow = new Scenario(Sequence("root", SetVariable("set", "nobody", Script("1")))).Start();

        flow.Incidents.Should().Be("set:variable.unknown");
    }

    [Fact]
    public void A_value_is_converted_to_the_type_of_its_variable_and_never_rounded()
    {
        var good = new Scenario(Sequence("root", SetVariable("set", "n", new ExpressionText("Literal", "5")), Line("line", Script("getN() + 1"))), Declare("n", "Int32")).Start();
        var bad = new Scenario(Sequence("root", SetVariable("set", "n", Script("2.5"))), Declare("n", "Int32")).Start();

        good.Lines.Should().Equal("6");
        bad.Incidents.Should().Be("set:variable.invalid");
    }

    [Fact]
    public void Memory_variables_are_kept_over_a_wait()
    {
        var flow = new Scenario(Sequence("root", SetVariable("set", "x", Script("'kept'")), Work("W"), Line("line", Variable("x"))), Declare("x", "String")).Start();

        flow.Answer("W");

        flow.Lines.Should().Equal("kept");
    }

    [Fact]
    public void Outputs_name_and_correlation_belong_to_the_instance()
    {
        var flow = new Scenario(Sequence("root",
            Node("Elsa.SetOutput", "o1", ("outputName", "result"), ("outputValue", 1)),
            Node("Elsa.SetOutput", "o2", ("outputName", "result"), ("outputValue", 2)),
            Node("Elsa.SetName", "name", ("value", "甲")),
            Node("Elsa.Correlate", "correlate", ("correlationId", "c-1")),
            Line("line", Script("`${getWorkflowInstanceName()} ${getCorrelationId()} ${getWorkflowInstanceId()}`")))).Start();

        flow.State!.Output["result"].Should().Be(Value.Of(2));
        flow.Lines.Should().Equal("甲 c-1 i1");
    }

    [Fact]
    public void A_missing_workflow_input_reads_as_null()
    {
        var flow = new Scenario(Line("line", Script("`v=${getInput('A')} w=${getInput('B')}`"))).Start(("B", Value.Of(7)));

        flow.Lines.Should().Equal("v=null w=7");
    }

    [Fact]
    public void An_answer_is_stored_where_its_output_is_bound()
    {
        var definition = Definition(Sequence("root", Work("W").Binding("result", "x"), Work("V").Binding("result", "answer"), Line("line", Script("getX()"))), Declare("x", "String")) with
        {
            Outputs = [new ArgumentDefinition("answer", null, null)],
        };
        var flow = new Scenario(definition).Start();

        flow.Answer("W", Value.Of("stored")).Answer("V", Value.Of(5));

        flow.Lines.Should().Equal("stored");
        flow.State!.Output["answer"].Should().Be(Value.Of(5));
    }

    [Fact]
    public void Expressions_can_ask_for_the_output_of_a_finished_step()
    {
        var work = Work("W") with { Name = "review" };
        var flow = new Scenario(Sequence("root", work, Work("V"), Line("a", Script("getOutputFrom('W')")), Line("b", Script("getResultFromReview()")), Line("c", Script("getLastResult()")))).Start();

        flow.Answer("W", Value.Of("good")).Answer("V", Value.Of("last"));

        flow.Lines.Should().Equal("good", "good", "last");
    }

    [Fact]
    public void The_state_does_not_grow_with_finished_steps()
    {
        var flow = new Scenario(Chart("root", [Work("A"), Work("B")], "A -> B", "B -> A")).Start();
        var before = Workflow.Engine.State.StateJson.Write(flow.Answer("A").Answer("B").State!).Length;

        Seed.Repeat(50, () => flow.Answer("A", Value.Of("x")).Answer("B", Value.Of("y")));

        Workflow.Engine.State.StateJson.Write(flow.State!).Length.Should().BeLessThan(before + 10);
    }

    [Theory]
    [InlineData("true", "True")]
    [InlineData("1.50", "1.5")]
    [InlineData("null", "")]
    [InlineData("[1,'a']", "[1,\"a\"]")]
    public void A_line_shows_values_of_every_kind(string script, string line)
    {
        var flow = new Scenario(Line("line", Script(script))).Start();

        flow.Lines.Should().Equal(line);
    }

    [Fact]
    public void A_script_step_may_choose_its_outcome()
    {
        var script = Node("Elsa.RunJavaScript", "script", ("script", "setOutcome('High'); return 5"));

        var flow = new Scenario(Chart("root", [script, Line("high"), Line("done")], "script:High -> high", "script:Done -> done")).Start();

        flow.Lines.Should().Equal("high");
    }

    [Fact]
    public void Ids_and_guids_are_the_same_in_every_run_and_differ_from_each_other()
    {
        var first = new Scenario(Line("line", Script("getGuidString() + ' ' + getGuidString()"))).Start();
        var second = new Scenario(Line("line", Script("getGuidString() + ' ' + getGuidString()"))).Start();

        second.Lines.Should().Equal(first.Lines);
        first.Lines[0].Split(' ').Should().OnlyHaveUniqueItems();
    }
}
