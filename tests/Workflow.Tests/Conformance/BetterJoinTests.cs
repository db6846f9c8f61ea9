using Workflow.Engine.Definitions;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Conformance;

/// <summary>Joins that Elsa runs twice, never, or leaves hanging (the Elsa format), and the issues they were reported in.</summary>
public class BetterJoinTests
{
    [Theory]
    [InlineData("left", "right")]
    [InlineData("right", "left")]
    public void A_WaitAny_join_runs_once_wherever_the_blocked_branch_is_listed(string immediate, string blocked)
    {
        var flow = new Scenario(Chart("root", [Start(), Line(immediate), Work(blocked), Join("J", "WaitAny"), Line("after")],
            "start -> left", "start -> right", "left -> J", "right -> J", "J -> after"));

        flow.Start();

        flow.Lines.Should().Equal(immediate, "after");
        flow.Status.Should().Be("Finished/Finished");
        flow.Executions.Should().Contain($"{blocked}:Canceled");
    }

    [Theory]
    [InlineData("WaitAny")]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_in_a_nested_flowchart_runs_once_for_each_item(string mode)
    {
        var body = Chart("body", [Start("s"), Line("A"), Line("B"), Join("J", mode), Line("after", Variable("CurrentValue"))],
            "s -> A", "s -> B", "A -> J", "B -> J", "J -> after");

        var flow = new Scenario(Sequence("root", ParallelForEach("each", body, "after1", "after2", "after3"))).Start();

        flow.Lines.Should().Equal("A", "B", "A", "B", "A", "B", "after1", "after2", "after3");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_WaitAny_join_after_loops_runs_once_6921()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("A"), Work("B"), Line("roundA"), Line("roundB"), Join("J", "WaitAny"), Line("after")],
            "start -> A", "start -> B", "A:Again -> roundA", "roundA -> A", "B:Again -> roundB", "roundB -> B", "A:Done -> J", "B:Done -> J", "J -> after"));
        flow.Start();

        flow.Answer("A", "Again").Answer("B", "Again").Answer("A", "Again").Answer("B", "Done");

        flow.Lines.Should().Equal("roundA", "roundB", "roundA", "after");
        flow.Status.Should().Be("Finished/Finished");
        flow.Executions.Should().Contain("A:Canceled");
    }

    [Theory]
    [InlineData("WaitAll")]
    [InlineData("WaitAllActive")]
    public void A_join_waits_for_a_branch_that_loops_6725(string mode)
    {
        var flow = new Scenario(Chart("root", [Start(), Line("A"), Work("B"), Join("J", mode), Line("after")],
            "start -> A", "start -> B", "A -> J", "B:Again -> B", "B:Done -> J", "J -> after"));
        flow.Start();

        flow.Answer("B", "Again").Answer("B", "Again");
        flow.Lines.Should().Equal("A");
        flow.Answer("B", "Done");

        flow.Lines.Should().Equal("A", "after");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("WaitAny")]
    [InlineData("Race")]
    public void A_race_in_a_loop_is_won_in_every_round_7993(string target)
    {
        var flow = new Scenario(Chart("root", [Start(), Line("head"), Line("A"), Work("B"), JoinTableTests.Target(target), Work("again")],
            "start -> head", "head -> A", "head -> B", "A -> J", "B -> J", "J -> again", "again:Yes -> head"));
        flow.Start();

        flow.Answer("again", "Yes").Answer("again", "Yes").Answer("again", "No");

        flow.Executions.Should().Be(
            "start:Completed head:Completed A:Completed B:Canceled J:Completed again:Completed head:Completed A:Completed B:Canceled J:Completed again:Completed "
            + "head:Completed A:Completed B:Canceled J:Completed again:Completed");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_implicit_join_looks_again_when_the_branch_beside_it_dies(bool decisionFirst)
    {
        string[] connections = decisionFirst ? ["start -> decide", "start -> A"] : ["start -> A", "start -> decide"];
        var flow = new Scenario(Chart("root", [Start(), Decision("decide", false), Line("A"), Line("B"), Line("J")],
            [.. connections, "decide:True -> B", "A -> J", "B -> J"]));

        flow.Start();

        flow.Lines.Should().Equal("A", "J");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_cascade_beside_a_blocked_branch_finishes()
    {
        var flow = new Scenario(Chart("root", [Start(), Line("A"), Work("B"), Line("J").Merging(MergeMode.Cascade)],
            "start -> A", "start -> B", "A -> J", "B -> J"));
        flow.Start();

        flow.Answer("B");

        flow.Lines.Should().Equal("A", "J", "J");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void Steps_queued_before_a_race_was_won_still_run_and_their_arrival_is_swallowed()
    {
        var flow = new Scenario(Chart("root", [Start(), Line("A"), Line("B"), Line("B2"), Work("B3"), Join("J", null), Line("after"), Line("after2"), Work("hold")],
            "start -> A", "start -> B", "A -> J", "B -> B2", "B2 -> B3", "B3 -> J", "J -> after", "after -> after2", "after2 -> hold"));

        flow.Start();

        flow.Lines.Should().Equal("A", "B", "B2", "after", "after2");
        flow.Waiting.Should().Be("hold");
        flow.Executions.Should().Contain("B3:Canceled");
    }

    [Fact]
    public void Nobody_waits_for_a_branch_that_takes_another_way()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("A"), Work("B"), Join("J", "WaitAllActive"), Line("after"), Line("refused")],
            "start -> A", "start -> B", "A:Agreed -> J", "A:Refused -> refused", "B:Agreed -> J", "J -> after"));
        flow.Start();

        flow.Answer("B", "Agreed");
        flow.Lines.Should().BeEmpty();
        flow.Answer("A", "Refused");

        flow.Lines.Should().Equal("refused", "after");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_skipped_WaitAll_join_passes_its_dead_path_on()
    {
        var flow = new Scenario(Chart("root", [Start(), Decision("decide", false), Line("A"), Join("all", "WaitAll"), Work("C"), Join("active", "WaitAllActive"), Line("end")],
            "start -> decide", "start -> A", "decide:True -> all", "A -> all", "all -> active", "start -> C", "C -> active", "active -> end"));
        flow.Start();

        flow.Answer("C");

        flow.Lines.Should().Equal("A", "end");
        flow.Journal.Should().ContainSingle(entry => entry.Kind == Workflow.Engine.State.JournalKind.Skipped && entry.ActivityId == "all");
    }

    [Fact]
    public void Two_outcomes_to_one_step_run_it_once()
    {
        var flow = new Scenario(Chart("root", [Fork("fork", "a", "b"), Line("J"), Line("after")], "fork:a -> J", "fork:b -> J", "J -> after")).Start();

        flow.Lines.Should().Equal("J", "after");
    }

    [Fact]
    public void A_second_token_on_one_path_belongs_to_the_next_run_of_the_join()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("A"), Work("B"), Line("J")], "start -> A", "start -> B", "A:More -> J", "A:More -> A", "A:Last -> J", "B -> J"));
        flow.Start();

        flow.Answer("A", "More").Answer("B").Answer("A", "More").Answer("A", "Last");

        flow.Lines.Should().Equal("J", "J", "J");
        flow.Status.Should().Be("Finished/Finished");
    }
}
