using Workflow.Engine.Definitions;
using Workflow.Tests.Engine;
using static Workflow.Tests.Engine.Steps;

namespace Workflow.Tests.Conformance;

/// <summary>The join truth table: diamond with immediate branches (D), left branch waits (B), False side of a decision dead (P).</summary>
public class JoinTableTests
{
    public static TheoryData<string, string, string, string> Table => new()
    {
        // target, lines of D, lines of B while the task is open, lines of P
        { "None", "L R J after", "R", "L J after" },
        { "Stream", "L R J after", "R", "L J after" },
        { "Merge", "L R J after", "R", "L J after" },
        { "Converge", "L R J after", "R", "L J after" },
        { "Cascade", "L R J J after after", "R J after", "L J after" },
        { "Race", "L R J after", "R J after", "L J after" },
        { "WaitAll", "L R after", "R", "L" },
        { "WaitAllActive", "L R after", "R", "L after" },
        { "WaitAny", "L R after", "R after", "L after" },
        { "FlowJoin", "L R after", "R after", "L after" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_join_follows_the_truth_table(string target, string diamond, string blocked, string dead)
    {
        var d = new Scenario(Diamond(target, Line("L"))).Start();
        var b = new Scenario(Diamond(target, Work("L"))).Start();
        var p = new Scenario(DeadPath(target)).Start();

        string.Join(" ", d.Lines).Should().Be(diamond);
        d.Status.Should().Be("Finished/Finished");
        string.Join(" ", b.Lines).Should().Be(blocked);
        string.Join(" ", p.Lines).Should().Be(dead);
        p.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("None", "R J after")]
    [InlineData("Merge", "R J after")]
    [InlineData("Cascade", "R J after J after")]
    [InlineData("WaitAll", "R after")]
    [InlineData("WaitAllActive", "R after")]
    public void A_waiting_branch_that_ends_lets_the_instance_finish(string target, string lines)
    {
        var scenario = new Scenario(Diamond(target, Work("L"))).Start();

        scenario.Answer("L");

        string.Join(" ", scenario.Lines).Should().Be(lines);
        scenario.Status.Should().Be("Finished/Finished");
    }

    [Theory]
    [InlineData("Race")]
    [InlineData("WaitAny")]
    public void The_loser_of_a_race_is_cancelled_and_the_instance_finishes(string target)
    {
        var scenario = new Scenario(Diamond(target, Work("L"))).Start();

        scenario.Executions.Should().Be("start:Completed L:Canceled R:Completed J:Completed after:Completed");
        scenario.Status.Should().Be("Finished/Finished");
        scenario.Effects.OfType<Workflow.Engine.Effect.RequestWork>().Should().BeEmpty("nobody may do the work of a cancelled step");
    }

    internal static ActivityNode Target(string target) => target switch
    {
        "FlowJoin" => Join("J", null),
        "WaitAll" or "WaitAllActive" or "WaitAny" => Join("J", target),
        _ => Line("J").Merging(Enum.Parse<MergeMode>(target)),
    };

    private static ActivityNode Diamond(string target, ActivityNode left) =>
        Chart("root", [Start(), left, Line("R"), Target(target), Line("after")], "start -> L", "start -> R", "L -> J", "R -> J", "J -> after");

    private static ActivityNode DeadPath(string target) =>
        Chart("root", [Decision("start", true), Line("L"), Line("R"), Target(target), Line("after")], "start:True -> L", "start:False -> R", "L -> J", "R -> J", "J -> after");
}
