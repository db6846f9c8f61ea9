using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Tests.Clocks;
using static Workflow.Tests.Deregistration.LeavingFirm;

namespace Workflow.Tests.Deregistration;

/// <summary>The simple route: rules at publication, 20 days of notice, a window of 20 days with reminders, rules again at the application.</summary>
public sealed class SimpleRouteTests
{
    [Fact]
    public void Notice_and_window_end_on_golden_days_over_the_national_holiday()
    {
        var firm = new LeavingFirm("2026-09-13 10:00").Declares();

        firm.Record.Route.Should().Be(DeregistrationRoute.Simple);
        firm.Notice.Should().Match<PublicNotice>(n => n.Kind == PublicNoticeKind.SimpleDeregistration && n.IsListed && n.State == PublicNoticeState.Open);
        firm.Notice.EndsOn.Should().Be(Published.Day(2026, 10, 8), "20 days end on 3 October, a holiday: the next working day counts");

        firm.Until("2026-10-09 08:00");

        firm.Notice.State.Should().Be(PublicNoticeState.Ended);
        firm.Record.Window!.EndsOn.Should().Be(Published.Day(2026, 10, 28), "20 days from the end of the notice, which does not count");
        firm.Record.Window.Reminders.Select(r => (r.WorkingDays, r.At)).Should().Equal(
            (10, Published.At(2026, 10, 14, 9)), (5, Published.At(2026, 10, 21, 9)), (1, Published.At(2026, 10, 27, 9)));
    }

    [Fact]
    public void A_reminder_that_lies_before_the_window_is_left_out()
    {
        var firm = new LeavingFirm("2026-09-10 10:00").Declares().Until("2026-10-01 08:00");

        firm.Record.Window!.EndsOn.Should().Be(Published.Day(2026, 10, 20));
        firm.Record.Window.Reminders.Select(r => (r.WorkingDays, r.At)).Should().Equal((5, Published.At(2026, 10, 13, 9)), (1, Published.At(2026, 10, 19, 9)));
    }

    [Fact]
    public void Reminders_are_sent_each_once_and_a_missed_window_ends_the_case()
    {
        var firm = new LeavingFirm("2026-03-02 10:00").Declares().Until("2026-04-13 23:00");

        firm.Record.Window!.EndsOn.Should().Be(Published.Day(2026, 4, 13), "12 April is a Sunday");
        firm.Told.Count(n => n.Code == "notice.window-reminder").Should().Be(3);
        firm.Try(Actor.System, new RemindOfWindow(firm.File.Case.No, 5))!.Code.Should().Be("application-window.reminder-not-due");

        firm.Until("2026-04-14 00:00");

        firm.File.Case.ClosedReason.Should().Be("case.closed-lapsed");
        firm.Application.Should().Match<StageApplication>(s => s.State == StageState.DeemedWithdrawn && s.EndReason == "stage.window-missed");
        firm.Documents.Last().Kind.Should().Be(DocumentKind.Termination);
        firm.IsFinished.Should().BeTrue();
        DueTimers.Of(firm.File).Should().BeEmpty();
    }

    [Fact]
    public void The_application_is_taken_until_the_last_moment_and_not_after_it()
    {
        var before = new LeavingFirm("2026-03-02 10:00").Declares();
        before.Try(Applicant, before.Filing())!.Code.Should().Be("application-window.not-open");

        var late = new LeavingFirm("2026-03-02 10:00").Declares().Until("2026-04-13 23:59");
        var filing = late.Filing();
        late.At("2026-04-14 00:00:01").Try(Applicant, filing)!.Code.Should().Be("application-window.over", "also while the timer has not come");

        var last = new LeavingFirm("2026-03-02 10:00").Declares().Until("2026-04-13 23:59").Applies();
        last.Application.State.Should().Be(StageState.Filed);
        last.Record.Window!.ClosedAt.Should().NotBeNull();
        DueTimers.Of(last.File).Should().OnlyContain(t => t.Purpose == TimerPurpose.ClockDue);
    }

    [Fact]
    public void An_objection_on_the_last_day_ends_the_route_and_a_moment_later_it_is_too_late()
    {
        var objected = new LeavingFirm("2026-03-02 10:00").Declares();
        objected.Notice.EndsOn.Should().Be(Published.Day(2026, 3, 23), "22 March is a Sunday");

        objected.At("2026-03-23 23:59:59").Play(Creditor, new ObjectToNotice(objected.File.Case.No, objected.Notice.Id, ObjectionGround.Creditor, "尚欠货款"));

        objected.Notice.State.Should().Be(PublicNoticeState.Objected);
        objected.Record.Route.Should().BeNull("a new declaration is waited for: cured means published anew");
        objected.Declares().File.PublicNotices.Should().HaveCount(2);
        objected.Notice.State.Should().Be(PublicNoticeState.Open);

        var late = new LeavingFirm("2026-03-02 10:00").Declares().At("2026-03-24 00:00:01");
        late.Try(Creditor, new ObjectToNotice(late.File.Case.No, late.Notice.Id, ObjectionGround.Creditor, "尚欠货款"))!.Code.Should().Be("public-notice.ended");
        late.Until("2026-03-24 09:00").Try(Taxman, new ObjectToNotice(late.File.Case.No, late.Notice.Id, ObjectionGround.Tax, "欠税"))!.Code.Should().Be("public-notice.ended");
    }

    [Fact]
    public void An_investigation_ends_the_notice_too()
    {
        var firm = new LeavingFirm("2026-03-02 10:00").Declares();

        firm.Play(Registrar, new ObjectToNotice(firm.File.Case.No, firm.Notice.Id, ObjectionGround.Investigation, "立案调查"));

        firm.Notice.State.Should().Be(PublicNoticeState.Investigated);
        firm.Told.Select(n => n.Code).Should().Contain("notice.public-notice-objected");
    }

    [Fact]
    public void Only_whoever_may_speaks_against_a_notice_and_gives_reasons()
    {
        var firm = new LeavingFirm("2026-03-02 10:00").Declares();
        ObjectToNotice By(ObjectionGround ground, string text = "理由", Guid? notice = null) => new(firm.File.Case.No, notice ?? firm.Notice.Id, ground, text);

        firm.Try(Applicant, By(ObjectionGround.Other))!.Code.Should().Be("objection.not-yours", "nobody objects to the own notice");
        firm.Try(Registrar, By(ObjectionGround.Tax))!.Code.Should().Be("objection.not-yours");
        firm.Try(Creditor, By(ObjectionGround.Investigation))!.Code.Should().Be("objection.not-yours");
        firm.Try(Creditor, By(ObjectionGround.Creditor, " "))!.Code.Should().Be("reasons.missing");
        firm.Try(Creditor, By(ObjectionGround.Creditor, notice: Guid.Empty))!.Code.Should().Be("public-notice.unknown");
        firm.Notice.Objections.Should().BeEmpty();
    }

    [Fact]
    public void Rules_choose_at_publication_and_a_person_where_they_cannot()
    {
        new LeavingFirm("2026-03-02 10:00").Says("deregistration.lawsuit", true).Declares().Record.Route.Should().Be(DeregistrationRoute.Ordinary);
        new LeavingFirm("2026-03-02 10:00").Declares(debtsSettled: false).Record.Route.Should().Be(DeregistrationRoute.Ordinary);
        new LeavingFirm("2026-03-02 10:00").Declares(wantsOrdinary: true).Record.Route.Should().Be(DeregistrationRoute.Ordinary);

        var unclear = new LeavingFirm("2026-03-02 10:00").Says("deregistration.debts-settled", false).Declares();
        unclear.Record.Route.Should().BeNull("a source contradicts the declaration");
        unclear.Try(Applicant, new DeclareRoute(unclear.File.Case.No, true, true, false))!.Code.Should().Be("route.declaration-not-wanted");
        var task = unclear.Task(TaskKind.RouteDecision);
        unclear.Try(Taxman, new DecideRoute(unclear.File.Case.No, task.Id, true, "已核实"))!.Code.Should().Be("task.not-yours");
        unclear.Try(Registrar, new DecideRoute(unclear.File.Case.No, task.Id, true, ""))!.Code.Should().Be("reasons.missing");
        unclear.Play(Registrar, new DecideRoute(unclear.File.Case.No, task.Id, true, "税款已经缴清")).Record.Route.Should().Be(DeregistrationRoute.Simple);
        unclear.Notice.State.Should().Be(PublicNoticeState.Open);
    }

    [Fact]
    public void A_licence_whose_cancellation_needs_an_approval_excludes_the_simple_route()
    {
        new LeavingFirm("2026-03-02 10:00", licences: ("LK26", "JY-0001")).Declares().Record.Route.Should().Be(DeregistrationRoute.Ordinary);
    }

    [Fact]
    public void The_self_employed_are_pushed_to_departments_for_ten_days_and_not_published()
    {
        var shop = new LeavingFirm("2026-03-02 10:00", creditCode: "92330402MA2B0C1D2X").Declares(promised: false);

        shop.Record.Route.Should().Be(DeregistrationRoute.SelfEmployed);
        shop.Notice.Should().Match<PublicNotice>(n => !n.IsListed && n.EndsOn == Published.Day(2026, 3, 12));
        shop.Told.Where(n => n.Code == "notice.public-notice-asks").Select(n => n.Department).Should().Equal("tax", "human-resources");
    }

    [Fact]
    public void Who_became_ineligible_in_between_is_not_turned_down_by_the_machine_but_by_the_registrar()
    {
        var firm = new LeavingFirm("2026-03-02 10:00").Declares().Until("2026-03-30 10:00").Says("deregistration.lawsuit", true).Applies();

        firm.File.Changes.OfType<Change.DecisionMade>().Select(c => c.Decision).Where(d => d.Subject == Subjects.SimpleRoute).Select(d => d.Effect).Should().Equal(Effect.Allow, Effect.Ordinary);
        firm.Application.State.Should().Be(StageState.Filed, "a person decides");

        firm.Play(Registrar, new DecideRoute(firm.File.Case.No, firm.Task(TaskKind.RouteDecision).Id, false, "公告后被提起诉讼"));

        firm.Application.State.Should().Be(StageState.AcceptanceRefused);
        firm.Documents.Last().Kind.Should().Be(DocumentKind.RefusalOfAcceptance);
        firm.File.Case.State.Should().Be(CaseState.AcceptanceRefused);
        firm.IsFinished.Should().BeTrue();
    }

    [Fact]
    public void A_withdrawal_takes_the_notice_down()
    {
        var firm = new LeavingFirm("2026-03-02 10:00").Declares();

        firm.Play(Applicant, new Withdraw(firm.File.Case.No, ""));

        firm.Notice.State.Should().Be(PublicNoticeState.Withdrawn);
        DueTimers.Of(firm.File).Should().BeEmpty();
    }
}
