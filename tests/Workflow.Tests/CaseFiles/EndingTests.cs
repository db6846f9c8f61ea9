using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Commitments;
using Workflow.Approvals.Deregistration;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Materials;
using Workflow.Approvals.PublicNotices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.CaseFiles;

public sealed class EndingTests
{
    private static readonly Actor Lead = Head("natural-resources");

    [Fact]
    public void A_refused_matter_goes_to_the_lead_which_refuses_the_stage()
    {
        var scenario = Accepted().Grants("land", "soil", "permit").Refuses("eia");

        scenario.Stage().State.Should().Be(StageState.LeadDeciding);
        scenario.File.Tasks[^1].Kind.Should().Be(TaskKind.LeadDecision);
        scenario.LeadRefuses();

        scenario.Stage().State.Should().Be(StageState.Refused);
        scenario.File.Case.State.Should().Be(CaseState.Refused);
        scenario.Documents.Count(d => d.Kind == DocumentKind.DecisionToRefuse).Should().Be(1);
    }

    [Fact]
    public void The_lead_lets_the_applicant_file_again_only_where_the_definition_says_so()
    {
        var scenario = Accepted().Grants("land", "soil", "permit").Refuses("eia");

        scenario.Try(Lead, new DecideLead(No, "planning", Refile: true, "可更正后重报"))!.Code.Should().Be("stage.refile-not-allowed");
        scenario.Try(Lead, new DecideLead(No, "planning", Refile: false, ""))!.Code.Should().Be("reasons.missing");
        scenario.Try(Head("ecology"), new DecideLead(No, "planning", Refile: false, "x"))!.Code.Should().Be("stage.not-yours");
    }

    [Fact]
    public void A_refile_asks_only_for_what_was_not_granted()
    {
        var scenario = Accepted(mayRefile: true).Grants("land", "soil", "permit").Refuses("eia")
            .Play(Lead, new DecideLead(No, "planning", Refile: true, "可更正后重报"));

        scenario.CaseClock().Due.Should().BeNull("nothing is with the office");
        scenario.At("2026-03-16 09:00").Files(form: new() { ["siteArea"] = 900 }, materials: [new FiledMaterial("eia-report", "sha-2")]).Accepts();

        scenario.Stage().Filing.Should().Be(2);
        scenario.Stage().Matters.Where(m => m.Outcome == MatterOutcome.AlreadyGranted).Select(m => m.MatterCode).Should().Equal("land", "soil", "permit");
        scenario.File.Tasks.Where(t => t.IsOpen).Should().ContainSingle(t => t.MatterCode == "eia" && t.Filing == 2);
        scenario.StageClock().Due!.Date.Should().Be(new DateOnly(2026, 4, 6), "the clock of the stage begins anew");
        scenario.Grants("eia").Stage().State.Should().Be(StageState.Granted);
    }

    [Fact]
    public void The_lead_ends_the_stage_early_and_answers_every_step_at_once()
    {
        var scenario = Opened().FilesWithout("red-line").Accepts("planning", new ToleratedMaterial("red-line", new DateOnly(2026, 3, 20))).Refuses("eia").Returns("soil");

        scenario.Play(Lead, new EndStage(No, "planning", "环评不予许可"));

        scenario.File.Tasks.Where(t => t.Kind == TaskKind.Review && t.MatterCode != "eia").Should().OnlyContain(t => t.State == TaskState.Cancelled && t.Bookmark == null);
        scenario.File.Tasks.Should().NotContain(t => t.Kind == TaskKind.LeadDecision, "the act was the decision");
        scenario.File.Case.State.Should().Be(CaseState.Refused);
        scenario.Stage().EndReason.Should().Be("stage.ended-by-lead");
        scenario.Flow.Waiting.Should().BeEmpty();
        DueTimers.Of(scenario.File).Should().BeEmpty();
    }

    [Fact]
    public void A_stage_without_a_refusal_is_not_ended_early()
    {
        Accepted().Try(Lead, new EndStage(No, "planning", "x"))!.Code.Should().Be("stage.nothing-refused");
        Accepted().Refuses("eia").Try(Head("ecology"), new EndStage(No, "planning", "x"))!.Code.Should().Be("stage.not-yours");
        Accepted().Refuses("eia").Try(Lead, new EndStage(No, "planning", ""))!.Code.Should().Be("reasons.missing");
    }

    [Fact]
    public void A_withdrawal_before_acceptance_ends_everything()
    {
        var scenario = Filed().Play(Applicant, new Withdraw(No, "项目调整"));

        scenario.File.Case.Should().Match<Case>(c => c.State == CaseState.WithdrawnBeforeAcceptance && c.ClosedReason == "case.withdrawn" && c.ClosedAt != null);
        scenario.Flow.IsCancelled.Should().BeTrue();
        scenario.File.Tasks.Should().OnlyContain(t => t.State == TaskState.Cancelled && t.Bookmark == null);
        scenario.File.Clocks.Should().OnlyContain(c => c.EndedAt != null);
        scenario.Documents.Last().Kind.Should().Be(DocumentKind.Termination);
    }

    [Fact]
    public void A_withdrawal_after_acceptance_tells_the_departments()
    {
        var scenario = Accepted().Grants("eia").Returns("soil").Play(Applicant, new Withdraw(No, ""));

        scenario.File.Case.State.Should().Be(CaseState.Withdrawn);
        scenario.Stage().State.Should().Be(StageState.Withdrawn);
        scenario.Task("eia").Result.Should().Be(TaskResult.Granted);
        scenario.Supplement(SupplementPhase.Correction).State.Should().Be(SupplementState.Cancelled);
        scenario.Notices.Where(n => n.Code == "notice.case-withdrawn" && n.Department != null).Select(n => n.Department).Should().Equal("natural-resources", "water");
        DueTimers.Of(scenario.File).Should().BeEmpty();
    }

    [Fact]
    public void A_stage_nobody_needs_is_passed_with_the_reason()
    {
        var attributes = Attributes();
        attributes["hasWorks"] = false;

        var scenario = OpenedWith(attributes).Files().Accepts().Grants("land", "eia", "soil", "permit").Files("construction", [], []).Accepts("construction");

        scenario.Stage("construction").Should().Match<StageApplication>(s => s.State == StageState.PassedWithoutMatters && s.EndReason == "stage.no-matters");
        scenario.File.Case.State.Should().Be(CaseState.Granted);
    }

    [Fact]
    public void Supplements_after_acceptance_are_one_list_the_lead_sends_once()
    {
        var scenario = Accepted();
        var due = scenario.StageClock().Due!;
        scenario.Try(Lead, new SendSupplement(No, "planning"))!.Code.Should().Be("supplement.nothing-to-send");
        scenario.Try(Reviewer("housing"), new AddSupplementItem(No, "planning", "soil-plan", "x"))!.Code.Should().Be("stage.not-yours");
        scenario.Try(Reviewer("water"), new AddSupplementItem(No, "planning", "drawings", "x"))!.Code.Should().Be("material.not-asked");
        scenario.Play(Reviewer("water"), new AddSupplementItem(No, "planning", "soil-plan", "补充附图")).Play(Reviewer("ecology"), new AddSupplementItem(No, "planning", null, "说明"));

        scenario.Try(Head("water"), new SendSupplement(No, "planning"))!.Code.Should().Be("stage.not-yours");
        scenario.Play(Lead, new SendSupplement(No, "planning"));

        scenario.Try(Lead, new SendSupplement(No, "planning"))!.Code.Should().Be("supplement.already-sent");
        scenario.Try(Reviewer("water"), new AddSupplementItem(No, "planning", null, "再补"))!.Code.Should().Be("supplement.already-sent");
        scenario.StageClock().Due.Should().Be(due, "it pauses nothing");
        scenario.Play(Applicant, new AnswerSupplement(No, scenario.Supplement(SupplementPhase.AfterAcceptance).Id, Form: null, [new("soil-plan", "sha-3")]));
        scenario.Notices.Where(n => n.Code == "notice.supplement-answered").Select(n => n.Department).Should().Equal("water", "ecology");
        scenario.Stage().State.Should().Be(StageState.InDepartments);
    }

    [Fact]
    public void An_unanswered_list_after_acceptance_ends_nothing()
    {
        var scenario = Accepted().Play(Reviewer("water"), new AddSupplementItem(No, "planning", null, "说明")).Play(Lead, new SendSupplement(No, "planning"));
        var list = scenario.Supplement(SupplementPhase.AfterAcceptance);

        scenario.At(OfficeTime.EndOf(list.DueOn!.Value)).Play(Actor.System, new SupplementDue(No, list.Id));

        scenario.Supplement(SupplementPhase.AfterAcceptance).State.Should().Be(SupplementState.Overdue);
        scenario.Notices.Should().Contain(n => n.Code == "notice.supplement-overdue" && n.Department == "natural-resources");
        scenario.Grants("land", "eia", "soil", "permit").Stage().State.Should().Be(StageState.Granted);
    }

    [Fact]
    public void A_list_that_nobody_answered_is_not_needed_once_the_departments_have_decided()
    {
        var scenario = Accepted().Play(Reviewer("water"), new AddSupplementItem(No, "planning", null, "说明")).Play(Lead, new SendSupplement(No, "planning"));

        scenario.Grants("land", "eia", "soil", "permit");

        scenario.Supplement(SupplementPhase.AfterAcceptance).State.Should().Be(SupplementState.Cancelled);
        DueTimers.Of(scenario.File).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void No_command_acts_on_a_closed_case(CaseCommand command, Actor actor)
    {
        var scenario = Accepted().Play(Applicant, new Withdraw(No, ""));

        var refusal = scenario.Try(actor, command);

        if (command is AnswerIssue or CloseIssue or IssueMinutes)
        {
            refusal!.Code.Should().BeOneOf(["issue.unknown", "meeting.minutes-issued"], "what a joint review found, and its minutes, outlive the case");
            return;
        }

        if (command is MendIncident or ReportFlowTask)
        {
            refusal!.Code.Should().BeOneOf(["incident.reason-missing", "actor.role-not-allowed"], "what the case started in the background may still stand");
            return;
        }

        if (command is EndCommitment)
        {
            refusal!.Code.Should().Be("commitment.unknown", "what was granted is verified after its case is closed");
            return;
        }

        refusal!.Code.Should().Be("case.closed");
        refusal.Values.Should().Contain(("state", "withdrawn"));
    }

    [Theory]
    [MemberData(nameof(EveryCommand))]
    public void No_command_acts_before_anything_is_filed(CaseCommand command, Actor actor)
    {
        var scenario = Opened();
        var changes = scenario.Changes.Count;

        var refusal = scenario.Try(actor, command);

        (refusal is null).Should().Be(command is FileStage or Withdraw or ShowCommitment, refusal?.Code);
        (refusal is null).Should().Be(scenario.Changes.Count > changes, "a refusal leaves nothing behind");
    }

    public static TheoryData<CaseCommand, Actor> EveryCommand()
    {
        var task = new TaskId(Guid.Empty);
        var supplement = new SupplementId(Guid.Empty);
        var basis = new LegalBasis("行政许可法", "45", VerifiedOn: null);
        var data = new TheoryData<CaseCommand, Actor>();
        Add(Applicant, new FileStage(No, "planning", Form(), AllMaterials()));
        Add(Applicant, new AnswerSupplement(No, supplement, null, []));
        Add(Applicant, new AnswerCorrection(No, task, null, []));
        Add(Applicant, new HandInTolerated(No, "planning", []));
        Add(Applicant, new Withdraw(No, ""));
        Add(Clerk, new AcceptStage(No, "planning", []));
        Add(Clerk, new RequestSupplement(No, "planning", []));
        Add(Clerk, new RefuseAcceptance(No, "planning", "x"));
        Add(Reviewer("water"), new ClaimTask(No, task));
        Add(Reviewer("water"), new ReleaseTask(No, task));
        Add(Reviewer("water"), new DelegateTask(No, task, "x"));
        Add(Reviewer("water"), new CompleteTask(No, task, Verdict.Grant, ""));
        Add(Reviewer("water"), new StopClock(No, ClockOwner.Of(task), ClockKind.Promised, StopGround.Hearing, basis, new DateOnly(2026, 3, 3), null));
        Add(Reviewer("water"), new ResumeClock(No, ClockOwner.Of(task), ClockKind.Promised));
        Add(Head("water"), new ExtendClock(No, ClockOwner.Of(task), ClockKind.Promised, LimitLength.WorkingDays(1), basis, "x"));
        Add(Reviewer("water"), new AddSupplementItem(No, "planning", null, "x"));
        Add(Lead, new SendSupplement(No, "planning"));
        Add(Lead, new EndStage(No, "planning", "x"));
        Add(Lead, new DecideLead(No, "planning", Refile: false, "x"));
        Add(new Actor("administrator", ActorRole.Administrator), new MendIncident(No, new("instance:9", [], "")));
        Add(new Actor("designer", ActorRole.Designer), new ReportFlowTask(No, "instance:9", "instance:9", null));
        Add(Lead, new PutOnAgenda(No, task, new(Guid.Empty), 1));
        Add(Lead, new TakeOffAgenda(No, task, "x"));
        Add(Lead, new InviteDepartment(No, task, "water"));
        Add(Lead, new MergeOpinions(No, task, JointOutcome.Agreed, "x", []));
        Add(Reviewer("water"), new GiveJointOpinion(No, task, Agrees: true, "x", []));
        Add(Reviewer("water"), new AnswerIssue(No, new(Guid.Empty), "x"));
        Add(Lead, new CloseIssue(No, new(Guid.Empty), IsSettled: true, "x"));
        Add(Actor.System, new IssueMinutes(No, new(Guid.Empty), new("1", "x", DateTimeOffset.UnixEpoch, "x", [])));
        var paper = new CommitmentId(Guid.Empty);
        Add(Applicant, new ShowCommitment(No, "planning", "eia"));
        Add(Applicant, new SignCommitment(No, paper, "", SigningMethod.Other, [], MayPublish: true, Evidence: null));
        Add(Applicant, new DeclineCommitment(No, paper));
        Add(Applicant, new WithdrawCommitment(No, paper, "x"));
        Add(Reviewer("ecology"), new DecideCommitmentRoute(No, paper, Open: true, "x"));
        Add(Reviewer("water"), new AcknowledgeHandOver(No, task));
        Add(Reviewer("water"), new NameInspectors(No, task, ["a", "b"]));
        Add(Reviewer("water"), new ReportCheck(No, task, CheckFinding.Conforms, HarmIfRevoked: false, "x"));
        Add(Reviewer("water"), new ConfirmRectification(No, task, Passed: true, "x"));
        Add(Reviewer("water"), new SignRevocation(No, task, Revoke: true, "x"));
        Add(Applicant, new ReportRectification(No, "x"));
        Add(Applicant, new DeliverPromised(No, "x", "x"));
        Add(Actor.System, new WatchVerification(No));
        Add(Actor.System, new EndCommitment(No, paper, VerificationState.Fulfilled, Ground: null));
        Add(Actor.System, new ClockDue(No, new ClockId(Guid.Empty)));
        Add(Actor.System, new SupplementDue(No, supplement));
        Add(Actor.System, new ToleranceDue(No, supplement));
        Add(Applicant, new DeclareRoute(No, DebtsSettled: true, AllInvestorsPromised: true, WantsOrdinary: false));
        Add(Applicant, new ReportLiquidation(No, LiquidationStep.GroupFormed));
        Add(Lead, new DecideRoute(No, task, IsSimple: true, "x"));
        Add(Reviewer("water"), new SettleCancellation(No, task, IsCancelled: true, ""));
        Add(Reviewer("water"), new ObjectToNotice(No, Guid.Empty, ObjectionGround.Investigation, "x"));
        Add(Actor.System, new RemindOfWindow(No, 5));
        return data;

        void Add(Actor actor, CaseCommand command) => data.Add(command, actor);
    }

    [Fact]
    public void Every_command_there_is_stands_in_the_tables_above()
    {
        var all = typeof(CaseCommand).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(CaseCommand))).Select(t => t.Name);

        EveryCommand().Select(row => row[0].GetType().Name).Should().BeEquivalentTo(all);
    }

    [Fact]
    public void A_case_closes_only_with_an_outcome_that_exists()
    {
        var scenario = Opened();

        CaseClosing.Close(scenario.File, "lost", scenario.Context(Actor.System)).Refusal!.Code.Should().Be("case.outcome-unknown");
    }

    [Fact]
    public void A_stage_is_not_concluded_while_tasks_are_open()
    {
        var scenario = Accepted();

        StageResults.Conclude(scenario.File, "planning", scenario.Context(Actor.System)).Refusal!.Code.Should().Be("stage.tasks-open");
    }

    [Fact]
    public void A_chosen_matter_without_a_step_is_refused()
    {
        var scenario = Filed();
        var context = scenario.Context(Clerk);
        _ = new AcceptStage(No, "planning", []).Decide(scenario.File, context).Value;

        Refusal refusal = StageOpening.Open(scenario.File, "planning", ["land", "soil", "permit"], context).Refusal!;

        refusal.Code.Should().Be("stage.matter-not-drawn");
        refusal.Values.Should().Contain(("matter", "eia"));
    }
}
