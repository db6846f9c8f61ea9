using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>What a person does about an open incident: the step is done again, or passed over.</summary>
public class MendingTests
{
    private static readonly ExpressionText NeedsX = Script("getX() === null ? nobody() : `x is ${getX()}`");

    [Fact]
    public void A_step_that_is_done_again_evaluates_its_inputs_anew_and_the_flow_goes_on()
    {
        var flow = new Scenario(Definition(
            Chart("root", [Start(), Line("F", NeedsX), Line("after"), Work("W"), SetVariable("set", "x", Script("7"))], "start -> F", "F -> after", "start -> W", "W -> set"),
            Declare("x")).Continuing()).Start();
        flow.Incidents.Should().Be("F:expression.unknown-name");
        flow.Answer("W");

        flow.Apply(new Stimulus.Retry(flow.State!.OpenIncidents[0].Id));

        flow.Lines.Should().Equal("x is 7", "after");
        flow.Status.Should().Be("Finished/Finished");
        flow.Executions.Should().Be("start:Completed F:Completed W:Completed set:Completed after:Completed", "the same execution goes on: no step runs twice");
        flow.Incidents.Should().BeEmpty();
        flow.Journal.Should().ContainSingle(entry => entry.Kind == JournalKind.Retried).Which.Detail.Should().StartWith("expression.unknown-name: ");
    }

    [Fact]
    public void A_step_that_fails_again_leaves_a_new_incident()
    {
        var flow = new Scenario(Definition(Sequence("root", Fault("F"), Line("after"))).Continuing()).Start();
        var first = flow.State!.OpenIncidents[0].Id;

        flow.Apply(new Stimulus.Retry(first));

        flow.State!.OpenIncidents.Should().ContainSingle().Which.Id.Should().NotBe(first);
        flow.Run(new Stimulus.Retry(first)).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("incident.not-open");
    }

    [Fact]
    public void A_step_that_is_passed_over_completes_with_the_outcomes_given()
    {
        var flow = new Scenario(Definition(Chart("root", [Start(), Decision("D", Script("nobody()")), Line("yes"), Line("no")],
            "start -> D", "D:True -> yes", "D:False -> no")).Continuing()).Start();

        flow.Apply(new Stimulus.Skip(flow.State!.OpenIncidents[0].Id, ["False"], "the register is closed this week"));

        flow.Lines.Should().Equal("no");
        flow.Status.Should().Be("Finished/Finished");
        flow.Journal.Should().ContainSingle(entry => entry.Kind == JournalKind.PassedOver).Which.Detail.Should().Be("the register is closed this week");
    }

    [Fact]
    public void An_instance_that_ended_by_faults_lives_again_when_the_last_of_them_is_mended()
    {
        var flow = new Scenario(Chart("root", [Start(), Fault("F"), Fault("G"), Work("W"), Line("A")], "start -> F", "start -> G", "start -> W", "W -> A")).Start();
        flow.Status.Should().Be("Finished/Faulted");
        var waiting = flow.State!.OpenIncidents.Select(incident => incident.Id).ToList();

        flow.Apply(new Stimulus.Skip(waiting[0], [], "not needed"));
        flow.Status.Should().Be("Finished/Faulted");
        flow.State!.Bookmarks.Should().BeEmpty();
        flow.Apply(new Stimulus.Skip(waiting[1], [], "not needed"));

        flow.Status.Should().Be("Running/Suspended");
        flow.Waiting.Should().Be("W", "what waited before waits again");
        flow.Answer("W").Lines.Should().Equal("A");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_loop_body_done_again_keeps_its_item()
    {
        var flow = new Scenario(Definition(
            Chart("root",
                [Start(), ParallelForEach("P", Line("B", Script("getX() === null ? nobody() : getCurrentValue()")), "a", "b"),
                 Work("W"), SetVariable("set", "x", Script("1"))],
                "start -> P", "start -> W", "W -> set"),
            Declare("x")).Continuing()).Start();
        flow.Incidents.Should().Be("B:expression.unknown-name B:expression.unknown-name");
        flow.Answer("W");

        foreach (var incident in flow.State!.OpenIncidents)
        {
            flow.Apply(new Stimulus.Retry(incident.Id));
        }

        flow.Lines.Should().Equal("a", "b");
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void An_incident_whose_step_was_taken_back_holds_nobody_up()
    {
        var flow = new Scenario(Definition(Chart("root", [Start(), Fault("F"), Work("W"), Join("J", "WaitAny"), Work("Z")], "start -> F", "start -> W", "F -> J", "W -> J", "J -> Z")).Continuing()).Start();
        var taken = flow.State!.OpenIncidents[0].Id;

        flow.Answer("W");

        flow.Executions.Should().Be("start:Completed F:Canceled W:Completed J:Completed Z:Running");
        flow.State!.Incidents.Should().ContainSingle("it is history");
        flow.State.OpenIncidents.Should().BeEmpty();
        flow.Run(new Stimulus.Skip(taken, [], "")).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("incident.not-open");
    }

    [Fact]
    public void What_faulted_can_still_be_cancelled()
    {
        var flow = new Scenario(Chart("root", [Start(), Fault("F"), Work("W")], "start -> F", "start -> W")).Start();

        flow.Cancel();

        flow.Status.Should().Be("Finished/Cancelled");
        flow.State!.OpenIncidents.Should().BeEmpty();
        flow.Run(new Stimulus.Cancel("again")).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("instance.finished");
    }

    [Fact]
    public void What_no_mending_can_help_is_refused()
    {
        var endless = new Scenario(Node("Elsa.While", "L", ("condition", true)).Port("body", Line("B"))) { Limits = RunLimits.Default with { MaxSteps = 50 } }.Start();
        var incident = endless.State!.OpenIncidents.Should().ContainSingle().Subject;
        incident.Code.Should().Be("run.step-limit");

        endless.Run(new Stimulus.Retry(incident.Id)).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("incident.not-mendable");
        endless.Run(new Stimulus.Skip(incident.Id, [], "")).Should().BeOfType<RunResult.Refused>().Which.Code.Should().Be("incident.not-mendable");
    }

    [Fact]
    public void A_run_that_was_undone_can_be_taken_up_where_it_stood()
    {
        var flow = new Scenario(Chart("root", [Start(), Work("W"), SetVariable("big", "x", Script("'x'.repeat(9000)")), Work("V"), Line("A")], "start -> W", "W -> big", "start -> V", "V -> A"), Declare("x"))
        { Limits = RunLimits.Default with { MaxStateBytes = 6_000 } }.Start();
        flow.Answer("W");
        flow.Status.Should().Be("Finished/Faulted");

        flow.Apply(new Stimulus.Skip(flow.State!.OpenIncidents[0].Id, [], "seen"));

        flow.Status.Should().Be("Running/Suspended");
        flow.Waiting.Should().Be("W V");
    }
}
