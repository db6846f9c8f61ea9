using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class WorkingCalendarTests
{
    [Theory]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_published_year_has_its_working_days(int year, int workingDays)
    {
        Calendar.WorkingDaysBetween(Day(year - 1, 12, 31), Day(year, 12, 31)).Should().Be(workingDays);
    }

    [Theory]
    [InlineData(2026, 2, 14, true)]   // make-up Saturday
    [InlineData(2026, 9, 20, true)]   // make-up Sunday
    [InlineData(2026, 9, 19, false)]
    [InlineData(2026, 10, 1, false)]
    [InlineData(2020, 1, 31, false)]  // the emergency extension
    [InlineData(2020, 2, 1, false)]   // the make-up day it dropped
    [InlineData(2020, 2, 3, true)]
    [InlineData(2023, 1, 3, true)]
    [InlineData(2019, 10, 1, true)]   // not published: a Tuesday
    [InlineData(2027, 1, 1, true)]    // not published: a Friday
    [InlineData(2027, 1, 2, false)]
    public void A_day_is_a_working_day_or_not(int year, int month, int day, bool working)
    {
        Calendar.IsWorkingDay(Day(year, month, day)).Should().Be(working);
    }

    [Fact]
    public void Nothing_added_or_subtracted_is_the_day_itself()
    {
        Calendar.Add(Day(2026, 10, 3), 0).Should().Be(Day(2026, 10, 3));
        Calendar.SubtractFrom(Day(2026, 10, 3), 0).Should().Be(Day(2026, 10, 3));
    }

    [Fact]
    public void Loading_the_missing_year_ends_the_provisional_and_moves_the_date()
    {
        var start = Day(2026, 12, 21);
        var provisional = DueDates.Forward(start, Limit("10wd"), Hall);

        var year = CalendarYear.Of(2027, FixedHolidays(2027)).Value;
        var loaded = DueDates.Forward(start, Limit("10wd"), Hall with { Calendar = Calendar.With(year, "cn-2020-2027") });

        provisional.ToString().Should().Be("2027-01-04 24:00 (provisional)");
        loaded.ToString().Should().Be("2027-01-05 24:00");
    }

    [Fact]
    public void A_year_can_be_replaced_when_its_notice_changes_and_the_old_version_stays()
    {
        var year = CalendarYear.Of(2026, FixedHolidays(2026).Append(new(Day(2026, 3, 3), CalendarDayKind.Holiday, "临时"))).Value;

        var next = Calendar.With(year, "next");

        next.IsWorkingDay(Day(2026, 3, 3)).Should().BeFalse();
        Calendar.IsWorkingDay(Day(2026, 3, 3)).Should().BeTrue();
        next.Years.Should().HaveCount(7);
    }

    [Fact]
    public void A_gap_between_published_years_counts_monday_to_friday_and_is_provisional()
    {
        var gap = WorkingCalendar.Of("gap", Calendar.Years.Where(year => year.Year != 2023)).Value;

        gap.IsWorkingDay(Day(2023, 10, 2)).Should().BeTrue();
        gap.IsWorkingDay(Day(2024, 10, 2)).Should().BeFalse();
        gap.IsPublished(Day(2022, 12, 1), Day(2024, 1, 31)).Should().BeFalse();
    }

    [Fact]
    public void A_year_given_twice_is_refused()
    {
        WorkingCalendar.Of("twice", [.. Calendar.Years, Calendar.Years[0]]).Refusal!.Code.Should().Be("calendar.year-doubled");
    }

    private static IEnumerable<CalendarDay> FixedHolidays(int year) =>
        new[] { Day(year, 1, 1), Day(year, 5, 1), Day(year, 10, 1), Day(year, 10, 2), Day(year, 10, 3) }
            .Select(day => new CalendarDay(day, CalendarDayKind.Holiday, "节"));
}
