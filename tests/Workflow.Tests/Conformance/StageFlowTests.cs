using Workflow.Engine.Definitions;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Conformance;

/// <summary>The shape of an approval: an intake with a supplement loop, a set of parallel reviews, a join, twice.</summary>
public class StageFlowTests
{
    private static ActivityNode Stages => Chart("root",
        [
            Start(), Work("A1"), Work("B1"), Work("D1"), Work("C1"), Work("r1"), Work("r2"), Work("r3"), Join("J1", "WaitAllActive"), Work("E1"),
            Work("A2"), Work("B2"), Work("D2"), Work("C2"), Work("q1"), Work("q2"), Join("J2", "WaitAllActive"), Work("E2"), Line("granted"), Line("Z"),
        ],
        "start -> A1", "A1 -> B1", "B1:Accepted -> C1", "B1:Supplement -> D1", "B1:Refused -> Z", "D1:Answered -> B1", "D1:Overdue -> Z",
        "C1:m1 -> r1", "C1:m2 -> r2", "C1:m3 -> r3", "r1:Agreed -> J1", "r1:Conditions -> J1", "r1:Refused -> J1", "r2:Agreed -> J1", "r2:Refused -> J1", "r3:Agreed -> J1",
        "J1 -> E1", "E1:Passed -> A2", "E1:Failed -> Z",
        "A2 -> B2", "B2:Accepted -> C2", "B2:Supplement -> D2", "B2:Refused -> Z", "D2:Answered -> B2", "D2:Overdue -> Z",
        "C2:m1 -> q1", "C2:m2 -> q2", "q1 -> J2", "q2 -> J2", "J2 -> E2", "E2:Passed -> granted", "E2:Failed -> Z");

    [Fact]
    public void A_project_passes_two_stages_with_supplements_and_chosen_matters()
    {
        var flow = new Scenario(Stages).Start();

        flow.Answer("A1").Answer("B1", "Supplement").Answer("D1", "Answered").Answer("B1", "Supplement").Answer("D1", "Answered").Answer("B1", "Accepted");
        flow.Answer("C1", "m1", "m3");
        flow.Waiting.Should().Be("r1 r3");
        flow.Answer("r3", "Agreed").Answer("r1", "Conditions");
        flow.Waiting.Should().Be("E1");
        flow.Answer("E1", "Passed").Answer("A2").Answer("B2", "Accepted").Answer("C2", "m2").Answer("q2").Answer("E2", "Passed");

        flow.Lines.Should().Equal("granted");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void An_overdue_supplement_ends_the_case()
    {
        var flow = new Scenario(Stages).Start();

        flow.Answer("A1").Answer("B1", "Supplement").Answer("D1", "Overdue");

        flow.Lines.Should().Equal("Z");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_stage_nobody_is_chosen_for_ends_the_path()
    {
        var flow = new Scenario(Stages).Start();

        flow.Answer("A1").Answer("B1", "Accepted").Answer("C1", "none");

        flow.Lines.Should().BeEmpty();
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_case_can_be_withdrawn_in_the_middle()
    {
        var flow = new Scenario(Stages).Start();
        flow.Answer("A1").Answer("B1", "Accepted").Answer("C1", "m1", "m2", "m3").Answer("r2", "Agreed");

        flow.Cancel();

        flow.Status.Should().Be("Finished/Cancelled");
        flow.Executions.Should().EndWith("r1:Canceled r2:Completed r3:Canceled");
        flow.Run(new Workflow.Engine.Stimulus.Cancel("again")).Should().BeOfType<Workflow.Engine.RunResult.Refused>().Which.Code.Should().Be("instance.finished");
    }
}
