using Workflow.Engine.Definitions;
using Workflow.Engine.State;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Engine;

/// <summary>Elsa.Complete inside containers: the workflow ends, and nothing that a container would begin afterwards does.</summary>
public sealed class CompleteTests
{
    private static ActivityNode Complete => Node("Elsa.Complete", "complete", ("outcomes", "Y"));

    private static ActivityNode Choice => Node("Elsa.If", "if", ("condition", true)).Port("then", Complete);

    public static TheoryData<string, ActivityNode> Followers => new()
    {
        { "line", Line("X") },
        { "output", Node("Elsa.SetOutput", "X", ("outputName", "o"), ("outputValue", 1)) },
        { "event", Node("Elsa.PublishEvent", "X", ("eventName", "e")) },
        { "complete", Node("Elsa.Complete", "X", ("outcomes", "Z")) },
        { "fault", Fault("X") },
    };

    [Theory]
    [MemberData(nameof(Followers))]
    public void What_follows_a_Complete_inside_an_If_never_runs(string what, ActivityNode follower)
    {
        var flow = new Scenario(Sequence("root", Choice, follower)).Start();

        flow.Status.Should().Be("Finished/Finished", what);
        flow.State!.Outcomes.Should().Equal("Y");
        flow.State.Output.Should().BeEmpty();
        flow.Effects.Should().BeEmpty();
        flow.Incidents.Should().BeEmpty();
        flow.Journal.Should().NotContain(entry => entry.ActivityId == "X");
    }

    public static TheoryData<string, ActivityNode> Nestings => new()
    {
        { "sequence in sequence", Sequence("root", Sequence("inner", Complete), Line("X")) },
        { "three sequences", Sequence("root", Sequence("middle", Sequence("inner", Choice, Line("Y")), Line("Z")), Line("X")) },
        { "flowchart in flowchart", Chart("root", [Chart("inner", [Start("s"), Complete], "s -> complete"), Line("X")], "inner -> X") },
        { "sequence in flowchart", Chart("root", [Sequence("inner", Choice), Line("X")], "inner -> X") },
        { "flowchart in sequence", Sequence("root", Chart("inner", [Choice, Line("Y")], "if -> Y"), Line("X")) },
        { "switch", Sequence("root", Node("Elsa.Switch", "switch").Port("default", Complete), Line("X")) },
        { "for each", Sequence("root", ForEach("each", Sequence("body", Choice, Line("Y")), "1", "2"), Line("X")) },
        { "while", Sequence("root", Node("Elsa.While", "while", ("condition", true)).Port("body", Choice), Line("X")) },
    };

    [Theory]
    [MemberData(nameof(Nestings))]
    public void Complete_ends_every_container_around_it(string nesting, ActivityNode root)
    {
        var flow = new Scenario(root).Start();

        flow.Status.Should().Be("Finished/Finished", nesting);
        flow.State!.Outcomes.Should().Equal("Y");
        flow.Lines.Should().BeEmpty();
        flow.Journal.Count(entry => entry.Kind == JournalKind.Started && entry.ActivityId == "complete").Should().Be(1);
    }

    [Fact]
    public void A_loop_is_not_asked_for_its_next_round_when_its_body_completes_the_workflow()
    {
        var loop = Node("Elsa.While", "while", ("condition", Script("getN() > 0 ? nobody.knows : true"))).Port("body", Sequence("body", SetVariable("set", "n", Script("1")), Choice));

        var flow = new Scenario(Sequence("root", loop), Declare("n", "Int32", 0)).Start();

        flow.Incidents.Should().BeEmpty();
        flow.Status.Should().Be("Finished/Finished");
    }

    [Fact]
    public void A_sibling_that_stood_in_the_queue_before_the_Complete_still_runs()
    {
        var flow = new Scenario(Node("Elsa.Parallel", "root") with { Activities = [Complete, Sequence("beside", Line("beside1"))] }).Start();

        flow.Lines.Should().Equal("beside1");
        flow.Status.Should().Be("Finished/Finished");
    }
}
