using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class ClockLedgerTests
{
    private static readonly DateTimeOffset Now = At(2026, 9, 28, 9);

    [Fact]
    public void Running_and_stopped_lines_add_up_to_the_limit()
    {
        var clock = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 10, 9)), Now, Hall).Value;

        var lines = ClockLedger.Of(clock, Hall);

        lines.Select(line => (line.Kind, line.Range.ToString(), line.Days, line.DaysSoFar)).Should().Equal(
            (IntervalKind.Running, "2026-09-22 am..2026-09-27 pm", 3m, 3m),
            (IntervalKind.Stopped, "2026-09-28 am..2026-10-09 pm", 0m, 3m),
            (IntervalKind.Running, "2026-10-10 am..2026-11-02 pm", 17m, 20m));
    }

    [Fact]
    public void An_open_stop_is_the_last_line()
    {
        var clock = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), null), Now, Hall).Value;

        ClockLedger.Of(clock, Hall).Select(line => line.Kind).Should().Equal(IntervalKind.Running, IntervalKind.Stopped);
    }

    [Fact]
    public void A_superseded_entry_is_no_line_and_an_extension_is_one()
    {
        var asked = At(2026, 9, 30, 17);
        var clock = Started.Autumn()
            .Stop(Started.Stop(Day(2026, 9, 28), null), Now, Hall).Value
            .Resume(OfficeHalf.AfternoonOf(Day(2026, 9, 30)), "officer-7", asked, Hall).Value
            .Extend(Started.Extension(asked), asked, Hall).Value;

        var lines = ClockLedger.Of(clock, Hall);

        lines.Select(line => line.Kind).Should().Equal(IntervalKind.Running, IntervalKind.Stopped, IntervalKind.Extended, IntervalKind.Running);
        lines[^1].DaysSoFar.Should().Be(30);
    }

    [Fact]
    public void Calendar_days_are_counted_as_such()
    {
        var clock = Started.Clock(At(2026, 3, 2, 10), "30d").Stop(Started.Stop(Day(2026, 3, 10), Day(2026, 3, 14)), Now, Hall).Value;

        clock.UsedThrough(OfficeHalf.AfternoonOf(Day(2026, 3, 20)), Hall).Should().Be(13);
        ClockLedger.Of(clock, Hall)[0].Days.Should().Be(7);
    }
}
