using Workflow.Tests.CaseFiles;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Stages;

public sealed class IntakeTests
{
    private static readonly SupplementItem Scheme = new("scheme", "service-centre", "设计方案");

    private static readonly CaseCommand[] ActsOfTheWindow =
    [
        new AcceptStage(No, "planning", []),
        new RequestSupplement(No, "planning", [Scheme]),
        new RefuseAcceptance(No, "planning", "不属于本机关职权范围"),
    ];

    [Fact]
    public void Five_working_days_without_a_word_mean_accepted_from_the_day_of_receipt()
    {
        var scenario = Filed().FireNextTimer().FireNextTimer();

        scenario.Now.Should().Be(OfficeTime.EndOf(new DateOnly(2026, 3, 9)));
        scenario.Stage().DeemedAccepted.Should().BeTrue();
        scenario.Stage().AcceptedAt.Should().Be(OfficeTime.At(new DateOnly(2026, 3, 2), new TimeOnly(9, 0)));
        scenario.Stage().State.Should().Be(StageState.InDepartments);
        scenario.Clock("land").Due!.Date.Should().Be(new DateOnly(2026, 3, 5), "the limits count from the receipt");
        scenario.Audit.Select(a => a.Kind).Should().Contain("stage.deemed-accepted");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void What_the_law_has_accepted_no_clerk_takes_back_before_the_timer_fires(int act)
    {
        var scenario = Filed().At(OfficeTime.EndOf(new DateOnly(2026, 3, 9)).AddMilliseconds(1));

        var refusal = scenario.Try(Clerk, ActsOfTheWindow[act]);

        refusal.Should().BeOfType<IntakeDeemedAccepted>().Which.Values.Should().Contain(("due", "2026-03-09 24:00 (provisional)"));
        scenario.Play(Actor.System, new ClockDue(No, scenario.File.Clocks.Single(c => c is { EndedAt: null, Kind: ClockKind.Statutory }).Id));
        scenario.Stage().DeemedAccepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Until_the_last_instant_of_the_fifth_day_the_window_decides(int act)
    {
        var scenario = Filed().At(OfficeTime.EndOf(new DateOnly(2026, 3, 9)));

        scenario.Play(Clerk, ActsOfTheWindow[act]);

        scenario.Stage().DeemedAccepted.Should().BeFalse();
        scenario.Stage().State.Should().NotBe(StageState.Filed);
    }

    [Fact]
    public void The_promised_days_of_the_intake_only_make_it_late()
    {
        var scenario = Filed().FireNextTimer();

        scenario.Now.Should().Be(OfficeTime.EndOf(new DateOnly(2026, 3, 4)));
        scenario.Stage().State.Should().Be(StageState.Filed);
        scenario.File.Tasks.Single().LateSince.Should().NotBeNull();
        scenario.Notices.Where(n => n.Code == NoticeCodes.Late).Select(n => n.Department).Should().Equal("service-centre", "supervision");
    }

    [Fact]
    public void Acceptance_is_refused_while_a_material_is_missing()
    {
        var scenario = Opened().FilesWithout("scheme", "red-line");

        var refusal = scenario.Try(Clerk, new AcceptStage(No, "planning", []));

        refusal!.Code.Should().Be("stage.materials-missing");
        refusal.Values.Should().Contain(("materials", "red-line, scheme"));
    }

    [Fact]
    public void Only_a_clerk_of_the_window_takes_in()
    {
        var scenario = Filed();

        scenario.Try(Reviewer("ecology"), new AcceptStage(No, "planning", []))!.Code.Should().Be("actor.role-not-allowed");
        scenario.Try(Clerk with { Department = "ecology" }, new AcceptStage(No, "planning", []))!.Code.Should().Be("task.not-yours");
    }

    [Fact]
    public void A_supplement_before_acceptance_runs_no_clock_and_its_answer_starts_the_intake_anew()
    {
        var scenario = Opened().FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme]));

        scenario.File.Clocks.Should().OnlyContain(c => c.EndedAt != null);
        scenario.File.Case.State.Should().Be(CaseState.SupplementOpen);
        scenario.At("2026-03-06 09:00").Play(Applicant, new AnswerSupplement(No, scenario.Supplement(SupplementPhase.BeforeAcceptance).Id, Form: null, [new("scheme", "sha")]));

        scenario.Stage().State.Should().Be(StageState.Filed);
        scenario.File.Clocks.Single(c => c is { EndedAt: null, Kind: ClockKind.Statutory }).Due!.Date.Should().Be(new DateOnly(2026, 3, 13), "five days from the answer");
        scenario.Accepts();
        scenario.Stage().State.Should().Be(StageState.InDepartments);
    }

    [Fact]
    public void The_one_time_notice_leaves_nothing_out()
    {
        var scenario = Opened().FilesWithout("scheme", "eia-report", "red-line");

        var refusal = scenario.Try(Clerk, new RequestSupplement(No, "planning", [Scheme]));

        refusal!.Code.Should().Be("supplement.incomplete");
        refusal.Values.Should().Contain(("materials", "eia-report"), "the red line may be tolerated");
        scenario.Try(Clerk, new RequestSupplement(No, "planning", []))!.Code.Should().Be("supplement.empty");
        scenario.Try(Clerk, new RequestSupplement(No, "planning", [new("drawings", "service-centre", "?")]))!.Code.Should().Be("material.not-asked");
    }

    [Fact]
    public void A_second_supplement_needs_a_reason()
    {
        var scenario = Opened().FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme]));
        scenario.Play(Applicant, new AnswerSupplement(No, scenario.Supplement(SupplementPhase.BeforeAcceptance).Id, Form: null, [new("scheme", "sha")]));

        scenario.Try(Clerk, new RequestSupplement(No, "planning", [Scheme]))!.Code.Should().Be("supplement.reason-missing");
        scenario.Play(Clerk, new RequestSupplement(No, "planning", [Scheme], "方案图缺少签章"));

        scenario.Stage().State.Should().Be(StageState.SupplementOpen);
    }

    [Fact]
    public void An_overdue_supplement_is_deemed_a_withdrawal()
    {
        var scenario = Opened().FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme])).FireNextTimer();

        scenario.Now.Should().Be(OfficeTime.EndOf(new DateOnly(2026, 3, 16)));
        scenario.Stage().State.Should().Be(StageState.DeemedWithdrawn);
        scenario.File.Case.State.Should().Be(CaseState.WithdrawnBeforeAcceptance);
        scenario.Documents.Last().Kind.Should().Be(DocumentKind.Termination);
    }

    [Fact]
    public void Where_the_local_rule_says_so_an_overdue_supplement_is_a_refusal_of_acceptance()
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Settings["supplement-outcome"] = new Setting("supplement-outcome", "refused", "滨州市工程建设项目并联审批管理规定 art. 10", IsAssumption: false);

        var scenario = OpenedWith(Attributes(), catalogue).FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme])).FireNextTimer();

        scenario.Stage().State.Should().Be(StageState.AcceptanceRefused);
        scenario.File.Case.State.Should().Be(CaseState.AcceptanceRefused);
        scenario.File.Case.ClosedReason.Should().Be("case.closed-not-accepted");
        scenario.Documents.Last().Kind.Should().Be(DocumentKind.RefusalOfAcceptance);
    }

    [Fact]
    public void An_answer_after_the_last_day_is_too_late_and_a_timer_before_it_too_early()
    {
        var scenario = Opened().FilesWithout("scheme").Play(Clerk, new RequestSupplement(No, "planning", [Scheme]));
        var id = scenario.Supplement(SupplementPhase.BeforeAcceptance).Id;

        scenario.At("2026-03-16 23:59").Try(Actor.System, new SupplementDue(No, id))!.Code.Should().Be("supplement.not-due");
        scenario.At("2026-03-17 00:00").Try(Applicant, new AnswerSupplement(No, id, Form: null, [new("scheme", "sha")]))!.Code.Should().Be("supplement.too-late");
        scenario.Try(Applicant, new SupplementDue(No, id))!.Code.Should().Be("actor.role-not-allowed");
    }

    [Fact]
    public void Refused_acceptance_gives_reasons_and_closes_the_case()
    {
        var scenario = Filed();

        scenario.Try(Clerk, new RefuseAcceptance(No, "planning", " "))!.Code.Should().Be("reasons.missing");
        scenario.Play(Clerk, new RefuseAcceptance(No, "planning", "不属于本机关职权范围"));

        scenario.File.Case.State.Should().Be(CaseState.AcceptanceRefused);
        scenario.Documents.Last().Kind.Should().Be(DocumentKind.RefusalOfAcceptance);
        scenario.File.Tasks.Single().Result.Should().Be(TaskResult.AcceptanceRefused);
    }
}
