using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

public class ContainerTests
{
    [Fact]
    public void Parallel_branches_interleave_first_in_first_out()
    {
        var flow = new Scenario(Parallel(Sequence("a", Line("A1"), Line("A2")), Sequence("b", Line("B1"), Line("B2")))).Start();

        flow.Lines.Should().Equal("A1", "B1", "A2", "B2");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_sequence_waits_for_each_child()
    {
        var flow = new Scenario(Sequence("root", Line("A"), Work("B"), Line("C"))).Start();

        flow.Lines.Should().Equal("A");
        flow.Answer("B");

        flow.Lines.Should().Equal("A", "C");
        flow.Executions.Should().Be("A:Completed B:Completed C:Completed");
    }

    [Fact]
    public void Empty_containers_complete_at_once()
    {
        var flow = new Scenario(Sequence("root", Parallel(), Chart("chart", []), Sequence("inner"), ParallelForEach("each", Line("never")), Line("after"))).Start();

        flow.Lines.Should().Equal("after");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_fork_that_waits_for_all_ends_with_its_last_branch()
    {
        var flow = new Scenario(Sequence("root", Fork("WaitAll", Work("A"), Work("B")), Line("after"))).Start();

        flow.Answer("A");
        flow.Lines.Should().BeEmpty();
        flow.Answer("B");

        flow.Lines.Should().Equal("after");
    }

    [Fact]
    public void A_fork_that_waits_for_any_cancels_the_others()
    {
        var flow = new Scenario(Sequence("root", Fork("WaitAny", Work("A"), Work("B")), Line("after"))).Start();

        flow.Answer("B");

        flow.Executions.Should().Be("fork:Completed A:Canceled B:Completed after:Completed");
    }

    [Fact]
    public void First_steps_already_queued_run_though_the_fork_is_over()
    {
        var flow = new Scenario(Sequence("root", Fork("WaitAny", Line("A"), Line("B")), Line("after"))).Start();

        flow.Lines.Should().Equal("A", "B", "after");
    }

    [Theory]
    [InlineData(true, "then after")]
    [InlineData(false, "else after")]
    public void If_runs_one_side_and_completes_with_Done(bool condition, string lines)
    {
        var choice = Node("Elsa.If", "if", ("condition", condition)).Port("then", Line("then")).Port("else", Line("else"));

        var flow = new Scenario(Chart("root", [choice, Line("after")], "if -> after")).Start();

        string.Join(" ", flow.Lines).Should().Be(lines);
    }

    [Theory]
    [InlineData("MatchFirst", "two")]
    [InlineData("MatchAny", "two three")]
    public void A_flow_switch_follows_the_labels_that_match(string mode, string lines)
    {
        var flow = new Scenario(Chart("root", [Switch("Elsa.FlowSwitch", mode, "n == 1", "n == 2", "n > 1"), Line("one"), Line("two"), Line("three"), Line("none")],
            "switch:one -> one", "switch:two -> two", "switch:three -> three", "switch:Default -> none"), Declare("n", "Int32", 2)).Start();

        string.Join(" ", flow.Lines).Should().Be(lines);
    }

    [Fact]
    public void A_flow_switch_without_a_match_follows_Default()
    {
        var flow = new Scenario(Chart("root", [Switch("Elsa.FlowSwitch", "MatchFirst", "n == 1"), Line("none")], "switch:Default -> none"), Declare("n", "Int32", 2)).Start();

        flow.Lines.Should().Equal("none");
    }

    [Fact]
    public void A_switch_runs_every_match_or_its_default_and_completes()
    {
        var any = Switch("Elsa.Switch", "MatchAny", "n == 1", "n == 2", "n > 1").Port("default", Line("none"));
        var no = Switch("Elsa.Switch", "MatchFirst", "n == 1") with { Id = "no" };

        var flow = new Scenario(Sequence("root", any, no, Line("after")), Declare("n", "Int32", 2)).Start();

        flow.Lines.Should().Equal("two", "three", "after");
    }

    [Fact]
    public void End_ends_its_own_container_and_cancels_what_waits_beside_it()
    {
        var inner = Chart("inner", [Start("s"), Work("wait"), Line("A"), Node("Elsa.End", "end"), Line("never")], "s -> wait", "s -> A", "A -> end", "end -> never");

        var flow = new Scenario(Sequence("root", inner, Line("after"))).Start();

        flow.Lines.Should().Equal("A", "after");
        flow.Executions.Should().Be("inner:Completed s:Completed wait:Canceled A:Completed end:Completed after:Completed");
    }

    [Fact]
    public void Finish_ends_the_whole_instance_and_leaves_nothing_open()
    {
        var flow = new Scenario(Parallel(Sequence("a", Line("A1"), Node("Elsa.Finish", "finish"), Line("never")), Work("B"), Sequence("c", Line("C1"), Line("C2")))).Start();

        flow.Lines.Should().Equal("A1", "C1");
        flow.Status.Should().Be("Finished/Finished");
        flow.Executions.Should().Contain("B:Canceled");
    }

    [Fact]
    public void Complete_ends_the_workflow_with_its_outcomes_from_any_depth()
    {
        var complete = Node("Elsa.Complete", "complete", ("outcomes", "Granted"));

        var flow = new Scenario(Chart("root", [Parallel(Sequence("a", complete), Work("B")), Line("never")], "par -> never")).Start();

        flow.Lines.Should().BeEmpty();
        flow.Status.Should().Be("Finished/Finished");
        flow.State!.Outcomes.Should().Equal("Granted");
    }

    [Fact]
    public void A_connection_without_a_port_follows_the_default_completion_only()
    {
        var chart = Chart("root", [Work("A"), Line("null port"), Line("done")]) with
        {
            Connections = [new Connection("A", null, "null port"), new Connection("A", "Done", "done")],
        };

        var byDefault = new Scenario(chart).Start().Answer("A");
        var byName = new Scenario(chart).Start().Answer("A", "Done");

        byDefault.Lines.Should().Equal("null port", "done");
        byName.Lines.Should().Equal("done");
    }

    [Fact]
    public void The_start_is_the_Start_step_wherever_it_is_listed_and_unreached_steps_never_run()
    {
        var flow = new Scenario(Chart("root", [Line("A"), Line("unreached"), Start()], "start -> A")).Start();

        flow.Executions.Should().Be("start:Completed A:Completed");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_loop_that_can_be_entered_beside_its_head_faults_when_it_closes()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("X"), Work("Y")], "start -> X", "start:Done -> Y", "X:Go -> Y", "Y:Back -> X"));

        flow.Start().Answer("X").Answer("Y", "Back");

        flow.Incidents.Should().Be("root:flow.invalid-loop");
        flow.Status.Should().Be("Finished/Faulted");
    }

    private static ActivityNode Parallel(params ActivityNode[] children) => Node("Elsa.Parallel", "par") with { Activities = children };

    private static ActivityNode Fork(string mode, params ActivityNode[] branches) =>
        Node("Elsa.Fork", "fork") with { Activities = branches, Source = new JsonObject { ["joinMode"] = mode } };

    private static ActivityNode Switch(string type, string mode, params string[] conditions)
    {
        string[] labels = ["one", "two", "three"];
        return Node(type, "switch", ("mode", mode)) with
        {
            Cases = [.. conditions.Select((condition, i) =>
                new SwitchCase(labels[i], Script($"const n = getN(); return {condition}"), type == "Elsa.Switch" ? Line(labels[i]) : null))],
        };
    }
}
