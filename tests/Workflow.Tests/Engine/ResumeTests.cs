using Workflow.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>E5: a bookmark is used at most once.</summary>
public class ResumeTests
{
    [Fact]
    public void A_second_answer_to_one_bookmark_is_refused()
    {
        var flow = new Scenario(Sequence("root", Work("A"), Work("B"))).Start();
        var used = flow.BookmarkOf("A").Id;
        flow.Answer("A");

        var refused = flow.Run(new Stimulus.Resume(used, [], default));

        refused.Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("bookmark.not-found");
    }

    [Fact]
    public void An_answer_that_comes_after_the_end_is_refused()
    {
        var flow = new Scenario(Sequence("root", Work("A"))).Start();
        var used = flow.BookmarkOf("A").Id;
        flow.Answer("A");

        flow.Run(new Stimulus.Resume(used, [], default)).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("bookmark.not-found");
        flow.Run(new Stimulus.Fail(used, "late", "late")).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("bookmark.not-found");
    }

    [Fact]
    public void An_answer_to_a_cancelled_branch_is_refused()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("A"), Work("B"), Join("J", "WaitAny"), Work("hold")], "start -> A", "start -> B", "A -> J", "B -> J", "J -> hold")).Start();
        var cancelled = flow.BookmarkOf("B").Id;
        flow.Answer("A");

        flow.Run(new Stimulus.Resume(cancelled, [], default)).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("bookmark.not-found");
    }

    [Fact]
    public void An_instance_is_started_once_and_moved_only_after_its_start()
    {
        var flow = new Scenario(Work("A"));
        var early = flow.Run(new Stimulus.Resume("i1:1", [], default));
        flow.Start();

        var again = flow.Run(new Stimulus.Start(new(StringComparer.Ordinal)));

        early.Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("instance.missing");
        again.Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("instance.exists");
    }

    [Fact]
    public void A_state_is_not_run_by_another_version()
    {
        var flow = new Scenario(Sequence("root", Work("A"))).Start();
        var other = Definition(Sequence("root", Work("A"))) with { VersionId = "flow:2" };

        var refused = WorkflowEngine.Run(other, flow.State, new Stimulus.Cancel("x"), new RunContext("i1", flow.Now, Steps.Catalogue, RunLimits.Default));

        refused.Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("state.other-definition");
    }
}
