using System.Diagnostics;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>Loops, Break, and E7: a step limit stops every loop.</summary>
public class LoopTests
{
    [Fact]
    public void ForEach_runs_its_body_once_for_each_item_in_order()
    {
        var body = Sequence("body", Line("line", Script("`${getCurrentIndex()}=${getCurrentValue()}`")), Work("W"));
        var flow = new Scenario(Sequence("root", ForEach("each", body, "a", "b"), Line("after"))).Start();

        flow.Lines.Should().Equal("0=a");
        flow.Answer("W").Answer("W");

        flow.Lines.Should().Equal("0=a", "1=b", "after");
    }

    [Fact]
    public void ForEach_evaluates_its_items_once()
    {
        var each = Node("Elsa.ForEach", "each", ("items", Script("getList()"))).Port("body", SetVariable("clear", "list", Script("[]")));

        var flow = new Scenario(Sequence("root", each, Line("after")), Declare("list", "Object", new System.Text.Json.Nodes.JsonArray("x", "y"))).Start();

        flow.Executions.Should().Be("each:Completed clear:Completed clear:Completed after:Completed");
    }

    [Fact]
    public void ParallelForEach_gives_each_body_its_own_value_and_ends_with_the_last()
    {
        var body = Sequence("body", Work("W"), Line("line", Script("`${getCurrentIndex()}=${getVariable('CurrentValue')}`")));
        var flow = new Scenario(Sequence("root", ParallelForEach("each", body, "a", "b", "c"), Line("after"))).Start();
        var third = flow.State!.Bookmarks[2];

        flow.Apply(new Stimulus.Resume(third.Id, [], default));
        flow.Answer("W").Answer("W");

        flow.Lines.Should().Equal("2=c", "0=a", "1=b", "after");
    }

    [Fact]
    public void While_evaluates_its_condition_before_every_round()
    {
        var loop = Node("Elsa.While", "while", ("condition", Script("getN() < 3"))).Port("body", SetVariable("add", "n", Script("getN() + 1")));

        var flow = new Scenario(Sequence("root", loop, Line("line", Variable("n"))), Declare("n", "Int32", 0)).Start();

        flow.Lines.Should().Equal("3");
    }

    [Theory]
    [InlineData(1, 3, 1, true, "1 2 3")]
    [InlineData(1, 3, 1, false, "1 2")]
    [InlineData(5, 1, 2, true, "5 3 1")]
    [InlineData(1, 1, 1, true, "1")]
    [InlineData(1, 1, 1, false, "")]
    public void For_counts_up_or_down(int start, int end, int step, bool inclusive, string lines)
    {
        var loop = Node("Elsa.For", "for", ("start", start), ("end", end), ("step", step), ("outerBoundInclusive", inclusive)).Port("body", Line("line", Script("getCurrentValue()")));

        var flow = new Scenario(Sequence("root", loop, Line("after"))).Start();

        string.Join(" ", flow.Lines.SkipLast(1)).Should().Be(lines);
        flow.Lines.Should().EndWith("after");
    }

    [Fact]
    public void For_without_a_body_completes()
    {
        var flow = new Scenario(Sequence("root", Node("Elsa.For", "for", ("end", 3)), Line("after"))).Start();

        flow.Lines.Should().Equal("after");
    }

    [Fact]
    public void Break_ends_the_nearest_loop_after_its_round_and_outer_loops_go_on()
    {
        var inner = ForEach("inner", Sequence("body", Line("line", Script("getCurrentValue()")), Node("Elsa.If", "if", ("condition", Script("getCurrentValue() == 'y'"))).Port("then", Node("Elsa.Break", "break")), Line("tail")), "x", "y", "z");

        var flow = new Scenario(ForEach("outer", inner, "1", "2")).Start();

        flow.Lines.Should().Equal("x", "tail", "y", "x", "tail", "y");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void Break_in_a_fork_cancels_the_branches_that_wait()
    {
        var fork = Node("Elsa.Fork", "fork") with { Activities = [Work("W"), Node("Elsa.Break", "break")] };

        var flow = new Scenario(Sequence("root", ForEach("each", Sequence("body", fork, Line("never")), "a", "b"), Line("after"))).Start();

        flow.Lines.Should().Equal("after");
        flow.Executions.Should().Be("each:Completed body:Completed fork:Completed W:Canceled break:Completed after:Completed");
    }

    [Fact]
    public void Break_in_a_flowchart_ends_the_flowchart_and_the_loop()
    {
        var body = Chart("body", [Start("s"), Work("W"), Node("Elsa.Break", "break")], "s -> W", "s -> break");

        var flow = new Scenario(Sequence("root", ForEach("each", body, "a", "b"), Line("after"))).Start();

        flow.Lines.Should().Equal("after");
    }

    [Theory]
    [InlineData("flowchart")]
    [InlineData("while")]
    public void An_endless_loop_is_stopped_and_leaves_an_incident(string kind)
    {
        var flow = new Scenario(Endless(kind)) { Limits = new RunLimits(MaxSteps: 100_000) };
        var clock = Stopwatch.StartNew();

        var state = flow.Run(new Stimulus.Start(new(StringComparer.Ordinal))).Should().BeOfType<RunResult.Ran>().Subject.State;

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10), "the bar of one second is measured in bench/; here only a hang fails");
        state.Incidents.Should().ContainSingle().Which.Code.Should().Be("run.step-limit");
        state.SubStatus.Should().Be(InstanceSubStatus.Faulted);
    }

    [Fact]
    public void A_loop_whose_scripts_take_long_is_stopped_by_what_they_take_together()
    {
        var heavy = Node("Elsa.While", "while", ("condition", new ExpressionText("JavaScript", "Array.from({length: 9000}, (x, i) => i).map(x => x * 2).length > 0"))).Port("body", Start("body"));
        var flow = new Scenario(heavy);

        var state = flow.Run(new Stimulus.Start(new(StringComparer.Ordinal))).Should().BeOfType<RunResult.Ran>().Subject.State;

        state.Incidents.Should().ContainSingle().Which.Should().Match<Incident>(incident => incident.Code == "run.step-limit" && incident.Message.Contains("scripts"));
        state.LastNumber.Should().BeLessThan(100, "each round takes a part of what one script may take");
    }

    private static ActivityNode Endless(string kind) => kind == "while"
        ? Node("Elsa.While", "while", ("condition", true)).Port("body", Start("body"))
        : Chart("root", [Start(), Start("A")], "start -> A", "A -> start");

    [Fact]
    public void A_loop_that_doubles_its_tokens_is_stopped_by_the_step_limit_though_thousands_wait_at_a_join()
    {
        var flow = new Scenario(Chart("root",
            [Start(), Line("head"), Fork("fork", "a", "b"), Line("beside"), Line("join")],
            "start -> head", "head -> fork", "fork:a -> head", "fork:b -> head", "fork:a -> join", "beside -> join", "head -> beside"));

        flow.Start();

        flow.Incidents.Should().Be("join:run.step-limit");
    }
}
