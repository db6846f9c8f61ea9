using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

public sealed class ValidatorTests
{
    private static readonly ActivityCatalogue Catalogue = ActivityCatalogue.Elsa.With(
    [
        new ActivityDescriptor
        {
            Type = "Test.Review", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("matter", "String", InputHint.Matter), new("finishAfter", "List<String>", InputHint.NodeReferences)],
            Outcomes = new OutcomeRule.Fixed(["Approved", "Refused"]),
        },
        new ActivityDescriptor
        {
            Type = "Test.OpenStage", Category = "approval", Kind = ActivityKind.WaitingWork,
            Inputs = [new("matters", "List<String>", InputHint.Outcomes)],
            Outcomes = new OutcomeRule.FromInput("matters", ["Refused"]),
        },
    ]);

    private static FlowBuilder Started() => Flow().Step("start", "Elsa.Start");

    private static IReadOnlyList<Problem> Validate(FlowBuilder flow) => DefinitionValidator.Validate(flow.Definition(Catalogue), Catalogue);

    private static Problem TheOnly(FlowBuilder flow) => Validate(flow).Should().ContainSingle().Subject;

    [Fact]
    public void A_sound_flow_has_no_problems()
    {
        var flow = Flow().Variable("n", "Int32", 0).Input("kind").Output("sum")
            .Step("start", "Elsa.Start")
            .Step("open", "Test.OpenStage", ("matters", Obj("""["A","B"]""")))
            .Step("a", "Test.Review", ("matter", "A")).Step("b", "Test.Review", ("matter", "B"), ("finishAfter", Obj("""["a"]""")))
            .Step("join", "Elsa.FlowJoin", ("mode", "WaitAllActive"))
            .Step("set", "Elsa.SetVariable", ("variable", VariableRef("n")), ("value", WorkflowInput("kind")))
            .Step("out", "Elsa.SetOutput", ("outputName", "sum"), ("outputValue", Var("n")))
            .Step("refused", "Elsa.End")
            .Chain("start", "open").Connect("open", "a", "A").Connect("open", "b", "B").Connect("open", "refused", "Refused")
            .Connect("a", "join", "Approved").Connect("b", "join", "Approved").Connect("a", "join", "Refused").Connect("b", "join", "Refused").Chain("join", "set", "out");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_activity_is_refused_by_name()
    {
        var problem = TheOnly(Started().Step("x", "Foo.Bar").Chain("start", "x"));

        problem.Code.Should().Be("activity.unknown");
        problem.Severity.Should().Be(Severity.Error);
        problem.Path.Should().Be("Workflow1:root:x");
        problem.Values["type"].Should().Be("Foo.Bar");
    }

    [Fact]
    public void An_activity_the_engine_does_not_run_is_refused_with_the_reason()
    {
        var problem = TheOnly(Started().Step("x", "Elsa.HttpEndpoint", ("path", "a")).Chain("start", "x"));

        problem.Code.Should().Be("activity.not-run");
        problem.Values["reason"].Should().Be(ActivityCatalogue.Elsa.Find("Elsa.HttpEndpoint")!.NotRunBecause);
    }

    [Fact]
    public void An_unknown_version_of_a_known_activity_is_refused()
    {
        var step = Activity("start", "Elsa.Start");
        step["version"] = 7;

        var problem = TheOnly(Flow().With("root", step));

        problem.Should().Match<Problem>(p => p.Code == "activity.version-unknown" && p.Severity == Severity.Error && p.Values["latest"] == "1");
    }

    [Theory]
    [InlineData("Liquid")]
    [InlineData("CSharp")]
    [InlineData("C#")]
    [InlineData("Python")]
    public void A_language_the_engine_does_not_run_is_refused_by_name(string language)
    {
        var problem = TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Expression(language, "a"))).Chain("start", "x"));

        problem.Code.Should().Be("expression.language-refused");
        problem.Values["language"].Should().Be(language == "C#" ? "CSharp" : language);
    }

    [Fact]
    public void An_unknown_language_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Expression("Brainfuck", "+"))).Chain("start", "x")).Code.Should().Be("expression.language-unknown");
    }

    [Fact]
    public void A_script_that_does_not_parse_is_refused_with_line_and_column()
    {
        var problem = TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Js("1 +\n  )"))).Chain("start", "x"));

        problem.Code.Should().Be("expression.syntax");
        problem.Path.Should().Be("Workflow1:root:x");
        problem.Values["line"].Should().Be("2");
        problem.Values["column"].Should().Be("3");
        problem.Values["input"].Should().Be("text");
    }

    [Fact]
    public void A_script_outside_the_subset_is_refused_in_a_case_too()
    {
        var flow = Started().Step("x", "Elsa.FlowSwitch", ("cases", Cases(("a", "while (true) { }"), ("b", "true")))).Chain("start", "x");

        TheOnly(flow).Should().Match<Problem>(p => p.Code == "expression.unsupported" && p.Values["input"] == "cases.a");
    }

    [Fact]
    public void An_object_that_is_no_json_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Obj("[1,"))).Chain("start", "x")).Code.Should().Be("expression.json-malformed");
    }

    [Fact]
    public void A_variable_out_of_scope_is_refused_by_id()
    {
        var inner = Flow("inner").Variable("mine").Step("s", "Elsa.WriteLine", ("text", Var("mine")));
        var flow = Started().Step("each", "Elsa.ForEach", ("items", Obj("[]")), ("body", inner)).Step("after", "Elsa.WriteLine", ("text", Var("mine"))).Chain("start", "each", "after");

        var problem = TheOnly(flow);

        problem.Code.Should().Be("variable.unknown");
        problem.Path.Should().Be("Workflow1:root:after");
        problem.Values["variable"].Should().Be("mine");
    }

    [Fact]
    public void Setting_an_unknown_variable_is_refused()
    {
        TheOnly(Flow().With("root", SetVariable("set", "ghost", 1))).Code.Should().Be("variable.unknown");
    }

    [Fact]
    public void A_variable_expression_without_a_variable_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Expression("Variable", "48"))).Chain("start", "x")).Code.Should().Be("variable.not-chosen");
    }

    [Fact]
    public void A_variable_may_be_written_as_json_text()
    {
        var flow = Started().Variable("n").Step("x", "Elsa.WriteLine", ("text", Expression("Variable", """{"id":"n","name":"n"}"""))).Chain("start", "x");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_workflow_input_that_does_not_exist_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", WorkflowInput("ghost"))).Chain("start", "x")).Code.Should().Be("argument.unknown");
    }

    [Fact]
    public void An_input_expression_without_an_input_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("text", Expression("Input", 5))).Chain("start", "x")).Code.Should().Be("argument.not-chosen");
    }

    [Fact]
    public void An_output_must_go_to_a_variable_or_an_output_of_the_workflow()
    {
        var flow = Started().Variable("n").Output("sum")
            .Step("a", "Elsa.RunTask", ("taskName", "t"), ("result", Into("n")), ("taskId", Into("sum")))
            .Step("b", "Elsa.RunTask", ("taskName", "t"), ("result", Into("ghost")))
            .Chain("start", "a", "b");

        TheOnly(flow).Should().Match<Problem>(p => p.Code == "output.target-unknown" && p.Values["target"] == "ghost");
    }

    [Fact]
    public void SetOutput_must_name_an_output_of_the_workflow()
    {
        TheOnly(Started().Step("x", "Elsa.SetOutput", ("outputName", "ghost")).Chain("start", "x")).Code.Should().Be("output.target-unknown");
    }

    [Theory]
    [InlineData("""{"id":"x","type":"Elsa.Event"}""")]
    [InlineData("""{"id":"x","type":"Elsa.Event","eventName":""}""")]
    [InlineData("""{"id":"x","type":"Elsa.Event","eventName":{"typeName":"String","expression":{"type":"Literal","value":null}}}""")]
    public void A_required_input_that_is_missing_is_refused(string step)
    {
        TheOnly(Flow().With("root", JsonNode.Parse(step))).Should().Match<Problem>(p => p.Code == "input.required" && p.Values["input"] == "eventName");
    }

    [Fact]
    public void A_literal_outside_the_options_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.FlowJoin", ("mode", "WaitSome")).Chain("start", "x")).Code.Should().Be("input.option-unknown");
    }

    [Fact]
    public void An_input_the_type_does_not_have_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine", ("texxt", "a")).Chain("start", "x")).Should().Match<Problem>(p => p.Code == "input.unknown" && p.Severity == Severity.Error);
    }

    [Fact]
    public void A_dangling_connection_is_refused()
    {
        TheOnly(Started().Connect("start", "ghost")).Should().Match<Problem>(p => p.Code == "connection.dangling" && p.Values["target"] == "ghost");
    }

    [Theory]
    [InlineData("Elsa.FlowDecision", "Done")]
    [InlineData("Elsa.FlowDecision", null)]
    [InlineData("Elsa.WriteLine", "True")]
    [InlineData("Test.Review", "approved")]
    [InlineData("Test.OpenStage", "C")]
    public void An_outcome_the_step_does_not_have_is_refused(string type, string? port)
    {
        var flow = Started().Step("x", type).Step("y", "Elsa.WriteLine").Chain("start", "x").Connect("x", "y", port);

        TheOnly(flow).Should().Match<Problem>(p => p.Code == "connection.outcome-unknown" && p.Path == "Workflow1:root:x");
    }

    [Fact]
    public void Outcomes_that_only_running_can_tell_are_let_through()
    {
        var flow = Started().Step("x", "Elsa.FlowFork", ("branches", Js("['a']"))).Step("y", "Elsa.WriteLine").Chain("start", "x").Connect("x", "y", "a");

        Validate(flow).Should().NotContain(p => p.Code == "connection.outcome-unknown");
    }

    [Fact]
    public void A_connection_behind_a_terminal_step_is_refused_and_its_target_unreachable()
    {
        var flow = Started().Step("end", "Elsa.End").Step("x", "Elsa.WriteLine").Chain("start", "end", "x");

        Validate(flow).Select(p => p.Code).Should().Equal("connection.after-terminal", "activity.unreachable");
    }

    [Fact]
    public void A_step_no_path_leads_to_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.WriteLine")).Should().Match<Problem>(p => p.Code == "activity.unreachable" && p.Path == "Workflow1:root:x");
    }

    [Fact]
    public void A_step_behind_a_trigger_is_reachable()
    {
        var flow = Started().Step("on", "Elsa.Event", ("eventName", "e"), ("customProperties", Custom("canStartWorkflow", true))).Step("x", "Elsa.WriteLine").Connect("on", "x");

        Validate(flow).Should().BeEmpty();
    }

    [Fact]
    public void A_step_behind_a_break_in_a_sequence_is_unreachable()
    {
        var body = Sequence("body", Activity("b", "Elsa.Break"), Activity("x", "Elsa.WriteLine"));

        TheOnly(Started().Step("loop", "Elsa.While", ("condition", true), ("body", body)).Chain("start", "loop"))
            .Should().Match<Problem>(p => p.Code == "activity.unreachable" && p.Path == "Workflow1:root:loop:body:x");
    }

    [Fact]
    public void A_flowchart_whose_steps_all_have_inbound_connections_has_no_start()
    {
        TheOnly(Flow().Step("a", "Elsa.WriteLine").Step("b", "Elsa.WriteLine").Chain("a", "b", "a")).Code.Should().Be("flow.no-start");
    }

    [Fact]
    public void An_empty_flowchart_is_told()
    {
        TheOnly(Flow()).Should().Match<Problem>(p => p.Code == "flow.empty" && p.Severity == Severity.Warning);
    }

    [Fact]
    public void A_join_that_leaves_its_mode_unsaid_is_told()
    {
        TheOnly(Started().Step("j", "Elsa.FlowJoin").Chain("start", "j")).Should().Match<Problem>(p => p.Code == "join.mode-unsaid" && p.Severity == Severity.Warning);
    }

    [Fact]
    public void Two_steps_with_one_node_path_are_refused()
    {
        var definition = Started().Step("x", "Elsa.WriteLine").Chain("start", "x").Definition();
        var twice = definition with { Root = definition.Root with { Activities = [.. definition.Root.Activities, definition.Root.Activities[1]] } };

        DefinitionValidator.Validate(twice, Catalogue).Should().Contain(p => p.Code == "activity.duplicate-id");
    }

    [Theory]
    [InlineData("Elsa.Delay", "timeSpan", "1.00:00:00", "timer.lawful-wait")]
    [InlineData("Elsa.Delay", "timeSpan", "5", "timer.lawful-wait")]
    [InlineData("Elsa.Delay", "timeSpan", "P1D", "timer.lawful-wait")]
    [InlineData("Elsa.Delay", "timeSpan", "PT24H", "timer.lawful-wait")]
    [InlineData("Elsa.Delay", "timeSpan", "tomorrow", "timer.unreadable")]
    [InlineData("Elsa.Delay", "timeSpan", "P", "timer.unreadable")]
    [InlineData("Elsa.StartAt", "dateTime", "2026-10-01T00:00:00Z", "timer.lawful-wait")]
    public void A_wait_of_a_day_or_more_is_refused_as_a_timer(string type, string input, string value, string code)
    {
        TheOnly(Started().Step("x", type, (input, value)).Chain("start", "x")).Code.Should().Be(code);
    }

    [Theory]
    [InlineData("23:59:59")]
    [InlineData("00:00:05")]
    [InlineData("PT23H59M")]
    public void A_wait_below_a_day_is_a_timer(string value)
    {
        Validate(Started().Step("x", "Elsa.Delay", ("timeSpan", value)).Chain("start", "x")).Should().BeEmpty();
    }

    [Fact]
    public void A_loop_that_can_be_entered_beside_its_head_is_refused()
    {
        var definition = Flow().Step("start", "Elsa.Start").Step("head", "Elsa.WriteLine", ("text", "x")).Step("last", "Elsa.FlowDecision", ("condition", true)).Step("end", "Elsa.End")
            .Chain("start", "head", "last").Connect("start", "last").Connect("last", "head", "True").Connect("last", "end", "False").Definition();

        var problems = DefinitionValidator.Validate(definition, ActivityCatalogue.Elsa);

        problems.Should().ContainSingle().Which.Code.Should().Be("flow.invalid-loop");
    }
}
