using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class ClockStopTests
{
    private static readonly DateTimeOffset Now = At(2026, 9, 28, 9);

    [Fact]
    public void A_clock_starts_on_the_day_after_its_start_event()
    {
        var clock = Started.Autumn();

        clock.CountsAfter.Should().Be(OfficeHalf.AfternoonOf(Day(2026, 9, 21)));
        clock.Due!.ToString().Should().Be("2026-10-26 24:00");
        clock.Epoch.Should().Be(1);
        clock.CalendarVersion.Should().Be("cn-2020-2026");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(23)]
    public void The_startup_of_version_one_accepted_at_any_time_ends_on_the_make_up_saturday_at_half_past_five(int hour)
    {
        var registration = Started.Clock(At(2026, 4, 30, hour), "2.5wd");
        var seal = Started.Clock(registration.Due!.Instant, "2hd", startEvent: StartEvent.UpstreamResult);
        var tax = Started.Clock(seal.Due!.Instant, "1hd", startEvent: StartEvent.UpstreamResult);
        var whole = Started.Clock(At(2026, 4, 30, hour), "8hd", scope: ClockScope.Case);

        registration.Due.ToString().Should().Be("2026-05-08 12:00");
        seal.Due.ToString().Should().Be("2026-05-09 12:00");
        tax.Due!.ToString().Should().Be("2026-05-09 17:30");
        whole.Due.Should().Be(tax.Due);
    }

    [Fact]
    public void A_whole_day_limit_that_starts_with_an_upstream_result_counts_from_the_next_day()
    {
        var clock = Started.Clock(At(2026, 5, 8, 12), "1wd", startEvent: StartEvent.UpstreamResult);

        clock.Due!.ToString().Should().Be("2026-05-09 24:00");
    }

    [Fact]
    public void A_stop_over_a_holiday_pays_back_its_working_days_only()
    {
        var stopped = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 10, 9)), Now, Hall).Value;

        stopped.Due!.ToString().Should().Be("2026-11-02 24:00");
        stopped.Epoch.Should().Be(2);
        stopped.Intervals.Single().Should().BeEquivalentTo(new
        {
            Number = 1,
            Kind = IntervalKind.Stopped,
            Ground = StopGround.ExpertReview,
            Basis = Started.Article45,
            Actor = "officer-7",
            KnownAt = Now,
            CalendarVersion = "cn-2020-2026",
        });
    }

    [Fact]
    public void A_stop_without_end_leaves_no_due_date_until_the_clock_resumes()
    {
        var open = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), to: null), Now, Hall).Value;
        var resumed = open.Resume(OfficeHalf.AfternoonOf(Day(2026, 10, 9)), "officer-7", At(2026, 10, 9, 16), Hall).Value;

        open.Due.Should().BeNull();
        open.StandsIn(OfficeHalf.MorningOf(Day(2026, 12, 1))).Should().BeTrue();
        open.UsedThrough(OfficeHalf.MorningOf(Day(2026, 12, 1)), Hall).Should().Be(3);
        resumed.Due!.ToString().Should().Be("2026-11-02 24:00");
    }

    [Fact]
    public void Resuming_supersedes_the_entry_and_keeps_both_views()
    {
        var resumedAt = At(2026, 9, 30, 16);
        var open = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), to: null), Now, Hall).Value;

        var resumed = open.Resume(OfficeHalf.AfternoonOf(Day(2026, 9, 30)), "officer-8", resumedAt, Hall).Value;

        resumed.Intervals.Select(entry => (entry.Number, entry.To, entry.Holds)).Should().Equal(
            (1, null, false), (2, OfficeHalf.AfternoonOf(Day(2026, 9, 30)), true));
        resumed.Intervals.Single(entry => entry.WasKnown(At(2026, 9, 29, 9))).Number.Should().Be(1);
        resumed.Intervals.Single(entry => entry.WasKnown(resumedAt)).Number.Should().Be(2);
    }

    [Fact]
    public void A_stop_with_a_planned_end_can_end_earlier()
    {
        var planned = Started.Autumn().Stop(Started.Stop(Day(2026, 10, 12), Day(2026, 10, 16)), Now, Hall).Value;

        var resumed = planned.Resume(OfficeHalf.AfternoonOf(Day(2026, 10, 13)), "officer-7", At(2026, 10, 13, 17), Hall).Value;

        planned.Due!.Date.Should().Be(Day(2026, 11, 2));
        resumed.Due!.Date.Should().Be(Day(2026, 10, 28));
    }

    [Fact]
    public void A_clock_that_runs_cannot_resume()
    {
        Started.Autumn().Resume(OfficeHalf.AfternoonOf(Day(2026, 9, 30)), "officer-7", Now, Hall).Refusal!.Code.Should().Be("clock.not-stopped");
    }

    [Fact]
    public void Resuming_before_the_stop_began_is_refused()
    {
        var open = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), to: null), Now, Hall).Value;

        open.Resume(OfficeHalf.AfternoonOf(Day(2026, 9, 25)), "officer-7", Now, Hall).Refusal!.Code.Should().Be("stop.ends-before-start");
    }

    [Fact]
    public void Stops_that_touch_are_two_stops()
    {
        var twice = Started.Autumn()
            .Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 9, 29)), Now, Hall).Value
            .Stop(Started.Stop(Day(2026, 9, 30), Day(2026, 10, 9), StopGround.Hearing), Now, Hall).Value;

        twice.Due!.Date.Should().Be(Day(2026, 11, 2));
        twice.Pauses.Should().ContainSingle();
        twice.Epoch.Should().Be(3);
    }

    [Theory]
    [InlineData("2026-09-18", "2026-09-25", "stop.before-start")]
    [InlineData("2026-09-30", "2026-09-29", "stop.ends-before-start")]
    [InlineData("2026-10-08", "2026-10-20", "stop.overlaps")]
    [InlineData("2026-09-25", null, "stop.overlaps")]
    public void A_stop_at_an_impossible_time_is_refused_and_changes_nothing(string from, string? to, string code)
    {
        var clock = Started.Autumn().Stop(Started.Stop(Day(2026, 10, 12), Day(2026, 10, 16)), Now, Hall).Value;

        var request = Started.Stop(
            DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture),
            to is null ? null : DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture));

        clock.Stop(request, Now, Hall).Refusal!.Code.Should().Be(code);
    }

    [Fact]
    public void A_stop_over_an_open_stop_is_refused()
    {
        var open = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), to: null), Now, Hall).Value;

        open.Stop(Started.Stop(Day(2026, 10, 12), Day(2026, 10, 16), StopGround.Hearing), Now, Hall).Refusal!.Code.Should().Be("stop.overlaps");
    }

    [Fact]
    public void A_stop_after_the_end_is_kept_and_moves_nothing()
    {
        var clock = Started.Autumn().Stop(Started.Stop(Day(2026, 10, 27), to: null), At(2026, 10, 27, 9), Hall).Value;

        clock.Due!.Date.Should().Be(Day(2026, 10, 26));
        clock.Intervals.Should().ContainSingle();
    }

    [Fact]
    public void An_ended_clock_takes_no_verb_and_keeps_its_due_date()
    {
        var ended = Started.Autumn().End(At(2026, 10, 9, 11), Hall).Value;
        var other = Hall with { Calendar = WorkingCalendar.Of("plain", []).Value };

        ended.Epoch.Should().Be(2);
        ended.Stop(Started.Stop(Day(2026, 10, 10), null), Now, Hall).Refusal!.Code.Should().Be("clock.ended");
        ended.Resume(OfficeHalf.AfternoonOf(Day(2026, 10, 10)), "x", Now, Hall).Refusal!.Code.Should().Be("clock.ended");
        ended.Extend(Started.Extension(Now), Now, Hall).Refusal!.Code.Should().Be("clock.ended");
        ended.End(At(2026, 10, 12, 9), Hall).Refusal!.Code.Should().Be("clock.ended");
        ended.Recompute(other).Should().BeSameAs(ended);
    }

    [Fact]
    public void A_clock_does_not_end_before_it_starts()
    {
        Started.Autumn().End(At(2026, 9, 21, 9), Hall).Refusal!.Code.Should().Be("clock.ends-before-start");
    }

    [Fact]
    public void Another_calendar_moves_the_date_and_the_epoch()
    {
        var plain = Hall with { Calendar = WorkingCalendar.Of("plain", []).Value };
        var late = Started.Autumn() with { LateSince = Started.Autumn().Due!.Instant };

        var moved = late.Recompute(plain);
        var same = moved.Recompute(plain);

        moved.Due!.ToString().Should().Be("2026-10-19 24:00 (provisional)");
        (moved.CalendarVersion, moved.Epoch, moved.LateSince).Should().Be(("plain", 2, late.LateSince));
        same.Epoch.Should().Be(2);
    }

    [Fact]
    public void A_due_date_that_moves_behind_its_lateness_is_watched_anew()
    {
        var late = Started.Autumn() with { LateSince = Started.Autumn().Due!.Instant };

        var stopped = late.Stop(Started.Stop(Day(2026, 10, 12), Day(2026, 10, 13)), At(2026, 10, 27, 9), Hall).Value;

        stopped.Due!.Date.Should().Be(Day(2026, 10, 28));
        stopped.LateSince.Should().BeNull();
    }
}
