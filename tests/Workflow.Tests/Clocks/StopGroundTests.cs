using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class StopGroundTests
{
    private static readonly DateTimeOffset Now = At(2026, 9, 28, 9);

    public static TheoryData<StopGround> Special => [.. Enum.GetValues<StopGround>().Where(ground => ground <= StopGround.ExpertReview)];

    public static TheoryData<StopGround> Local => [StopGround.PublicNotice, StopGround.Rectification, StopGround.Meeting, StopGround.Supplement];

    [Fact]
    public void Every_ground_stands_at_its_place_in_the_list()
    {
        StopGrounds.All.Select(rule => rule.Ground).Should().Equal(Enum.GetValues<StopGround>());
        StopGrounds.All.Select(rule => rule.Code).Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [MemberData(nameof(Special))]
    public void The_eight_grounds_of_article_45_stop_both_clocks(StopGround ground)
    {
        Ask(ClockKind.Statutory, ground, Started.Article45).IsRefused.Should().BeFalse();
        Ask(ClockKind.Promised, ground, Started.Article45).IsRefused.Should().BeFalse();
    }

    [Theory]
    [MemberData(nameof(Local))]
    public void Grounds_of_local_rules_never_stop_the_statutory_clock(StopGround ground)
    {
        var refusal = Ask(ClockKind.Statutory, ground, Started.LocalRule).Refusal!;

        refusal.Code.Should().Be("stop.ground-not-lawful");
        refusal.Message.Should().EndWith("Grounds: hearing, tender, auction, inspection, test, quarantine, appraisal, expert-review, waits-for-upstream.");
        refusal.LegalSource.Should().Be("行政许可法 art. 45");
    }

    [Theory]
    [MemberData(nameof(Local))]
    public void Grounds_of_local_rules_stop_the_promise_only_where_one_is_cited(StopGround ground)
    {
        Ask(ClockKind.Promised, ground, Started.LocalRule).IsRefused.Should().BeFalse();
        Ask(ClockKind.Promised, ground, Started.Article45).Refusal!.Code.Should().Be("stop.local-rule-missing");
        Ask(ClockKind.Promised, ground, Started.LocalRule with { IsAssumption = true }).Refusal!.Code.Should().Be("stop.local-rule-missing");
    }

    [Theory]
    [InlineData(ClockKind.Statutory)]
    [InlineData(ClockKind.Promised)]
    public void Waiting_for_another_result_stops_both_clocks_of_a_task_and_of_nothing_else(ClockKind kind)
    {
        var basis = new LegalBasis("浙江省保障“最多跑一次”改革规定", "5", null);

        Ask(kind, StopGround.WaitsForUpstream, basis).IsRefused.Should().BeFalse();
        Ask(kind, StopGround.WaitsForUpstream, basis, ClockScope.Stage).Refusal!.Code.Should().Be("stop.ground-not-lawful");
    }

    [Theory]
    [InlineData(StopGround.AllBranchesStopped)]
    [InlineData(StopGround.BetweenStages)]
    public void Nobody_asks_for_what_follows_from_branches(StopGround ground)
    {
        Ask(ClockKind.Promised, ground, Started.Article45, ClockScope.Stage).Refusal!.Code.Should().Be("stop.ground-not-lawful");
    }

    [Fact]
    public void Without_a_ground_the_answer_is_the_list_of_grounds()
    {
        var refusal = Ask(ClockKind.Promised, ground: null, Started.Article45).Refusal!;

        refusal.Code.Should().Be("stop.ground-missing");
        refusal.Values.Single(value => value.Name == "grounds").Text.Split(", ").Should().HaveCount(13);
    }

    [Fact]
    public void Without_a_provision_a_stop_is_refused_with_the_list_of_grounds()
    {
        var request = Started.Stop(Day(2026, 9, 28), null) with { Basis = null };

        var refusal = Started.Autumn().Stop(request, Now, Hall).Refusal!;

        refusal.Code.Should().Be("stop.basis-missing");
        refusal.Values.Should().Contain(value => value.Name == "grounds" && value.Text.Contains("expert-review"));
    }

    [Fact]
    public void A_limit_of_another_law_stops_only_where_that_law_says_so()
    {
        var clock = Started.Autumn(basis: new LegalBasis("环境影响评价法", "22", new(2026, 1, 5)), limit: "60d");

        clock.Stop(Started.Stop(Day(2026, 9, 28), null), Now, Hall).Refusal!.Code.Should().Be("stop.law-silent");
        clock.Stop(Started.Stop(Day(2026, 9, 28), null, basis: new LegalBasis("环境影响评价法", "21", null)), Now, Hall).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void A_ground_is_found_by_its_code()
    {
        StopGrounds.Find("expert-review").Value.Should().Be(StopGround.ExpertReview);
        StopGrounds.Find("holiday").Refusal!.Code.Should().Be("stop.ground-unknown");
    }

    private static Approvals.Result<Clock> Ask(ClockKind kind, StopGround? ground, LegalBasis basis, ClockScope scope = ClockScope.Task) =>
        Started.Autumn(kind, scope).Stop(Started.Stop(Day(2026, 9, 28), null, ground, basis), Now, Hall);
}
