using Workflow.Engine;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

public class WaitTests
{
    [Fact]
    public void An_event_waits_by_name_and_leaves_its_payload()
    {
        var flow = new Scenario(Sequence("root", Event("E", "paid").Binding("result", "x"), Line("line", Variable("x"))), Declare("x")).Start();

        flow.BookmarkOf("E").Should().Match<Bookmark>(b => b.Kind == BookmarkKind.Event && b.Key == "paid");
        flow.Answer("E", Value.Of("100"));

        flow.Lines.Should().Equal("100");
    }

    [Fact]
    public void The_event_that_started_the_instance_does_not_wait_the_first_time()
    {
        var flow = new Scenario(Chart("root", [Start(), Line("usual"), Event("E", "paid").Binding("result", "x"), Line("line", Variable("x"))], "start -> usual", "E -> line", "line -> E"), Declare("x"));

        flow.StartedBy("E", Value.Of("first"));
        flow.Lines.Should().Equal("first");
        flow.Answer("E", Value.Of("second"));

        flow.Lines.Should().Equal("first", "second");
        flow.Waiting.Should().Be("E");
    }

    [Fact]
    public void A_local_event_reaches_who_waits_and_who_waits_later()
    {
        var publish = Node("Elsa.PublishEvent", "publish", ("eventName", "go"), ("isLocalEvent", true), ("payload", "now"));
        var early = new Scenario(Sequence("root", publish, Work("W"), Event("E", "go").Binding("result", "x"), Line("line", Variable("x"))), Declare("x")).Start();
        var late = new Scenario(Node("Elsa.Parallel", "par") with { Activities = [Event("E", "go"), Sequence("s", Line("A"), publish, Line("B"))] }).Start();

        early.Answer("W");

        early.Lines.Should().Equal("now");
        early.Effects.OfType<Effect.PublishEvent>().Should().BeEmpty();
        late.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_local_event_nobody_waits_for_is_forgotten_after_ten_minutes()
    {
        var publish = Node("Elsa.PublishEvent", "publish", ("eventName", "go"), ("isLocalEvent", true));
        var flow = new Scenario(Sequence("root", publish, Work("W"), Event("E", "go"))).Start();

        flow.Now = flow.Now.AddMinutes(11);
        flow.Answer("W");

        flow.Waiting.Should().Be("E");
    }

    [Fact]
    public void A_published_event_leaves_as_an_effect()
    {
        var flow = new Scenario(Node("Elsa.PublishEvent", "publish", ("eventName", "go"), ("correlationId", "c"), ("payload", "p"))).Start();

        flow.Effects.Should().ContainSingle().Which.Should().BeOfType<Effect.PublishEvent>().Which.Should().Match<Effect.PublishEvent>(e => e.EventName == "go" && e.CorrelationId == "c");
    }

    [Fact]
    public void A_task_is_asked_for_and_its_report_goes_on()
    {
        var flow = new Scenario(Sequence("root", Node("Elsa.RunTask", "T", ("taskName", "print")).Binding("taskId", "x"), Line("line", Variable("x"))), Declare("x")).Start();
        var asked = flow.Effects.OfType<Effect.RequestTask>().Single();

        flow.Apply(new Stimulus.Resume(asked.BookmarkId, [], default));

        asked.TaskName.Should().Be("print");
        flow.Lines.Should().Equal(asked.TaskId);
    }

    [Theory]
    [InlineData("00:00:05", 5)]
    [InlineData("PT2M", 120)]
    public void A_delay_is_due_from_now(string span, int seconds)
    {
        var flow = new Scenario(Node("Elsa.Delay", "D", ("timeSpan", span))).Start();

        flow.BookmarkOf("D").DueAt.Should().Be(flow.Now.AddSeconds(seconds));
        flow.Answer("D").Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void An_absurd_delay_faults()
    {
        var flow = new Scenario(Node("Elsa.Delay", "D", ("timeSpan", "10675199.00:00:00"))).Start();

        flow.Incidents.Should().Be("D:timer.out-of-range");
    }

    [Fact]
    public void StartAt_waits_for_the_future_and_passes_the_past()
    {
        var future = new Scenario(Node("Elsa.StartAt", "S", ("dateTime", "2027-01-01T00:00:00+08:00"))).Start();
        var past = new Scenario(Node("Elsa.StartAt", "S", ("dateTime", "2020-01-01T00:00:00Z"))).Start();

        future.BookmarkOf("S").DueAt.Should().Be(new DateTimeOffset(2026, 12, 31, 16, 0, 0, TimeSpan.Zero));
        past.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void Work_is_asked_for_with_its_evaluated_inputs_and_answers_choose_the_way()
    {
        var work = Node(WorkType, "W", ("matter", Script("'land-' + 1")));
        var flow = new Scenario(Chart("root", [work, Line("agreed"), Line("refused")], "W:Agreed -> agreed", "W:Refused -> refused")).Start();
        var asked = flow.Effects.OfType<Effect.RequestWork>().Single();

        flow.Apply(new Stimulus.Resume(asked.BookmarkId, ["Refused"], default));

        asked.Inputs["matter"].Should().Be(Value.Of("land-1"));
        asked.ActivityId.Should().Be("W");
        flow.Lines.Should().Equal("refused");
    }
}
