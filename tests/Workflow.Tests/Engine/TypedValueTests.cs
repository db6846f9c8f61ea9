using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Values;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>A value that does not fit its declared type faults on every way in; it is never kept as text.</summary>
public sealed class TypedValueTests
{
    [Theory]
    [InlineData("Int32", "\"99999999999\"")]
    [InlineData("Int32", "\"abc\"")]
    [InlineData("Int32", "\"1.5\"")]
    [InlineData("Int32", "1.5")]
    [InlineData("Boolean", "\"1\"")]
    [InlineData("Int64", "\"9007199254740993\"")]
    [InlineData("Int64", "9007199254740993")]
    [InlineData("List<Int32>", "[1, \"two\"]")]
    public void A_default_that_does_not_fit_its_type_stops_the_start(string type, string value)
    {
        var flow = new Scenario(Sequence("root", Line("never")), Declare("n", type, JsonNode.Parse(value))).Start();

        flow.Incidents.Should().Be("root:variable.invalid");
        flow.Status.Should().Be("Finished/Faulted");
        flow.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_default_of_a_container_that_does_not_fit_faults_the_container()
    {
        var flow = new Scenario(Sequence("root", Line("before"), Sequence("inner", Line("never")).Declaring(Declare("n", "Int32", "abc")))).Start();

        flow.Incidents.Should().Be("inner:variable.invalid");
        flow.Lines.Should().Equal("before");
    }

    [Theory]
    [InlineData("Int32")]
    [InlineData("ObjectDictionary")]
    [InlineData("DateTime")]
    public void A_blank_default_is_none(string type)
    {
        var flow = new Scenario(Sequence("root", Line("line", Script("`${getN()}`"))), Declare("n", type, "")).Start();

        flow.Lines.Should().Equal("null");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("1.5")]
    [InlineData("99999999999")]
    public void An_answer_that_does_not_fit_the_variable_it_is_bound_to_faults_the_step(string answer)
    {
        var flow = new Scenario(Sequence("root", Work("W").Binding("result", "n"), Line("never")), Declare("n", "Int32", 0)).Start();

        flow.Answer("W", Value.Of(answer));

        flow.Incidents.Should().Be("W:variable.invalid");
        flow.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_condition_bound_to_a_variable_it_does_not_fit_runs_neither_side()
    {
        var choice = Node("Elsa.If", "if", ("condition", true)).Port("then", Line("then")).Binding("result", "at");

        var flow = new Scenario(Sequence("root", choice), Declare("at", "DateTime")).Start();

        flow.Incidents.Should().Be("if:variable.invalid");
        flow.Lines.Should().BeEmpty();
    }

    [Fact]
    public void A_task_whose_id_does_not_fit_its_variable_is_not_asked_for()
    {
        var flow = new Scenario(Sequence("root", Node("Elsa.RunTask", "task", ("taskName", "t")).Binding("taskId", "n")), Declare("n", "Int32")).Start();

        flow.Incidents.Should().Be("task:variable.invalid");
        flow.Effects.Should().BeEmpty();
    }

    [Theory]
    [InlineData("1.5", "root:input.invalid", "")]
    [InlineData("abc", "root:input.invalid", "")]
    [InlineData("7", "", "8")]
    public void A_start_with_an_input_that_does_not_fit_its_type_leaves_an_incident(string given, string incidents, string lines)
    {
        var definition = Definition(Sequence("root", Line("line", Script("getInput('n') + 1")))) with { Inputs = [new ArgumentDefinition("n", "Int32", null)] };

        var flow = new Scenario(definition.Continuing()).Start(("n", Value.Of(given)));

        flow.Incidents.Should().Be(incidents);
        string.Join(" ", flow.Lines).Should().Be(lines);
    }
}
