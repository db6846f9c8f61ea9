using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Publishing;
using Workflow.Engine.Publishing.Soundness;
using static Workflow.Tests.FlowBuilder;

namespace Workflow.Tests.Publishing;

/// <summary>No false alarm: flows that are sound by construction, and tricky ones drawn by hand, pass the gate without a word.</summary>
public sealed class SoundFlowTests
{
    [Fact]
    public void Sound_drawings_pass_without_an_alarm()
    {
        Engine.Seed.ForEach(60, seed =>
        {
            var definition = new SoundDrawing(new Random(seed)).Draw().Definition();

            Problems(definition).Should().BeEmpty();
        });
    }

    [Fact]
    public void Well_formed_loops_forks_and_containers_pass_without_an_alarm()
    {
        Engine.Seed.ForEach(60, seed => Exploration.Explore(new Engine.RandomLoops(new Random(seed)).Definition(), ActivityCatalogue.Elsa).Where(IsAlarm).Select(problem => problem.ToString()).Should().BeEmpty());
    }

    public static TheoryData<string> Tricky => [.. Drawn.Keys];

    private static OrderedDictionary<string, Func<FlowBuilder>> Drawn => new()
    {
        ["either-or merge without a join"] = () => Started().Decide("q").Tasks("a", "b").Line("m").Connect("start", "q").Connect("q", "a", "True").Connect("q", "b", "False").Connect("a", "m").Connect("b", "m"),
        ["choice before a race"] = () => Started().Decide("q").Tasks("a", "b", "c").Joined("j", "WaitAny").Chain("start", "q").Connect("start", "c").Connect("q", "a", "True").Connect("q", "b", "False").Connect("a", "j").Connect("b", "j").Connect("c", "j"),
        ["both ways of a choice into a join of any"] = () => Started().Decide("q").Joined("j", "WaitAny").Line("after").Chain("start", "q").Connect("q", "j", "True").Connect("q", "j", "False").Connect("j", "after"),
        ["loop in one branch of a join of all"] = () => Started().Tasks("a", "b").Decide("q").Joined("j", "WaitAll").Line("after")
            .Chain("start", "a", "j", "after").Chain("start", "b", "q").Connect("q", "b", "True").Connect("q", "j", "False"),
        ["join inside a loop"] = () => Started().Line("head").Tasks("a", "b").Joined("j", "WaitAll").Decide("q").Line("out")
            .Chain("start", "head", "a", "j", "q").Chain("head", "b", "j").Connect("q", "head", "True").Connect("q", "out", "False"),
        ["race inside a loop"] = () => Started().Line("head").Tasks("a", "b").Joined("j", "WaitAny").Decide("q").Line("out")
            .Chain("start", "head", "a", "j", "q").Chain("head", "b", "j").Connect("q", "head", "True").Connect("q", "out", "False"),
        ["nested join in a parallel loop"] = () => Started().Input("Items").Step("each", "Elsa.ParallelForEach", ("items", WorkflowInput("Items")),
            ("body", Flow("body").Line("s").Tasks("a", "b").Joined("j", "WaitAll").Chain("s", "a", "j").Chain("s", "b", "j"))).Chain("start", "each"),
        ["event or deadline, whichever comes first"] = () => Started().Step("paid", "Elsa.Event", ("eventName", "Paid")).Step("late", "Elsa.Delay", ("timeSpan", "12:00:00")).Joined("j", "WaitAny").Line("after")
            .Chain("start", "paid", "j", "after").Chain("start", "late", "j"),
        ["reminders until the answer"] = () => Started().Step("answer", "Elsa.Event", ("eventName", "Answer")).Step("wait", "Elsa.Delay", ("timeSpan", "01:00:00")).Line("remind").Line("done").Step("end", "Elsa.End")
            .Chain("start", "answer", "done", "end").Chain("start", "wait", "remind", "wait"),
        ["a branch that ends early"] = () => Started().Decide("q").Tasks("a", "b").Step("stop", "Elsa.End").Joined("j", "WaitAllActive").Chain("start", "a", "j").Chain("start", "q").Connect("q", "stop", "True").Connect("q", "b", "False").Connect("b", "j"),
        ["a step that finishes everything"] = () => Started().Tasks("a", "b").Step("finish", "Elsa.Finish").Joined("j", "WaitAllActive").Line("after").Chain("start", "a", "j", "after").Chain("start", "b", "finish"),
        ["loops that cross no head"] = () => Started().Line("outer").Line("inner").Tasks("a").Decide("q").Decide("r").Line("out")
            .Chain("start", "outer", "inner", "a", "q").Connect("q", "inner", "True").Connect("q", "r", "False").Connect("r", "outer", "True").Connect("r", "out", "False"),
        ["a circle whose only end lies inside a loop over written items"] = () => Started().Line("k").Step("each", "Elsa.ForEach", ("items", Js("[1, 2]")), ("body", Sequence("body", Activity("t", "Elsa.RunTask", ("taskName", "t")), Activity("leave", "Elsa.Finish"))))
            .Chain("start", "each", "k", "each"),
        ["two triggers into one flow"] = () => Flow().Step("paper", "Elsa.Event", ("eventName", "Paper"), ("customProperties", Custom("canStartWorkflow", true)))
            .Step("online", "Elsa.Event", ("eventName", "Online"), ("customProperties", Custom("canStartWorkflow", true))).Tasks("a").Chain("paper", "a").Chain("online", "a"),
        ["both outcomes of a fork into one step"] = () => Started().Step("fork", "Elsa.FlowFork", ("branches", Obj("""["a","b"]"""))).Line("m").Chain("start", "fork").Connect("fork", "m", "a").Connect("fork", "m", "b"),
        ["values of a loop by variable and by function"] = () => Started().Input("Items").Step("each", "Elsa.ForEach", ("items", WorkflowInput("Items")),
            ("body", Sequence("body", Activity("x", "Elsa.WriteLine", ("text", Var("CurrentValue"))), Activity("y", "Elsa.WriteLine", ("text", Js("`${getCurrentIndex()} ${variables.CurrentValue} ${getOutputFrom('t').a}`")))))).Tasks("t").Chain("start", "each", "t"),
        ["twelve branches, each with a choice, and an end"] = () => Enumerable.Range(1, 12).Aggregate(Started().Joined("j", "WaitAllActive").Step("end", "Elsa.End").Chain("j", "end"), (flow, i) =>
            flow.Decide($"q{i}").Tasks($"a{i}").Connect("start", $"q{i}").Connect($"q{i}", $"a{i}", "True").Connect($"q{i}", "j", "False").Connect($"a{i}", "j")),
    };

    [Theory]
    [MemberData(nameof(Tricky))]
    public void Tricky_flows_pass_without_an_alarm(string name)
    {
        Problems(Drawn[name]().Definition()).Should().BeEmpty();
    }

    private static FlowBuilder Started() => Flow("tricky").Input("Kind").Step("start", "Elsa.Start");

    // Two branches that write one variable, or a bound that is reached, are no false alarm.
    private static bool IsAlarm(Problem problem) => problem.Severity == Severity.Error;

    private static IEnumerable<string> Problems(WorkflowDefinition definition) =>
        DefinitionValidator.Validate(definition, ActivityCatalogue.Elsa).Concat(Exploration.Explore(definition, ActivityCatalogue.Elsa)).Select(problem => $"{problem.Severity} {problem.Code} {problem.Path} {problem.Message}");
}

/// <summary>Steps of drawings in one word.</summary>
internal static class DrawingWords
{
    public static FlowBuilder Decide(this FlowBuilder flow, string id) => flow.Step(id, "Elsa.FlowDecision", ("condition", Js($"getInput('Kind') === '{id}'")));

    public static FlowBuilder Line(this FlowBuilder flow, string id) => flow.Step(id, "Elsa.WriteLine", ("text", id));

    public static FlowBuilder Joined(this FlowBuilder flow, string id, string mode) => flow.Step(id, "Elsa.FlowJoin", ("mode", mode));

    public static FlowBuilder Tasks(this FlowBuilder flow, params string[] ids) => ids.Aggregate(flow, (drawn, id) => drawn.Step(id, "Elsa.RunTask", ("taskName", id)));
}
