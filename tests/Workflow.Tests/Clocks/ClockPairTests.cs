using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class ClockPairTests
{
    [Fact]
    public void The_earlier_due_date_governs_whatever_the_units()
    {
        var pair = ClockPair.Of([Started.Autumn(ClockKind.Promised), Started.Autumn(ClockKind.Statutory, limit: "30d")]);

        pair.Governing!.Kind.Should().Be(ClockKind.Statutory);
        pair.Due!.ToString().Should().Be("2026-10-21 24:00");
    }

    [Fact]
    public void The_same_two_limits_change_places_with_the_season()
    {
        var march = At(2026, 3, 2, 10);

        var pair = new ClockPair(Started.Clock(march, "30d"), Started.Clock(march, "20wd", ClockKind.Promised));

        pair.Governing!.Kind.Should().Be(ClockKind.Promised);
    }

    [Fact]
    public void A_clock_that_stands_leaves_the_word_to_the_other()
    {
        var now = At(2026, 9, 28, 9);
        var standing = Started.Autumn(ClockKind.Promised, limit: "5wd").Stop(Started.Stop(Day(2026, 9, 24), null), now, Hall).Value;

        new ClockPair(Started.Autumn(), standing).Governing!.Kind.Should().Be(ClockKind.Statutory);
        new ClockPair(null, standing).Due.Should().BeNull();
        new ClockPair(null, null).Governing.Should().BeNull();
    }
}
