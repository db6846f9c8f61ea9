using Workflow.Approvals.Clocks;
using static Workflow.Tests.Clocks.Published;

namespace Workflow.Tests.Clocks;

public class ClockExtensionTests
{
    [Fact]
    public void Twenty_working_days_are_extended_by_ten_and_told_apart_in_the_ledger()
    {
        var asked = At(2026, 10, 20, 15);

        var extended = Started.Autumn().Extend(Started.Extension(asked), asked, Hall).Value;

        extended.Due!.Date.Should().Be(Day(2026, 11, 9));
        extended.WholeLength.Should().Be(Limit("30wd"));
        extended.Intervals.Single().Should().BeEquivalentTo(new { Kind = IntervalKind.Extended, Extension = Limit("10wd"), Reason = "案情复杂", Actor = "head-1", Pauses = false });
    }

    [Fact]
    public void Joint_handling_of_45_is_extended_by_15()
    {
        var clock = Started.Clock(At(2026, 3, 2, 9), "45wd", scope: ClockScope.Stage);

        clock.Extend(Started.Extension(At(2026, 4, 1, 9), "15wd"), At(2026, 4, 1, 9), Hall).Value.Due!.Date.Should().Be(Day(2026, 5, 28));
    }

    [Fact]
    public void An_extension_and_a_stop_add_up()
    {
        var asked = At(2026, 9, 25, 9);

        var clock = Started.Autumn()
            .Extend(Started.Extension(asked), asked, Hall).Value
            .Stop(Started.Stop(Day(2026, 9, 28), Day(2026, 10, 9)), asked, Hall).Value;

        clock.Due!.Date.Should().Be(Calendar.Add(Day(2026, 9, 21), 35));
    }

    [Fact]
    public void It_may_be_asked_up_to_the_last_moment_and_not_after()
    {
        var clock = Started.Autumn();

        clock.Extend(Started.Extension(clock.Due!.Instant), clock.Due.Instant, Hall).IsRefused.Should().BeFalse();
        clock.Extend(Started.Extension(clock.Due.Instant.AddMilliseconds(1)), clock.Due.Instant, Hall).Refusal!.Code.Should().Be("extension.too-late");
    }

    [Fact]
    public void A_second_extension_is_refused()
    {
        var asked = At(2026, 10, 20, 15);
        var extended = Started.Autumn().Extend(Started.Extension(asked), asked, Hall).Value;

        extended.Extend(Started.Extension(asked, "1wd"), asked, Hall).Refusal.Should().Be(new ExtensionAlreadyGiven(Limit("10wd")));
    }

    [Fact]
    public void A_standing_clock_can_be_extended()
    {
        var open = Started.Autumn().Stop(Started.Stop(Day(2026, 9, 28), null), At(2026, 9, 28, 9), Hall).Value;

        open.Extend(Started.Extension(At(2026, 12, 1, 9)), At(2026, 12, 1, 9), Hall).IsRefused.Should().BeFalse();
    }

    [Fact]
    public void Without_provision_or_reasons_or_in_another_unit_it_is_refused()
    {
        var asked = At(2026, 10, 20, 15);
        var request = Started.Extension(asked);

        Started.Autumn().Extend(request with { Basis = null }, asked, Hall).Refusal!.Code.Should().Be("extension.basis-missing");
        Started.Autumn().Extend(request with { Reason = " " }, asked, Hall).Refusal!.Code.Should().Be("extension.reason-missing");
        Started.Autumn().Extend(request with { By = Limit("10d") }, asked, Hall).Refusal!.Code.Should().Be("limit.units-differ");
    }
}
