using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Definitions;

public sealed class CurrentShapeTests
{
    [Fact]
    public void Steps_connections_and_bindings_are_read_in_file_order()
    {
        var definition = Flow("demo").Variable("n", "Int32", 1).Input("kind", "String").Output("sum", "Int32")
            .Step("start", "Elsa.Start")
            .Step("ask", "Elsa.RunTask", ("taskName", "look"), ("payload", Js("({ a: 1 })")), ("result", Into("n")))
            .Chain("start", "ask")
            .Definition();

        definition.DefinitionId.Should().Be("demo");
        definition.VersionId.Should().Be("demo:1");
        definition.Variables.Should().ContainSingle().Which.Id.Should().Be("n");
        definition.Inputs.Should().ContainSingle().Which.Name.Should().Be("kind");
        definition.Outputs.Should().ContainSingle().Which.TypeName.Should().Be("Int32");
        definition.Root.Activities.Select(a => a.NodeId).Should().Equal("Workflow1:root:start", "Workflow1:root:ask");
        definition.Root.Connections.Should().Equal(new Connection("start", "Done", "ask"));
        var ask = definition.Root.Activities[1];
        ask.Inputs.Keys.Should().Equal("taskName", "payload");
        ask.Inputs["payload"].Expression!.Type.Should().Be("JavaScript");
        ask.Outputs["result"].Reference.Should().Be("n");
    }

    [Fact]
    public void Ports_cases_and_branches_hold_their_activities()
    {
        var definition = Flow()
            .Step("if", "Elsa.If", ("condition", Js("true")), ("then", Activity("yes", "Elsa.WriteLine", ("text", "y"))), ("else", Sequence("no", Activity("n", "Elsa.Break"))))
            .Step("switch", "Elsa.Switch", ("cases", new JsonArray(new JsonObject
            {
                ["label"] = "a",
                ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = "true" },
                ["activity"] = Activity("a", "Elsa.WriteLine"),
            })))
            .Step("fork", "Elsa.Fork", ("joinMode", Plain("WaitAny")), ("branches", new JsonArray(Activity("b1", "Elsa.WriteLine"), Activity("b2", "Elsa.WriteLine"))))
            .Step("flowSwitch", "Elsa.FlowSwitch", ("cases", Cases(("x", "n > 1"))))
            .Step("flowFork", "Elsa.FlowFork", ("branches", Obj("[\"l\",\"r\"]")))
            .Definition();

        var steps = definition.Root.Activities.ToDictionary(a => a.Id);

        steps["if"].Ports.Keys.Should().Equal("then", "else");
        steps["if"].Ports["else"].Activities.Single().NodeId.Should().Be("Workflow1:root:if:no:n");
        steps["switch"].Cases.Single().Activity!.NodeId.Should().Be("Workflow1:root:switch:a");
        steps["fork"].Activities.Select(a => a.Id).Should().Equal("b1", "b2");
        steps["fork"].Inputs["joinMode"].Expression!.Value!.GetValue<string>().Should().Be("WaitAny");
        steps["flowSwitch"].Cases.Single().Should().Match<SwitchCase>(c => c.Label == "x" && c.Activity == null && c.Condition!.Type == "JavaScript");
        steps["flowFork"].Activities.Should().BeEmpty();
        steps["flowFork"].Inputs.Should().ContainKey("branches");
    }

    [Fact]
    public void A_variable_to_set_is_a_reference_by_id()
    {
        var definition = Flow().Variable("n").Step("set", "Elsa.SetVariable", ("variable", VariableRef("n")), ("value", 5)).Definition();

        var set = definition.Root.Activities.Single();

        set.Inputs["variable"].Expression.Should().Match<ExpressionText>(e => e.Type == "Variable" && e.Value!["id"]!.GetValue<string>() == "n");
        set.Inputs["value"].Expression!.Value!.GetValue<int>().Should().Be(5);
    }

    [Fact]
    public void The_root_may_be_any_activity()
    {
        var definition = Read("""{"definitionId":"x","root":{"id":"only","type":"Elsa.WriteLine","text":"hi"}}""");

        definition.Root.NodeId.Should().Be("Workflow1:only");
        definition.Version.Should().Be(1);
        definition.VersionId.Should().Be("x:1");
    }

    [Theory]
    [InlineData("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", IncidentStrategy.ContinueWithIncidents)]
    [InlineData("ContinueWithIncidents", IncidentStrategy.ContinueWithIncidents)]
    [InlineData("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", IncidentStrategy.Fault)]
    public void Strategies_are_matched_by_their_simple_class_name(string typeName, IncidentStrategy strategy)
    {
        var definition = Flow().With("options", new JsonObject
        {
            ["incidentStrategyType"] = typeName,
            ["activationStrategyType"] = "Elsa.Workflows.Activation.SingletonStrategy, Elsa.Workflows.Core",
        }).Definition();

        definition.Options.IncidentStrategy.Should().Be(strategy);
        definition.Options.ActivationStrategy.Should().Be("SingletonStrategy");
    }

    [Fact]
    public void An_input_without_type_name_is_absent_and_says_so()
    {
        var result = ElsaJsonReader.Read("""{"definitionId":"x","root":{"id":"w","type":"Elsa.WriteLine","text":{"expression":{"type":"Literal","value":"hi"}}}}""");

        var read = result.Should().BeOfType<ReadResult.Read>().Subject;
        read.Definition.Root.Inputs.Should().BeEmpty();
        read.Warnings.Single().Code.Should().Be("input.type-name-missing");
        read.Warnings.Single().Path.Should().Be("$.root.text");
    }

    [Fact]
    public void An_input_with_a_null_type_name_is_present_as_the_designer_writes_it()
    {
        var definition = Read("""{"definitionId":"x","root":{"id":"w","type":"Elsa.WriteLine","text":{"typeName":null,"expression":{"type":"Literal","value":"hi"},"memoryReference":null}}}""");

        definition.Root.Inputs["text"].Expression!.Value!.GetValue<string>().Should().Be("hi");
    }
}
