using Workflow.Approvals.Clocks;
using Xunit.Abstractions;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class BranchPausesTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Now = At(2026, 10, 12, 9);

    [Fact]
    public void One_stopped_branch_does_not_stop_the_stage()
    {
        BranchPauses.OfStage([Span(1, null, (5, 8)), Span(1, null)]).Should().BeEmpty();
    }

    [Fact]
    public void The_stage_stands_only_while_all_its_open_branches_stand()
    {
        BranchPauses.OfStage([Span(1, null, (5, 8)), Span(1, null, (7, 12))]).Should().Equal(Days(7, 8));
    }

    [Fact]
    public void A_branch_that_has_ended_or_not_begun_has_no_say()
    {
        BranchPauses.OfStage([Span(1, null, (5, 12)), Span(1, 6), Span(10, null)]).Should().Equal(Days(7, 9));
    }

    [Fact]
    public void A_stage_without_open_branches_runs()
    {
        BranchPauses.OfStage([Span(1, 6)]).Should().BeEmpty();
        BranchPauses.OfStage([]).Should().BeEmpty();
    }

    [Fact]
    public void A_stop_without_end_of_the_only_open_branch_has_no_end_above_either()
    {
        BranchPauses.OfStage([Span(1, null, (5, null)), Span(1, 8)]).Should().Equal(Days(9, null));
    }

    [Fact]
    public void Between_stages_the_case_stands()
    {
        BranchPauses.BetweenStages([Span(1, 6), Span(10, 12)]).Should().Equal(Days(7, 9), Days(13, null));
        BranchPauses.BetweenStages([Span(1, 6), Span(10, null)]).Should().Equal(Days(7, 9));
    }

    [Fact]
    public void The_clock_of_a_stage_follows_its_branches_and_then_changes_no_more()
    {
        var stage = Started.Autumn(scope: ClockScope.Stage);
        var task = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 10, 9)), Now, Hall).Value;
        var pauses = BranchPauses.OfStage([BranchSpan.OfTask(task, Hall.Hours)]);

        var followed = stage.FollowBranches(pauses, StopGround.AllBranchesStopped, Now, Hall).Value;

        followed.Due!.Date.Should().Be(Day(2026, 11, 2));
        followed.Intervals.Single().Should().BeEquivalentTo(new { Kind = IntervalKind.Excluded, Ground = StopGround.AllBranchesStopped, Actor = "system" });
        followed.FollowBranches(pauses, StopGround.AllBranchesStopped, Now, Hall).Value.Should().BeSameAs(followed);
    }

    [Fact]
    public void A_pause_that_no_longer_follows_is_superseded()
    {
        var stage = Started.Autumn(scope: ClockScope.Stage);
        var followed = stage.FollowBranches([HalfRange.OfDays(Day(2026, 9, 28), null)], StopGround.AllBranchesStopped, Now, Hall).Value;

        var released = followed.FollowBranches([], StopGround.AllBranchesStopped, At(2026, 10, 13, 9), Hall).Value;

        followed.Due.Should().BeNull();
        released.Due.Should().Be(stage.Due!);
        released.Intervals.Single().Holds.Should().BeFalse();
    }

    [Fact]
    public void A_case_counts_what_its_stages_count()
    {
        var first = Started.Clock(At(2026, 3, 2, 10), "10wd", scope: ClockScope.Stage);
        first = first.End(first.Due!.Instant.AddHours(-8), Hall).Value;
        var second = Started.Clock(At(2026, 4, 20, 15), "10wd", scope: ClockScope.Stage);
        var whole = Started.Clock(At(2026, 3, 2, 10), "20wd", scope: ClockScope.Case);

        var pauses = BranchPauses.BetweenStages([BranchSpan.OfStage(first), BranchSpan.OfStage(second)]);
        var followed = whole.FollowBranches(pauses, StopGround.BetweenStages, Now, Hall).Value;

        followed.Due.Should().Be(second.Due!);
    }

    [Fact]
    public void Asking_a_task_to_follow_branches_is_a_bug_of_the_caller()
    {
        var task = Started.Autumn();

        var act = () => task.FollowBranches([], StopGround.AllBranchesStopped, Now, Hall);

        act.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Every_half_is_paused_exactly_when_all_open_branches_stand()
    {
        var seed = Seed();
        output.WriteLine($"WORKFLOW_SEED={seed}");
        var random = new Random(seed);
        for (var round = 0; round < 2000; round++)
        {
            var branches = Enumerable.Range(0, random.Next(1, 6)).Select(_ => AnySpan(random)).ToList();

            var stage = BranchPauses.OfStage(branches);
            var gaps = BranchPauses.BetweenStages(branches);

            for (var ordinal = Base.Ordinal - 4; ordinal < Base.Ordinal + 90; ordinal++)
            {
                var half = OfficeHalf.FromOrdinal(ordinal);
                var open = branches.Where(branch => branch.Open.Covers(half)).ToList();
                var stands = open.Count > 0 && open.TrueForAll(branch => branch.Stops.Any(stop => stop.Covers(half)));
                stage.Any(pause => pause.Covers(half)).Should().Be(stands, $"seed {seed}, round {round}, {half}");
                gaps.Any(pause => pause.Covers(half)).Should().Be(open.Count == 0 && half >= branches.Min(branch => branch.Open.From), $"seed {seed}, round {round}, {half}");
            }
        }
    }

    private static OfficeHalf Base => OfficeHalf.MorningOf(Day(2026, 3, 1));

    private static BranchSpan AnySpan(Random random)
    {
        var from = Base.Ordinal + random.Next(20);
        HalfRange Range(int start) => new(OfficeHalf.FromOrdinal(start), random.Next(4) == 0 ? null : OfficeHalf.FromOrdinal(start + random.Next(30)));
        return new(Range(from), [.. Enumerable.Range(0, random.Next(3)).Select(_ => Range(from + random.Next(30)))]);
    }

    private static BranchSpan Span(int from, int? to, params (int From, int? To)[] stops) => new(Days(from, to), [.. stops.Select(stop => Days(stop.From, stop.To))]);

    private static HalfRange Days(int from, int? to) => HalfRange.OfDays(Day(2026, 3, from), to is { } last ? Day(2026, 3, last) : null);
}
