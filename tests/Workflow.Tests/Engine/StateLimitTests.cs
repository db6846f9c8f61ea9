using Workflow.Engine;
using Workflow.Engine.State;
using Workflow.Engine.Values;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>E7: a state that would be too large is never stored.</summary>
public class StateLimitTests
{
    private static readonly Value Large = Value.Of(new string('长', 2_000));

    private static Scenario Growing => new(Sequence("root", Work("W").Binding("result", "kept"), Work("U"), Line("end")), Declare("kept", "Object")) { Limits = new RunLimits(MaxStateBytes: 4_000) };

    [Fact]
    public void A_run_that_ends_with_too_large_a_state_is_undone_and_the_instance_faults_where_it_stood()
    {
        var flow = Growing.Start();
        var before = flow.State!;

        flow.Answer("W", Large);

        flow.Status.Should().Be("Finished/Faulted");
        flow.Incidents.Should().Be("root:run.state-limit");
        StateJson.Write(flow.State!).Length.Should().BeLessThan(1_000);
        flow.State!.Executions.Select(execution => execution.NodeId).Should().Equal(before.Executions.Select(execution => execution.NodeId));
        flow.Effects.OfType<Effect.RequestWork>().Select(work => work.ActivityId).Should().Equal("W");
    }

    [Fact]
    public void The_state_before_stays_usable_for_a_smaller_answer()
    {
        var flow = Growing.Start();

        flow.Run(new Stimulus.Resume(flow.BookmarkOf("W").Id, [], Large)).Should().BeOfType<RunResult.Ran>().Which.State.SubStatus.Should().Be(InstanceSubStatus.Faulted);

        flow.Answer("W", Value.Of("short")).Answer("U").Lines.Should().Equal("end");
    }

    [Fact]
    public void A_start_with_too_large_an_input_leaves_a_faulted_instance_without_it()
    {
        var flow = Growing.Start(("big", Large));

        flow.Status.Should().Be("Finished/Faulted");
        flow.Incidents.Should().Be("root:run.state-limit");
        flow.State!.Input.Should().BeEmpty();
        flow.Effects.Should().BeEmpty();
    }

    [Fact]
    public void A_value_that_shares_its_parts_many_times_over_is_seen_without_writing_it()
    {
        var value = Large;
        Seed.Repeat(30, () => value = Value.Array(value, value));

        Growing.Start().Answer("W", value).Incidents.Should().Be("root:run.state-limit");
    }

    [Fact]
    public void Cancelling_is_possible_however_large_the_state()
    {
        var flow = Growing.Start();
        var tight = new Scenario(Sequence("root", Work("W"))) { Limits = new RunLimits(MaxStateBytes: 10) };

        flow.Cancel().Status.Should().Be("Finished/Cancelled");
        tight.Start().Incidents.Should().Be("root:run.state-limit");
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(-1, true)]
    public void The_limit_is_the_size_of_the_written_document(int room, bool isUndone)
    {
        var size = StateJson.Write(Growing.Start().State!).Length;

        var flow = new Scenario(Sequence("root", Work("W").Binding("result", "kept"), Work("U"), Line("end")), Declare("kept", "Object")) { Limits = new RunLimits(MaxStateBytes: size + room) }.Start();

        (flow.Incidents.Length > 0).Should().Be(isUndone);
    }
}
