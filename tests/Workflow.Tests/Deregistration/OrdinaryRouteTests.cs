using Workflow.Approvals.Deregistration;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Tests.Clocks;
using static Workflow.Tests.Deregistration.LeavingFirm;

namespace Workflow.Tests.Deregistration;

/// <summary>The ordinary route: liquidation with its limits, 45 days of claims, 30 days to apply.</summary>
public sealed class OrdinaryRouteTests
{
    [Fact]
    public void A_liquidation_goes_step_by_step_and_opens_a_window_of_thirty_days()
    {
        var firm = Ordinary();

        Report(firm, LiquidationStep.GroupFormed, new(2026, 3, 2));
        firm.At("2026-03-05 10:00");
        Report(firm, LiquidationStep.GroupPublished);
        Report(firm, LiquidationStep.CreditorsNotified, new(2026, 3, 4));
        firm.At("2026-03-10 10:00");
        Report(firm, LiquidationStep.Announced);

        firm.File.PublicNotices.Select(n => (n.Kind, n.EndsOn)).Should().Equal(
            (PublicNoticeKind.LiquidationGroup, null), (PublicNoticeKind.CreditorClaims, Published.Day(2026, 4, 24)));
        firm.Play(Creditor, new ObjectToNotice(firm.File.Case.No, firm.Notice.Id, ObjectionGround.Creditor, "申报债权")).Notice.State.Should().Be(PublicNoticeState.Open, "a claim ends nothing");
        firm.Until("2026-04-24 10:00").Try(Applicant, new ReportLiquidation(firm.File.Case.No, LiquidationStep.ReportConfirmed))!.Code.Should().Be("liquidation.claims-open");

        firm.Until("2026-04-27 10:00");
        Report(firm, LiquidationStep.ReportConfirmed);

        firm.Record.Window!.EndsOn.Should().Be(Published.Day(2026, 5, 27));
        firm.Told.Should().NotContain(n => n.Code == "notice.liquidation-late");
        firm.Applies().Application.State.Should().Be(StageState.Filed, "no rules look again: the simple route is not asked for");
    }

    [Fact]
    public void Limits_that_pass_are_told_and_the_step_is_still_taken()
    {
        var firm = Ordinary();
        Report(firm, LiquidationStep.GroupFormed);

        firm.Until("2026-03-13 00:00");

        firm.Told.Where(n => n.Code == "notice.liquidation-late" && n.Party is not null).Select(n => $"{n.Values["step"]} {n.Values["due"]}").Should().Equal(
            "group-published 2026-03-12", "creditors-notified 2026-03-12");
        Report(firm, LiquidationStep.GroupPublished);
        firm.Record.Liquidation!.GroupPublishedOn.Should().Be(Published.Day(2026, 3, 13));
    }

    [Fact]
    public void Steps_out_of_order_doubled_or_on_a_wrong_day_are_refused()
    {
        var simple = new LeavingFirm("2026-03-02 10:00").Declares();
        simple.Try(Applicant, new ReportLiquidation(simple.File.Case.No, LiquidationStep.GroupFormed))!.Code.Should().Be("liquidation.not-open");

        var firm = Ordinary();
        Refused(firm, LiquidationStep.Announced).Should().Be("liquidation.step-missing");
        Refused(firm, LiquidationStep.GroupFormed, new(2026, 3, 3)).Should().Be("liquidation.day-wrong");
        Report(firm, LiquidationStep.GroupFormed, new(2026, 3, 1));
        Refused(firm, LiquidationStep.GroupFormed).Should().Be("liquidation.step-done");
        Refused(firm, LiquidationStep.CreditorsNotified, new(2026, 2, 28)).Should().Be("liquidation.day-wrong");
        Refused(firm, LiquidationStep.GroupPublished, new(2026, 3, 1)).Should().Be("liquidation.day-wrong", "it is published today");
        Refused(firm, LiquidationStep.ReportConfirmed).Should().Be("liquidation.step-missing");
        firm.Try(Creditor, new ReportLiquidation(firm.File.Case.No, LiquidationStep.Announced))!.Code.Should().Be("case.not-yours");
    }

    private static LeavingFirm Ordinary() => new LeavingFirm("2026-03-02 10:00").Declares(debtsSettled: false);

    private static void Report(LeavingFirm firm, LiquidationStep step, DateOnly? on = null) => firm.Play(Applicant, new ReportLiquidation(firm.File.Case.No, step, on));

    private static string Refused(LeavingFirm firm, LiquidationStep step, DateOnly? on = null) => firm.Try(Applicant, new ReportLiquidation(firm.File.Case.No, step, on))!.Code;
}
