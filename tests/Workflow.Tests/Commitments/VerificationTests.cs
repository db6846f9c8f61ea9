using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Tests.Commitments;

/// <summary>A verification on the shipped drawing: handed over, checked by two, put right, revoked by two, or kept.</summary>
public sealed class VerificationTests
{
    [Fact]
    public void It_is_handed_to_the_regulator_within_a_working_day_and_the_acknowledgement_is_kept()
    {
        var scenario = VerificationScenario.Opened();

        scenario.Task.Should().Match<ReviewTask>(task => task.Kind == TaskKind.HandOver && task.Department == "urban-management");
        scenario.File.Clocks.Should().ContainSingle().Which.Due!.Date.Should().Be(new DateOnly(2026, 1, 6));
        scenario.Try(new Actor("other", ActorRole.Reviewer, "landscaping"), new AcknowledgeHandOver(VerificationScenario.No, scenario.Task.Id))!.Code.Should().Be("task.not-yours");

        scenario.Play(VerificationScenario.First, new AcknowledgeHandOver(VerificationScenario.No, scenario.Task.Id));

        scenario.Duty.Should().Match<VerificationDuty>(duty => duty.AcknowledgedBy == "inspector-1" && duty.AcknowledgedAt == scenario.Now && duty.State == VerificationState.Checking);
    }

    [Fact]
    public void Where_the_same_department_granted_it_nobody_acknowledges() =>
        VerificationScenario.Opened(change: duty => duty with { Approver = duty.Regulator }).Duty.State.Should().Be(VerificationState.Checking);

    [Theory]
    [InlineData(null, "2026-04-03")]
    [InlineData(40, "2026-03-06")]
    public void The_check_is_due_by_the_setting_of_the_matter(int? days, string due)
    {
        var scenario = VerificationScenario.Checking(change: duty => duty with { CheckDays = days });

        Iso(scenario.Duty.DueOn).Should().Be(due);
        scenario.File.Clocks.Should().ContainSingle(clock => clock.Kind == ClockKind.Statutory).Which.Due!.Date.Should().Be(scenario.Duty.DueOn!.Value);
    }

    [Theory]
    [InlineData("A", true, CheckManner.NotDrawn, CheckManner.Sampled)]
    [InlineData("A", false, CheckManner.Usual, CheckManner.Usual)]
    [InlineData("B", true, CheckManner.Usual, CheckManner.Usual)]
    [InlineData("C", true, CheckManner.OnSite, CheckManner.OnSite)]
    [InlineData("D", true, CheckManner.OnSite, CheckManner.OnSite)]
    [InlineData(null, true, CheckManner.Usual, CheckManner.Usual)]
    public void Credit_grades_the_check_and_unknown_is_not_good(string? level, bool isLowRisk, CheckManner manner, CheckManner other)
    {
        var scenarios = Enumerable.Range(0, 40).Select(i => VerificationScenario.Checking(level, duty => duty with { IsLowRisk = isLowRisk, Commitment = new(new Guid(i, 0, 0, new byte[8])) })).ToList();

        scenarios.Select(scenario => scenario.Duty.Manner).Distinct().Should().BeEquivalentTo(new[] { manner, other }.Distinct().Select(one => (CheckManner?)one));
        scenarios.Where(scenario => scenario.Duty.Manner == CheckManner.OnSite).All(scenario => scenario.File.Clocks.Any(clock => clock.Kind == ClockKind.Promised && clock.EndedAt == null)).Should().BeTrue("it is due in the first half too");
        scenarios.Where(scenario => scenario.Duty.Manner == CheckManner.NotDrawn).All(scenario => scenario.Duty.State == VerificationState.Waived && scenario.File.Case.IsClosed).Should().BeTrue();
    }

    [Fact]
    public void Two_different_inspectors_are_named_and_both_have_to_say_the_same()
    {
        var scenario = VerificationScenario.Checking();
        var (no, task) = (VerificationScenario.No, scenario.Task.Id);
        var report = new ReportCheck(no, task, CheckFinding.Conforms, HarmIfRevoked: false, "符合");

        scenario.Try(VerificationScenario.First, report)!.Code.Should().Be("verification.inspectors-not-two");
        scenario.Try(VerificationScenario.Head, new NameInspectors(no, task, ["a", "a"]))!.Code.Should().Be("verification.inspectors-not-two");
        scenario.Try(VerificationScenario.Head, new NameInspectors(no, task, ["a", "b", "c"]))!.Code.Should().Be("verification.inspectors-not-two");
        scenario.Names();
        scenario.Try(VerificationScenario.Head, report)!.Code.Should().Be("verification.not-inspector");
        scenario.Try(VerificationScenario.First, report with { Text = "" })!.Code.Should().Be("reasons.missing");
        scenario.Play(VerificationScenario.First, report);
        scenario.Try(VerificationScenario.First, report)!.Code.Should().Be("verification.needs-other-inspector");
        scenario.Play(VerificationScenario.Second, report with { Finding = CheckFinding.ConformsInPart });
        scenario.Duty.State.Should().Be(VerificationState.Checking, "they do not agree");

        scenario.Play(VerificationScenario.First, report with { Finding = CheckFinding.ConformsInPart });

        scenario.Duty.State.Should().Be(VerificationState.Rectifying);
    }

    [Fact]
    public void What_conforms_is_kept_and_the_case_that_was_granted_is_told()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.Conforms);

        scenario.Duty.State.Should().Be(VerificationState.Fulfilled);
        scenario.File.Case.Should().Match<Case>(closed => closed.IsClosed && closed.State == CaseState.Finished);
        scenario.State.Status.ToString().Should().Be("Finished");
        scenario.Changes.OfType<Change.MessageLeft>().Should().ContainSingle(left => left.Kind == "commitment.ended").Which.Payload["state"]!.GetValue<string>().Should().Be("fulfilled");
    }

    [Fact]
    public void What_conforms_in_part_is_put_right_by_a_day_and_then_kept()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.ConformsInPart);
        Iso(scenario.Duty.RectifyBy).Should().Be("2026-02-04", "30 days");
        scenario.Documents.Should().ContainSingle(document => document.Kind == DocumentKind.RectificationOrder);
        scenario.Try(VerificationScenario.Head, new ConfirmRectification(VerificationScenario.No, scenario.Task.Id, Passed: true, "x"))!.Code.Should().Be("verification.not-inspector");
        scenario.Try(VerificationScenario.First, new ReportRectification(VerificationScenario.No, "已整改"))!.Code.Should().Be("actor.role-not-allowed");

        scenario.Play(VerificationScenario.Firm, new ReportRectification(VerificationScenario.No, "已整改"))
            .Play(VerificationScenario.Second, new ConfirmRectification(VerificationScenario.No, scenario.Task.Id, Passed: true, "复核通过"));

        scenario.Duty.State.Should().Be(VerificationState.Fulfilled);
    }

    [Fact]
    public void What_is_not_put_right_is_revoked_by_two_persons_recorded_and_told()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.DoesNotConform);
        scenario.Play(VerificationScenario.First, new ConfirmRectification(VerificationScenario.No, scenario.Task.Id, Passed: false, "仍不符合"));
        scenario.Duty.Should().Match<VerificationDuty>(duty => duty.State == VerificationState.Revoking && duty.Ground == "R27");

        Revoke(scenario);

        scenario.Duty.State.Should().Be(VerificationState.Revoked);
        scenario.Changes.OfType<Change.CreditChanged>().Should().ContainSingle().Which.Record.Should().Match<CreditRecord>(record => record.Kind == CreditKind.BrokenPromise && record.RepairedOn == null);
        scenario.Documents.Should().ContainSingle(document => document.Kind == DocumentKind.RevocationDecision);
        scenario.Notices.Should().ContainSingle(notice => notice.Code == NoticeCodes.GrantRevoked);
        scenario.Changes.OfType<Change.MessageLeft>().Single(left => left.Kind == "commitment.ended").Payload["state"]!.GetValue<string>().Should().Be("revoked");
    }

    [Fact]
    public void A_false_promise_is_revoked_directly()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.PromiseFalse);
        scenario.Duty.Should().Match<VerificationDuty>(duty => duty.State == VerificationState.Revoking && duty.Ground == "R28" && duty.RectifyBy == null);

        Revoke(scenario);

        scenario.Changes.OfType<Change.CreditChanged>().Single().Record.Kind.Should().Be(CreditKind.FalsePromise);
    }

    [Fact]
    public void Who_proposes_does_not_approve_and_only_the_head_does()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.PromiseFalse);
        var sign = new SignRevocation(VerificationScenario.No, scenario.Task.Id, Revoke: true, "承诺不实");
        scenario.Play(VerificationScenario.Head, sign);

        scenario.Try(VerificationScenario.Head, sign)!.Code.Should().Be("revocation.needs-second-person");
        scenario.Try(VerificationScenario.First, sign)!.Code.Should().Be("revocation.needs-second-person");
        scenario.Duty.State.Should().Be(VerificationState.Revoking);
        scenario.Changes.OfType<Change.CreditChanged>().Should().BeEmpty();
    }

    [Fact]
    public void Two_persons_may_let_it_stand()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.PromiseFalse);
        var sign = new SignRevocation(VerificationScenario.No, scenario.Task.Id, Revoke: false, "情节轻微");

        scenario.Play(VerificationScenario.First, sign).Play(VerificationScenario.Head, sign);

        scenario.Duty.State.Should().Be(VerificationState.Upheld);
        scenario.Changes.OfType<Change.CreditChanged>().Should().BeEmpty();
    }

    [Fact]
    public void Great_harm_to_the_public_is_for_the_supervisors()
    {
        var scenario = VerificationScenario.Inspected(CheckFinding.PromiseFalse, harm: true);

        scenario.Duty.State.Should().Be(VerificationState.Escalated);
        scenario.Notices.Should().ContainSingle(notice => notice.Code == NoticeCodes.RevocationEscalated && notice.Department == "supervision");
        scenario.Changes.OfType<Change.CreditChanged>().Should().BeEmpty();
    }

    [Fact]
    public void Promised_materials_are_reminded_of_and_then_lead_to_revocation()
    {
        var scenario = VerificationScenario.Checking().Watched("2026-01-19");
        scenario.Notices.Should().ContainSingle(notice => notice.Code == NoticeCodes.PromisedMaterialDue, "ten working days are left");
        scenario.Try(Actor.System, new WatchVerification(VerificationScenario.No))!.Code.Should().Be("verification.watched");

        scenario.Watched("2026-02-02").Duty.State.Should().Be(VerificationState.Checking, "it is the last day");
        scenario.Watched("2026-02-03").Duty.Should().Match<VerificationDuty>(duty => duty.State == VerificationState.Revoking && duty.Ground == "R29");
    }

    [Fact]
    public void A_promised_material_that_came_is_not_reminded_of()
    {
        var scenario = VerificationScenario.Checking().Play(VerificationScenario.Firm, new DeliverPromised(VerificationScenario.No, "traffic-study", "sha"));

        scenario.Try(VerificationScenario.Firm, new DeliverPromised(VerificationScenario.No, "traffic-study", "sha"))!.Code.Should().Be("verification.material-delivered");
        scenario.Try(VerificationScenario.Firm, new DeliverPromised(VerificationScenario.No, "moon", "sha"))!.Code.Should().Be("verification.material-not-promised");
        scenario.Watched("2026-01-19").Watched("2026-02-03").Duty.State.Should().Be(VerificationState.Checking);
    }

    [Fact]
    public void The_end_of_the_check_is_warned_of_once_and_lateness_reaches_the_supervisors_once()
    {
        var scenario = VerificationScenario.Checking(change: duty => duty with { Later = [] }).Watched("2026-03-26").Watched("2026-03-27").Watched("2026-03-30");
        scenario.Notices.Where(notice => notice.Code == NoticeCodes.VerificationNearlyDue).Should().ContainSingle("five working days are left, told once");

        scenario.Watched("2026-04-03").Notices.Should().NotContain(notice => notice.Code == NoticeCodes.VerificationLate);
        scenario.Watched("2026-04-07").Watched("2026-04-08").Notices.Where(notice => notice.Code == NoticeCodes.VerificationLate).Select(notice => notice.Department).Should().BeEquivalentTo("urban-management", "supervision");
    }

    [Fact]
    public void An_order_that_is_not_answered_in_time_leads_to_revocation_and_one_that_is_does_not()
    {
        VerificationScenario.Inspected(CheckFinding.ConformsInPart).Play(VerificationScenario.Firm, new DeliverPromised(VerificationScenario.No, "traffic-study", "sha"))
            .Watched("2026-02-05").Duty.Should().Match<VerificationDuty>(duty => duty.State == VerificationState.Revoking && duty.Ground == "R27");

        VerificationScenario.Inspected(CheckFinding.ConformsInPart).Play(VerificationScenario.Firm, new DeliverPromised(VerificationScenario.No, "traffic-study", "sha"))
            .Play(VerificationScenario.Firm, new ReportRectification(VerificationScenario.No, "已整改")).Watched("2026-02-05").Duty.State.Should().Be(VerificationState.Rectifying, "nobody looked yet");
    }

    [Fact]
    public void Nobody_applies_for_a_verification() =>
        CaseOpening.Open(
            VerificationScenario.No, (VerificationDuty.Flow, 1), VerificationScenario.Opened().File.Applicant, project: null, "330402", "x", VerificationScenario.Opened().Context(VerificationScenario.Firm))
            .Refusal!.Code.Should().Be("flow.not-applied-for");

    [Fact]
    public void Nobody_withdraws_a_verification_and_nothing_stops_its_clocks()
    {
        var scenario = VerificationScenario.Checking();

        scenario.Try(VerificationScenario.Firm, new Withdraw(VerificationScenario.No, "不想被核查"))!.Code.Should().Be("verification.not-withdrawn");
        scenario.Try(VerificationScenario.First, new StopClock(VerificationScenario.No, ClockOwner.Of(scenario.Task.Id), ClockKind.Statutory, StopGround.Hearing, new LegalBasis("行政许可法", "45", VerifiedOn: null), new(2026, 1, 6), null))!
            .Code.Should().Be("task.wrong-kind");
        scenario.Try(VerificationScenario.First, new CompleteTask(VerificationScenario.No, scenario.Task.Id, Verdict.Grant, "x"))!.Code.Should().Be("task.wrong-kind");
    }

    [Theory]
    [InlineData(VerificationState.Fulfilled, CommitmentState.Fulfilled)]
    [InlineData(VerificationState.Revoked, CommitmentState.Revoked)]
    [InlineData(VerificationState.Upheld, CommitmentState.Upheld)]
    [InlineData(VerificationState.Waived, CommitmentState.Granted)]
    public void The_case_that_was_granted_follows(VerificationState end, CommitmentState state)
    {
        var scenario = Committed.Signed().FiledOnIt();
        scenario.Try(CaseFiles.CaseScenario.Clerk, new EndCommitment(CaseFiles.CaseScenario.No, scenario.Paper().Id, end, "R28"))!.Code.Should().Be("actor.role-not-allowed");

        scenario.Play(Actor.System, new EndCommitment(CaseFiles.CaseScenario.No, scenario.Paper().Id, end, "R28"));

        scenario.Paper().State.Should().Be(state);
        scenario.Notices.Count(notice => notice.Code == NoticeCodes.CaseRestsOnRevoked).Should().Be(state == CommitmentState.Revoked ? 2 : 0, "the case is open and rests on it");
    }

    private static void Revoke(VerificationScenario scenario)
    {
        var sign = new SignRevocation(VerificationScenario.No, scenario.Task.Id, Revoke: true, "承诺未履行");
        scenario.Play(VerificationScenario.First, sign).Play(VerificationScenario.Head, sign);
    }

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
