using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>What would only show at run time, or never, and is therefore refused before publication.</summary>
public sealed class GateFindingTests
{
    private static FlowBuilder Started() => Flow().Step("start", "Elsa.Start");

    private static IReadOnlyList<Problem> Validate(FlowBuilder flow) => DefinitionValidator.Validate(flow.Definition(), ActivityCatalogue.Elsa);

    private static Problem TheOnly(FlowBuilder flow) => Validate(flow).Should().ContainSingle().Subject;

    [Theory]
    [InlineData("Int32", "\"99999999999\"")]
    [InlineData("Int32", "\"abc\"")]
    [InlineData("Int32", "1.5")]
    [InlineData("Boolean", "\"1\"")]
    [InlineData("Int64", "9007199254740993")]
    public void A_default_that_does_not_fit_its_type_is_refused(string type, string value)
    {
        var problem = TheOnly(Started().Variable("n", type, JsonNode.Parse(value)));

        problem.Code.Should().Be("variable.invalid");
        problem.Severity.Should().Be(Severity.Error);
        problem.Values["variable"].Should().Be("n");
    }

    [Fact]
    public void A_type_nobody_knows_is_told()
    {
        var problem = TheOnly(Started().Variable("n", "Acme.Thing"));

        problem.Should().Match<Problem>(p => p.Code == "variable.type-unknown" && p.Severity == Severity.Warning && p.Values["type"] == "Acme.Thing");
    }

    [Fact]
    public void Two_variables_of_one_scope_with_one_id_are_refused()
    {
        TheOnly(Started().Variable("n").Variable("n")).Code.Should().Be("variable.duplicate-id");
    }

    [Theory]
    [InlineData("Literal")]
    [InlineData("JavaScript")]
    public void A_script_that_does_not_parse_is_refused_with_its_line_and_column(string language)
    {
        var problem = TheOnly(Started().Step("x", "Elsa.RunJavaScript", ("script", Expression(language, "1 + 1;\n2 +* 3"))).Chain("start", "x"));

        problem.Severity.Should().Be(Severity.Error);
        problem.Values["input"].Should().Be("script");
        problem.Values["line"].Should().Be("2");
        problem.Values["column"].Should().Be("4");
    }

    public static TheoryData<string, JsonObject, bool> Waits => new()
    {
        { "script", Js("'3.00:00:00'"), true },
        { "computed", Js("`P${1 + 2}D`"), true },
        { "JSON text", Obj("\"3.00:00:00\""), true },
        { "default", Var("span"), true },
        { "short script", Js("'00:05:00'"), false },
        { "script over a default", Js("getSpan()"), true },
        { "script over all variables", Js("variables.span"), true },
        { "script that chooses", Js("getInput('span') ? '1.00:00:00' : \"00:10:00\""), true },
        { "script that chooses between short ones", Js("getInput('span') ? '23:00:00' : `00:10:00`"), false },
        { "asks the instance", Js("getInput('span')"), false },
    };

    [Theory]
    [MemberData(nameof(Waits))]
    public void A_wait_of_a_day_or_more_is_refused_however_its_constant_is_written(string way, JsonObject written, bool isRefused)
    {
        var problems = Validate(Started().Variable("span", "TimeSpan", "3.00:00:00").Input("span").Step("wait", "Elsa.Delay", ("timeSpan", written)).Chain("start", "wait"));

        problems.Select(p => p.Code).Should().Equal(isRefused ? ["timer.lawful-wait"] : [], way);
    }

    [Fact]
    public void A_break_outside_any_loop_is_refused()
    {
        TheOnly(Started().Step("x", "Elsa.Break").Chain("start", "x")).Code.Should().Be("activity.break-outside-loop");
    }

    [Fact]
    public void A_break_deep_inside_a_loop_is_in_order()
    {
        var body = Sequence("body", Sequence("inner", Activity("x", "Elsa.Break")));

        Validate(Started().Step("loop", "Elsa.While", ("condition", Js("true")), ("body", Plain(body))).Chain("start", "loop")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("activationStrategyType", "Acme.OnceStrategy, Acme", "definition.activation-strategy-unknown")]
    [InlineData("incidentStrategyType", "Acme.PanicStrategy, Acme", "definition.incident-strategy-unknown")]
    public void A_strategy_nobody_knows_is_refused(string member, string type, string code)
    {
        var problem = TheOnly(Started().With("options", new JsonObject { [member] = type }));

        problem.Code.Should().Be(code);
        problem.Severity.Should().Be(Severity.Error);
    }

    [Theory]
    [InlineData("activationStrategyType", "Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime")]
    [InlineData("incidentStrategyType", "ContinueWithIncidents")]
    public void A_strategy_of_Elsa_is_in_order(string member, string type)
    {
        Validate(Started().With("options", new JsonObject { [member] = type })).Should().BeEmpty();
    }
}
