using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>Each refusal beside a near twin that is sound.</summary>
public sealed class RefusalTwinTests
{
    private static OrderedDictionary<string, (string Code, Func<FlowBuilder> Refused, Func<FlowBuilder> Sound)> Twins => new()
    {
        ["unknown version"] = ("activity.version-unknown", () => With(Versioned(3)), () => With(Versioned(1))),
        ["variable in a script"] = ("variable.unknown", () => Says("getVariable('ghost')"), () => Says("getVariable('known')")),
        ["variable set by a script"] = ("variable.unknown", () => Says("setVariable('ghost', 1)"), () => Says("setVariable('known', 1)")),
        ["member of variables"] = ("variable.unknown", () => Says("variables.ghost"), () => Says("variables.known")),
        ["input in a script"] = ("argument.unknown", () => Says("getInput('Ghost')"), () => Says("getInput('Kind')")),
        ["accessor"] = ("expression.unknown-name", () => Says("getGhost()"), () => Says("getKnown() + getKind()")),
        ["name"] = ("expression.unknown-name", () => Says("ghost + 1"), () => Says("const ghost = 1; ghost + [1].map(x => x)[0]")),
        ["step asked for an output"] = ("expression.unknown-name", () => Says("getOutputFrom('ghost')"), () => Says("getOutputFrom('ask') + getResultFromAsk()")),
        ["value of a loop outside one"] = ("variable.unknown", () => With(Activity("x", "Elsa.WriteLine", ("text", Var("CurrentValue")))),
            () => With(Activity("x", "Elsa.ForEach", ("items", Obj("[1]")), ("body", Activity("y", "Elsa.WriteLine", ("text", Var("CurrentValue"))))))),
        ["missing outcome"] = ("connection.missing", () => Decided().Connect("q", "yes", "True"), () => Decided().Connect("q", "yes", "True").Connect("q", "no", "False")),
        ["missing default of a switch"] = ("connection.missing", () => Switched().Connect("q", "yes", "a"), () => Switched().Connect("q", "yes", "a").Connect("q", "yes", "Default")),
        ["input without effect"] = ("input.unknown", () => With(Activity("x", "Elsa.WriteLine", ("text", "a"), ("colour", "red"))), () => With(Activity("x", "Elsa.WriteLine", ("text", "a")))),
        ["asynchronous step"] = ("activity.setting-ignored", () => With(Activity("x", "Elsa.WriteLine", ("customProperties", Custom("runAsynchronously", true)))),
            () => With(Activity("x", "Elsa.WriteLine", ("customProperties", Custom("runAsynchronously", false))))),
        ["merge mode of a single path"] = ("activity.setting-ignored", () => With(Activity("x", "Elsa.WriteLine", ("customProperties", Custom("mergeMode", "Race")))),
            () => With(Activity("x", "Elsa.WriteLine", ("customProperties", Custom("mergeMode", "Stream"))))),
        ["commit strategy"] = ("activity.setting-ignored", () => Says("1").With("options", new JsonObject { ["commitStrategyName"] = "Each" }), () => Says("1").With("options", new JsonObject { ["commitStrategyName"] = null })),
        ["waits one after the other"] = ("timer.lawful-wait", () => Waiting(3, "09:00:00"), () => Waiting(2, "09:00:00")),
        ["strategy of a delay"] = ("activity.setting-ignored", () => With(Activity("x", "Elsa.Delay", ("timeSpan", "00:01:00"), ("strategy", "Auto"))), () => With(Activity("x", "Elsa.Delay", ("timeSpan", "00:01:00")))),
        ["channel of a dispatch"] = ("activity.setting-ignored", () => With(Activity("x", "Elsa.DispatchWorkflow", ("workflowDefinitionId", "w"), ("channelName", "fast"))),
            () => With(Activity("x", "Elsa.DispatchWorkflow", ("workflowDefinitionId", "w"), ("startNewTrace", "false")))),
        ["condition that is the number 1"] = ("flow.no-end", () => With(Activity("x", "Elsa.While", ("condition", Js("1")), ("body", Activity("y", "Elsa.WriteLine")))),
            () => With(Activity("x", "Elsa.While", ("condition", Js("0")), ("body", Activity("y", "Elsa.WriteLine"))))),
        ["loop that does not move"] = ("flow.no-end", () => With(Activity("x", "Elsa.For", ("start", "1"), ("end", "3"), ("step", "0"), ("body", Activity("y", "Elsa.WriteLine")))),
            () => With(Activity("x", "Elsa.For", ("start", "3"), ("end", "1"), ("step", "0"), ("body", Activity("y", "Elsa.WriteLine"))))),
        ["outcome nobody declared"] = ("outcome.undeclared", () => Completing("\"A\"", "A", "B"), () => Completing("\"A\", \"B\"", "A", "B")),
        ["outcome nobody gives"] = ("outcome.never-given", () => Completing("\"A\", \"B\"", "A"), () => Completing("\"A\", \"Done\"", "A")),
        ["loop that is always true"] = ("flow.no-end", () => With(Looping("Elsa.WriteLine")), () => With(Looping("Elsa.Break"))),
    };

    public static TheoryData<string> Names => [.. Twins.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_refused_flow_has_a_twin_that_is_sound(string name)
    {
        var (code, refused, sound) = Twins[name];

        Validate(refused()).Should().ContainSingle().Which.Should().Match<Problem>(problem => problem.Code == code && problem.Severity == Severity.Error && problem.Path.StartsWith("Workflow1:root"));
        Validate(sound()).Should().BeEmpty();
    }

    private static IReadOnlyList<Problem> Validate(FlowBuilder flow) => DefinitionValidator.Validate(flow.Definition(), ActivityCatalogue.Elsa);

    private static FlowBuilder Started() => Flow().Variable("known", "Int32", 0).Input("Kind").Step("start", "Elsa.Start");

    private static FlowBuilder With(JsonObject step) => Started().Step((string)step["id"]!, (string)step["type"]!, [.. step.Where(member => member.Key is not ("id" or "type" or "version") || (member.Key == "version" && (int)member.Value! != 1)).Select(member => (member.Key, Plain(member.Value)))]).Chain("start", "x");

    private static FlowBuilder Says(string script) => Started().Step("ask", "Elsa.RunTask", ("taskName", "ask")).Step("x", "Elsa.WriteLine", ("text", Js(script))).Chain("start", "ask", "x");

    private static FlowBuilder Decided() => Started().Step("q", "Elsa.FlowDecision", ("condition", true)).Step("yes", "Elsa.WriteLine").Step("no", "Elsa.End").Chain("start", "q").Connect("yes", "no");

    private static FlowBuilder Switched() => Started().Step("q", "Elsa.FlowSwitch", ("cases", Cases(("a", "true")))).Step("yes", "Elsa.WriteLine").Chain("start", "q");

    private static FlowBuilder Waiting(int times, string span)
    {
        var ids = Enumerable.Range(1, times).Select(i => $"wait{i}").ToArray();
        return ids.Aggregate(Started(), (flow, id) => flow.Step(id, "Elsa.Delay", ("timeSpan", span))).Step("end", "Elsa.End").Chain(["start", .. ids, "end"]);
    }

    private static FlowBuilder Completing(string declared, params string[] given) =>
        Started().With("outcomes", JsonNode.Parse($"[{declared}]")).Step("x", "Elsa.Complete", ("outcomes", Obj($"[{string.Join(", ", given.Select(outcome => $"\"{outcome}\""))}]"))).Chain("start", "x");

    private static JsonObject Looping(string inside) => Activity("x", "Elsa.While", ("condition", Js("true")), ("body", Activity("y", inside)));

    private static JsonObject Versioned(int version)
    {
        var step = Activity("x", "Elsa.WriteLine", ("text", "a"));
        step["version"] = version;
        return step;
    }
}
