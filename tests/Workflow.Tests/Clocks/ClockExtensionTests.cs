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

    [Theory]
    [InlineData(ClockScope.Task, "20wd", "10wd", "11wd")]
    [InlineData(ClockScope.Task, "20wd", "20hd", "21hd")]
    [InlineData(ClockScope.Task, "20wd", "10wd", "10.5wd")]
    [InlineData(ClockScope.Stage, "45wd", "15wd", "16wd")]
    [InlineData(ClockScope.Case, "45wd", "15wd", "16wd")]
    public void The_licensing_law_bounds_its_extensions(ClockScope scope, string limit, string most, string more)
    {
        var asked = At(2026, 9, 22, 9);
        var clock = Started.Autumn(scope: scope, limit: limit);

        clock.Extend(Started.Extension(asked, most), asked, Hall).IsRefused.Should().BeFalse();
        clock.Extend(Started.Extension(asked, more), asked, Hall).Refusal!.Code.Should().Be("extension.too-long");
    }

    [Fact]
    public void A_limit_of_law_is_extended_only_by_the_law_it_rests_on()
    {
        var asked = At(2026, 9, 22, 9);
        var request = Started.Extension(asked) with { Basis = Started.LocalRule };

        Started.Autumn().Extend(request, asked, Hall).Refusal.Should().Be(new ExtensionOtherLaw(Started.LocalRule, Started.Article42));
        Started.Autumn(ClockKind.Promised, basis: Started.LocalRule).Extend(request with { By = Limit("11wd") }, asked, Hall).IsRefused.Should().BeFalse("a promise is the office's own");
    }

    [Fact]
    public void The_limit_of_another_law_gets_at_most_its_own_length_again()
    {
        var asked = At(2026, 9, 22, 9);
        var eia = new LegalBasis("环境影响评价法", "22", VerifiedOn: null);
        var request = Started.Extension(asked, "30d") with { Basis = eia };
        var clock = Started.Autumn(limit: "30d", basis: eia);

        clock.Extend(request, asked, Hall).IsRefused.Should().BeFalse();
        clock.Extend(request with { By = Limit("31d") }, asked, Hall).Refusal.Should().Be(new ExtensionTooLong(Limit("31d"), Limit("30d"), eia));
        clock.Extend(request with { By = Limit("10wd") }, asked, Hall).Refusal!.Code.Should().Be("limit.units-differ");
    }

    [Fact]
    public void The_five_days_before_deemed_acceptance_cannot_be_extended()
    {
        var asked = At(2026, 9, 22, 9);
        var intake = new LegalBasis(LegalBasis.LicensingLaw, "32(4)", VerifiedOn: null);

        Started.Autumn(limit: "5wd", basis: intake).Extend(Started.Extension(asked, "1wd"), asked, Hall).Refusal.Should().Be(new ExtensionLawSilent(intake));
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
