using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class OfficeTimeTests
{
    [Fact]
    public void An_evening_in_utc_is_the_next_office_day()
    {
        OfficeTime.DayOf(new DateTimeOffset(2026, 5, 8, 15, 59, 59, TimeSpan.Zero)).Should().Be(Day(2026, 5, 8));
        OfficeTime.DayOf(new DateTimeOffset(2026, 5, 8, 16, 0, 0, TimeSpan.Zero)).Should().Be(Day(2026, 5, 9));
    }

    [Fact]
    public void A_day_ends_where_the_next_begins_and_instants_are_utc()
    {
        OfficeTime.EndOf(Day(2026, 12, 31)).Should().Be(OfficeTime.StartOf(Day(2027, 1, 1)));
        OfficeTime.StartOf(Day(2026, 1, 1)).Offset.Should().Be(TimeSpan.Zero);
    }

    [Theory]
    [InlineData(8, 59, "2026-05-07 pm")]
    [InlineData(9, 0, "2026-05-08 am")]
    [InlineData(12, 30, "2026-05-08 am")]
    [InlineData(13, 30, "2026-05-08 pm")]
    [InlineData(23, 0, "2026-05-08 pm")]
    public void An_instant_belongs_to_the_half_that_began_last(int hour, int minute, string half)
    {
        OfficeHours.Default.LastBegunAt(At(2026, 5, 8, hour, minute)).ToString().Should().Be(half);
    }

    [Fact]
    public void Hours_that_do_not_follow_one_another_are_refused()
    {
        OfficeHours.Of(new(9, 0), new(12, 0), new(11, 30), new(17, 30), DayEnd.Closing).Refusal!.Code.Should().Be("office-hours.disordered");
    }

    [Fact]
    public void A_limit_of_whole_days_ends_at_a_counter_when_it_closes()
    {
        var counter = Hall with { Hours = OfficeHours.Of(new(8, 30), new(12, 0), new(14, 0), new(17, 0), DayEnd.Closing).Value };

        var due = DueDates.Forward(Day(2026, 4, 30), Limit("1wd"), counter);

        due.ToString().Should().Be("2026-05-06 17:00");
        due.IsPast(At(2026, 5, 6, 17, 0)).Should().BeFalse();
        due.IsPast(At(2026, 5, 6, 17, 1)).Should().BeTrue();
    }
}
