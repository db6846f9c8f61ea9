using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.CaseFiles;

public sealed class ClockCommandTests
{
    private static readonly LegalBasis Art45 = new(LegalBasis.LicensingLaw, "45", VerifiedOn: null);
    private static readonly LegalBasis LocalRule = new("滨州市工程建设项目并联审批管理规定", "19", VerifiedOn: null);
    private static readonly LegalBasis Art42 = new(LegalBasis.LicensingLaw, "42", VerifiedOn: null);
    private static readonly DateOnly Tuesday = new(2026, 3, 3);

    private static StopClock Stop(CaseScenario scenario, string matter, ClockKind kind, StopGround? ground, LegalBasis? basis, DateOnly? until = null) =>
        new(No, ClockOwner.Of(scenario.Task(matter).Id), kind, ground, basis, Tuesday, until);

    [Fact]
    public void A_special_procedure_stops_the_clock_and_is_told_in_writing()
    {
        var scenario = Accepted();

        scenario.Play(Reviewer("water"), Stop(scenario, "soil", ClockKind.Statutory, StopGround.ExpertReview, Art45, until: new DateOnly(2026, 3, 6)));

        scenario.Clock("soil", ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 4, 3), "four working days do not count");
        scenario.Clock("soil").Due!.Date.Should().Be(new DateOnly(2026, 3, 9), "the stop touched the statutory clock only");
        scenario.File.Case.State.Should().Be(CaseState.SpecialProcedure);
        var notice = scenario.Documents.Last();
        notice.Kind.Should().Be(DocumentKind.SpecialProcedureNotice);
        notice.Values["ground"]!.GetValue<string>().Should().Be("专家评审");
        notice.Values["expectedEnd"]!.GetValue<string>().Should().Be("2026年3月6日");
    }

    [Fact]
    public void A_resumed_clock_counts_from_the_next_day()
    {
        var scenario = Accepted();
        scenario.Play(Reviewer("water"), Stop(scenario, "soil", ClockKind.Statutory, StopGround.Hearing, Art45));
        scenario.Clock("soil", ClockKind.Statutory).Due.Should().BeNull();

        scenario.At("2026-03-05 10:00").Play(Reviewer("water"), new ResumeClock(No, ClockOwner.Of(scenario.Task("soil").Id), ClockKind.Statutory));

        scenario.Clock("soil", ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 4, 2));
        scenario.File.Case.State.Should().Be(CaseState.SpecialProcedureEnded);
    }

    [Theory]
    [InlineData(ClockKind.Statutory, null, "stop.ground-missing")]
    [InlineData(ClockKind.Statutory, StopGround.PublicNotice, "stop.ground-not-lawful")]
    [InlineData(ClockKind.Statutory, StopGround.WaitsForUpstream, "stop.ground-not-lawful")]
    [InlineData(ClockKind.Statutory, StopGround.AllBranchesStopped, "stop.ground-not-lawful")]
    [InlineData(ClockKind.Promised, StopGround.Meeting, "stop.local-rule-missing")]
    public void A_clock_stops_only_on_a_lawful_ground(ClockKind kind, StopGround? ground, string refusal)
    {
        var scenario = Accepted();

        scenario.Try(Reviewer("water"), Stop(scenario, "soil", kind, ground, Art45))!.Code.Should().Be(refusal);
    }

    [Fact]
    public void A_local_rule_stops_the_promise_and_the_law_goes_on()
    {
        var scenario = Accepted();

        scenario.Play(Reviewer("water"), Stop(scenario, "soil", ClockKind.Promised, StopGround.PublicNotice, LocalRule));

        scenario.Clock("soil").Due.Should().BeNull();
        scenario.Clock("soil", ClockKind.Statutory).Due.Should().NotBeNull();
    }

    [Fact]
    public void A_stage_stands_only_while_all_its_open_branches_stand()
    {
        var scenario = Accepted().At("2026-03-02 16:00").Grants("land", "soil", "permit");
        scenario.StageClock().Due!.Date.Should().Be(new DateOnly(2026, 3, 23));

        scenario.Play(Reviewer("ecology"), Stop(scenario, "eia", ClockKind.Promised, StopGround.PublicNotice, LocalRule, until: new DateOnly(2026, 3, 4)));

        scenario.StageClock().Due!.Date.Should().Be(new DateOnly(2026, 3, 25), "its only open branch stands for two days");
        scenario.CaseClock().Due!.Date.Should().Be(new DateOnly(2026, 4, 22), "and so does the case");
        scenario.StageClock(ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 5, 4), "the statutory clock was not touched");
    }

    [Fact]
    public void A_branch_that_stands_beside_a_running_one_stops_nothing_above_it()
    {
        var scenario = Accepted();

        scenario.Play(Reviewer("ecology"), Stop(scenario, "eia", ClockKind.Promised, StopGround.PublicNotice, LocalRule));

        scenario.StageClock().Due!.Date.Should().Be(new DateOnly(2026, 3, 23));
    }

    [Fact]
    public void The_lead_stops_the_stage_itself()
    {
        var scenario = Accepted();
        var stop = new StopClock(No, ClockOwner.Of("planning"), ClockKind.Statutory, StopGround.Hearing, Art45, Tuesday, Tuesday);

        scenario.Try(Head("water"), stop)!.Code.Should().Be("stage.not-yours");
        scenario.Play(Head("natural-resources"), stop);

        scenario.StageClock(ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 5, 5));
    }

    [Fact]
    public void Another_departments_clock_is_not_touched()
    {
        var scenario = Accepted();

        scenario.Try(Reviewer("water"), Stop(scenario, "eia", ClockKind.Promised, StopGround.PublicNotice, LocalRule))!.Code.Should().Be("task.not-yours");
        scenario.Try(Applicant, Stop(scenario, "eia", ClockKind.Promised, StopGround.PublicNotice, LocalRule))!.Code.Should().Be("actor.role-not-allowed");
    }

    [Fact]
    public void What_waits_for_another_result_is_not_resumed_by_hand()
    {
        var scenario = Accepted();

        scenario.Try(Reviewer("natural-resources"), new ResumeClock(No, ClockOwner.Of(scenario.Task("permit").Id), ClockKind.Promised))!.Code.Should().Be("clock.not-stopped");
        scenario.Try(Reviewer("water"), new ResumeClock(No, ClockOwner.Of(scenario.Task("soil").Id), ClockKind.Promised))!.Code.Should().Be("clock.not-stopped");
    }

    [Fact]
    public void A_limit_is_extended_once_by_the_head_before_its_end()
    {
        var scenario = Accepted();
        ExtendClock extend = new(No, ClockOwner.Of(scenario.Task("soil").Id), ClockKind.Statutory, LimitLength.WorkingDays(10), Art42, "需进一步核实");

        scenario.Try(Reviewer("water"), extend)!.Code.Should().Be("actor.role-not-allowed");
        scenario.Try(Head("water"), extend with { Reason = " " })!.Code.Should().Be("extension.reason-missing");
        scenario.Play(Head("water"), extend);

        scenario.Clock("soil", ClockKind.Statutory).Due!.Date.Should().Be(new DateOnly(2026, 4, 13));
        scenario.Documents.Last().Values["oldDueOn"]!.GetValue<string>().Should().Be("2026年3月30日");
        scenario.Documents.Last().Values["dueOn"]!.GetValue<string>().Should().Be("2026年4月13日");
        scenario.Try(Head("water"), extend)!.Code.Should().Be("extension.already-given");
    }

    [Fact]
    public void An_extension_after_the_end_is_overtime()
    {
        var scenario = Accepted();

        scenario.At("2026-03-31 00:01").Try(
            Head("water"), new ExtendClock(No, ClockOwner.Of(scenario.Task("soil").Id), ClockKind.Statutory, LimitLength.WorkingDays(10), Art42, "x"))!
            .Code.Should().Be("extension.too-late");
    }

    [Fact]
    public void A_matter_without_a_limit_of_law_has_no_statutory_clock_to_stop()
    {
        var scenario = Accepted().Grants("land", "eia", "soil", "permit").FilesConstruction().Accepts("construction");

        scenario.Try(Reviewer("housing"), Stop(scenario, "drawings-review", ClockKind.Statutory, StopGround.Test, Art45))!.Code.Should().Be("clock.unknown");
    }

    [Fact]
    public void Nobody_plays_the_clock_before_its_time()
    {
        var scenario = Accepted();
        var clock = scenario.Clock("land");

        scenario.Try(Actor.System, new ClockDue(No, clock.Id))!.Code.Should().Be("clock.not-due");
        scenario.Try(Head("water"), new ClockDue(No, clock.Id))!.Code.Should().Be("actor.role-not-allowed");
        scenario.Try(Actor.System, new ClockDue(No, new ClockId(default)))!.Code.Should().Be("clock.unknown");
    }

    [Fact]
    public void A_clock_that_was_late_is_watched_again_when_its_end_moves_behind_that()
    {
        var scenario = Accepted().At("2026-03-10 09:00").Play(Actor.System, new ClockDue(No, Accepted().Clock("soil").Id));
        DueTimers.Of(scenario.File).Should().NotContain(t => t.Subject == scenario.Clock("soil").Id.ToString());

        var request = new StopRequest { Ground = StopGround.PublicNotice, Basis = LocalRule, From = OfficeHalf.MorningOf(Tuesday), To = OfficeHalf.AfternoonOf(new DateOnly(2026, 3, 5)), Actor = "correction" };
        scenario.File.Apply(new Change.ClockChanged(scenario.Clock("soil").Stop(request, scenario.Now, scenario.Context(Actor.System).Office()).Value));

        DueTimers.Of(scenario.File).Should().Contain(t => t.Subject == scenario.Clock("soil").Id.ToString());
    }

    [Fact]
    public void A_lawful_wait_is_a_clock_of_its_own_that_answers_its_step()
    {
        var scenario = Opened();

        LawfulWaits.Open(scenario.File, "20d", "public-notice", "b77", scenario.Context(Actor.System)).IsRefused.Should().BeFalse();
        var timer = DueTimers.Of(scenario.File).Single();

        timer.DueAt.Should().Be(OfficeTime.EndOf(new DateOnly(2026, 3, 23)), "the twentieth day is a Sunday");
        var signals = new ClockDue(No, scenario.File.Clocks[0].Id).Decide(scenario.File, scenario.At(timer.DueAt).Context(Actor.System)).Value;
        signals.Answers.Single().Should().BeEquivalentTo(new StepAnswer("b77", ["Due"]));
        DueTimers.Of(scenario.File).Should().BeEmpty();
        LawfulWaits.Open(scenario.File, "soon", "x", "b", scenario.Context(Actor.System)).Refusal!.Code.Should().Be("limit.malformed");
    }

    [Theory]
    [InlineData("2026-03-05 08:30")]
    [InlineData("2026-03-05 11:00")]
    [InlineData("2026-03-05 15:00")]
    public void The_day_on_which_a_result_comes_is_no_stop_of_the_stage(string at)
    {
        var scenario = Accepted().Grants("eia", "soil").At(at).Grants("land");

        scenario.Task("permit").IsOpen.Should().BeTrue();
        scenario.File.Clocks.Where(c => c.Scope == ClockScope.Stage).Should().OnlyContain(c => c.Intervals.Count == 0);
    }

    [Fact]
    public void A_stop_asked_for_afterwards_does_not_undo_what_was_counted()
    {
        var scenario = Accepted();
        var stop = new StopClock(No, ClockOwner.Of(scenario.Task("soil").Id), Kind: null, StopGround.Hearing, Art45, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 25));

        scenario.At("2026-03-05 10:00").Try(Reviewer("water"), stop)!.Code.Should().Be("stop.backdated");
    }

    [Fact]
    public void A_closed_case_keeps_the_due_dates_of_its_own_clocks()
    {
        var scenario = Accepted().Grants("land", "eia", "soil", "permit").Play(Applicant, new Withdraw(No, ""));

        scenario.File.Clocks.Where(c => c.Scope == ClockScope.Case).Should().OnlyContain(c => c.EndedAt != null && c.Due != null);
    }
}
