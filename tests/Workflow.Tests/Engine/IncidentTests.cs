using System.Text;
using Workflow.Engine;
using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

public class IncidentTests
{
    [Fact]
    public void After_a_fault_the_burst_goes_on_and_then_the_instance_is_faulted()
    {
        var flow = new Scenario(Chart("root", [Start(), Fault("F"), Line("A"), Line("B"), Work("W"), Line("J")], "start -> F", "start -> A", "A -> B", "start -> W", "F -> J", "B -> J")).Start();

        flow.Lines.Should().Equal("A", "B");
        flow.Status.Should().Be("Finished/Faulted");
        flow.Executions.Should().Be("start:Completed F:Faulted A:Completed W:Running B:Completed");
        flow.State!.Bookmarks.Should().BeEmpty("bookmarks of a faulted instance cannot be resumed");
        flow.Effects.OfType<Effect.RequestWork>().Should().BeEmpty();
    }

    [Fact]
    public void With_the_continuing_strategy_the_rest_goes_on_and_the_instance_waits_for_a_person()
    {
        var flow = new Scenario(Definition(Chart("root", [Start(), Fault("F"), Work("W"), Line("A"), Join("J", "WaitAllActive"), Line("never")],
            "start -> F", "start -> W", "W -> A", "A -> J", "F -> J", "J -> never")).Continuing()).Start();

        flow.Answer("W");

        flow.Lines.Should().Equal("A");
        flow.Status.Should().Be("Running/Suspended");
        flow.Incidents.Should().Be("F:activity.fault");
    }

    [Fact]
    public void An_unknown_type_faults_only_when_it_is_reached()
    {
        var flow = new Scenario(Sequence("root", Line("A"), Work("W"), Node("Nobody.Knows", "X"))).Start();

        flow.Status.Should().Be("Running/Suspended");
        flow.Answer("W");

        flow.Incidents.Should().Be("X:activity.unknown");
        flow.State!.Incidents[0].Message.Should().Be("Activity type Nobody.Knows version 0 could not be found.");
    }

    [Theory]
    [InlineData("JavaScript", "1 +", "expression.syntax")]
    [InlineData("JavaScript", "nobody()", "expression.unknown-name")]
    [InlineData("Liquid", "{{ x }}", "expression.unsupported")]
    [InlineData("CSharp", "1", "expression.unsupported")]
    [InlineData("Python", "1", "expression.unsupported")]
    public void An_expression_that_cannot_run_faults_its_step(string language, string text, string code)
    {
        var flow = new Scenario(Sequence("root", Line("A"), Line("X", new ExpressionText(language, text)))).Start();

        flow.Lines.Should().Equal("A");
        flow.Incidents.Should().Be($"X:{code}");
    }

    [Fact]
    public void Work_that_failed_for_good_faults_its_step_with_the_code()
    {
        var flow = new Scenario(Sequence("root", Work("W"))).Start();

        flow.Fail("W", "register.unavailable");

        flow.Incidents.Should().Be("W:register.unavailable");
        flow.Status.Should().Be("Finished/Faulted");
    }

    [Fact]
    public void The_author_names_the_code_of_a_fault()
    {
        var flow = new Scenario(Node("Elsa.Fault", "F", ("code", "case.impossible"), ("message", "No such case."))).Start();

        flow.State!.Incidents.Should().ContainSingle().Which.Should().Match<Incident>(i => i.Code == "case.impossible" && i.Message == "No such case.");
    }

    [Fact]
    public void An_instance_that_can_never_go_on_says_which_join_waits_for_what()
    {
        var definition = CompiledDeadlock();
        var flow = new Scenario(definition).Start();
        // No stimulus leads here: a document whose open branch has lost its bookmark stands for a bug of ours.
        var text = Encoding.UTF8.GetString(StateJson.Write(flow.State!));
        var broken = text.Replace(BookmarkOf(text, "A"), "", StringComparison.Ordinal);
        var state = StateJson.Read(Encoding.UTF8.GetBytes(broken)).State;

        var ran = WorkflowEngine.Run(definition, state, new Stimulus.Resume(flow.BookmarkOf("B").Id, [], default), new RunContext("i1", flow.Now, Steps.Catalogue, RunLimits.Default));

        var incident = ran.Should().BeOfType<RunResult.Ran>().Subject.State.Incidents.Should().ContainSingle().Subject;
        incident.Should().Match<Incident>(i => i.Code == "flow.deadlock" && i.ActivityId == "J");
        incident.Message.Should().Be("Nothing can go on: join J has the branches from B and waits for those from A.");
    }

    private static WorkflowDefinition CompiledDeadlock() =>
        Definition(Chart("root", [Start(), Work("A"), Work("B"), Join("J", "WaitAllActive")], "start -> A", "start -> B", "A -> J", "B -> J"));

    private static string BookmarkOf(string text, string activity)
    {
        var from = text.IndexOf(",\"bookmark\"", text.IndexOf($":{activity}\"", StringComparison.Ordinal), StringComparison.Ordinal);
        return text[from..(text.IndexOf('}', from) + 1)];
    }
}
