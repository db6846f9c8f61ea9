using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class LightsTests
{
    private static readonly LightSettings Defaults = new();

    [Theory]
    [InlineData("20wd", "2026-03-25 09:00")]   // 80 %: sixteen days done, opening of the seventeenth
    [InlineData("10wd", "2026-03-13 09:00")]   // 80 %: opening of the ninth
    [InlineData("5wd", "2026-03-09 09:00")]    // 80 % and one working day left: the same moment
    [InlineData("3wd", "2026-03-05 09:00")]    // one working day left comes before 80 %
    [InlineData("2.5wd", "2026-03-04 13:30")]  // one working day left; half is used by then
    [InlineData("2wd", "2026-03-04 13:30")]    // short: opening of the last half day
    [InlineData("1wd", "2026-03-03 13:30")]
    [InlineData("1hd", "2026-03-03 09:00")]
    public void Yellow_comes_at_the_opening_of_a_half(string limit, string yellow)
    {
        var clock = Started.Clock(At(2026, 3, 2, 10), limit);

        Text(Lights.TimesOf(clock, Defaults, Hall).YellowAt).Should().Be(yellow);
    }

    [Theory]
    [InlineData("2.5wd", "2026-05-08 13:30")]  // due 12:00
    [InlineData("8hd", "2026-05-11 09:00")]    // due Saturday 17:30
    [InlineData("4wd", "2026-05-11 09:00")]    // due Saturday 24:00
    [InlineData("1mo", "2026-06-01 09:00")]    // due Saturday 30 May 24:00
    public void Red_comes_at_the_first_working_moment_after_the_due_date(string limit, string red)
    {
        var clock = Started.Clock(At(2026, 4, 30, 10), limit);

        Text(Lights.TimesOf(clock, Defaults, Hall).RedAt).Should().Be(red);
    }

    [Fact]
    public void Lights_of_calendar_days_begin_with_a_working_half()
    {
        var times = Lights.TimesOf(Started.Clock(At(2026, 9, 3, 10), "30d"), Defaults, Hall);

        Text(times.YellowAt).Should().Be("2026-09-28 09:00"); // 24 days are used with Sunday 27 September
        Text(times.RedAt).Should().Be("2026-10-09 09:00");
    }

    [Fact]
    public void Stopped_time_moves_the_lights_along()
    {
        var clock = Started.Autumn();
        var stopped = clock.Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 10, 9)), At(2026, 9, 28, 9), Hall).Value;

        Text(Lights.TimesOf(clock, Defaults, Hall).YellowAt).Should().Be("2026-10-21 09:00");
        Text(Lights.TimesOf(stopped, Defaults, Hall).YellowAt).Should().Be("2026-10-28 09:00");
    }

    [Fact]
    public void A_clock_that_stands_keeps_the_light_it_had()
    {
        var early = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), null), At(2026, 9, 28, 9), Hall).Value;
        var late = Started.Autumn().Stop(Started.Stop(Day(2026, 10, 22), null), At(2026, 10, 22, 9), Hall).Value;

        Lights.TimesOf(early, Defaults, Hall).At(At(2027, 1, 4, 9)).Should().Be(Light.Green);
        Lights.TimesOf(late, Defaults, Hall).At(At(2027, 1, 4, 9)).Should().Be(Light.Yellow);
    }

    [Fact]
    public void An_instant_has_its_light()
    {
        var times = new LightTimes(At(2026, 3, 24, 9), At(2026, 3, 31, 9));

        times.At(At(2026, 3, 24, 8, 59)).Should().Be(Light.Green);
        times.At(At(2026, 3, 24, 9)).Should().Be(Light.Yellow);
        times.At(At(2026, 3, 31, 9)).Should().Be(Light.Red);
    }

    [Fact]
    public void A_city_may_set_ninety_percent()
    {
        var clock = Started.Clock(At(2026, 3, 2, 10), "20wd");

        Text(Lights.TimesOf(clock, Defaults with { YellowShare = 0.9m }, Hall).YellowAt).Should().Be("2026-03-27 09:00");
    }

    private static string Text(DateTimeOffset? instant) =>
        instant is { } at ? $"{OfficeTime.DayOf(at):yyyy-MM-dd} {OfficeTime.TimeOf(at):HH:mm}" : "never";
}
