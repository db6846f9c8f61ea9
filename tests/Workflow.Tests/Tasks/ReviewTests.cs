using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;
using Workflow.Tests.CaseFiles;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Tasks;

public sealed class ReviewTests
{
    private static CompleteTask Complete(CaseScenario scenario, string matter, Verdict verdict = Verdict.Grant, string text = "同意", bool prepare = false) =>
        new(No, scenario.Task(matter).Id, verdict, text, prepare);

    [Fact]
    public void Each_signature_needs_another_person_and_the_last_one_the_head()
    {
        var scenario = Accepted().Grants("land");
        var first = Reviewer("natural-resources", "first");
        var second = Reviewer("natural-resources", "second");

        scenario.Play(first, Complete(scenario, "permit"));

        scenario.Try(first, Complete(scenario, "permit"))!.Code.Should().Be("task.already-signed");
        scenario.Play(second, Complete(scenario, "permit"));
        scenario.Try(Reviewer("natural-resources", "third"), Complete(scenario, "permit"))!.Code.Should().Be("task.sign-off-not-yours");
        scenario.Play(Head("natural-resources"), Complete(scenario, "permit"));
        scenario.Task("permit").Opinions.Select(o => o.SignOff).Should().Equal(SignOffRole.Handler, SignOffRole.Checker, SignOffRole.Approver);
        scenario.Task("permit").Result.Should().Be(TaskResult.Granted);
    }

    [Fact]
    public void The_last_signature_decides()
    {
        var scenario = Accepted().Grants("land");
        scenario.Play(Signer(scenario, 0), Complete(scenario, "permit", Verdict.Refuse, "日照不足")).Play(Signer(scenario, 1), Complete(scenario, "permit"));

        scenario.Play(Signer(scenario, 2), Complete(scenario, "permit"));

        scenario.Task("permit").Result.Should().Be(TaskResult.Granted);

        static Actor Signer(CaseScenario s, int index) => s.Signer("permit", index);
    }

    [Fact]
    public void A_reviewer_acts_only_on_tasks_of_its_department()
    {
        var scenario = Accepted();

        scenario.Try(Reviewer("water"), Complete(scenario, "eia"))!.Code.Should().Be("task.not-yours");
        scenario.Try(Clerk, Complete(scenario, "eia"))!.Code.Should().Be("actor.role-not-allowed");
        scenario.Try(Reviewer("water"), new CompleteTask(No, new TaskId(default), Verdict.Grant, ""))!.Code.Should().Be("task.unknown");
    }

    [Fact]
    public void A_finished_task_is_not_finished_again()
    {
        var scenario = Accepted().Grants("eia");

        scenario.Try(Reviewer("ecology"), Complete(scenario, "eia"))!.Code.Should().Be("task.wrong-state");
    }

    [Fact]
    public void An_intake_is_not_completed_like_a_review()
    {
        var scenario = Filed();

        scenario.Try(new Actor("x", ActorRole.Reviewer, "service-centre"), new CompleteTask(No, scenario.File.Tasks[0].Id, Verdict.Grant, ""))!.Code.Should().Be("task.wrong-kind");
    }

    [Theory]
    [InlineData(Verdict.Return)]
    [InlineData(Verdict.Refuse)]
    public void Return_and_refusal_give_reasons(Verdict verdict)
    {
        var scenario = Accepted();

        scenario.Try(Reviewer("ecology"), Complete(scenario, "eia", verdict, " "))!.Code.Should().Be("reasons.missing");
    }

    [Fact]
    public void A_returned_matter_is_answered_and_goes_on_in_the_next_round()
    {
        var scenario = Accepted().Returns("eia");

        scenario.Task("eia").State.Should().Be(TaskState.Returned);
        scenario.Clock("eia").Due.Should().NotBeNull("a correction stops no clock");
        scenario.Documents.Last().Kind.Should().Be(DocumentKind.SupplementNotice);
        scenario.Play(Applicant, new AnswerCorrection(No, scenario.Task("eia").Id, new() { ["siteArea"] = 1100 }, []));
        scenario.Task("eia").Should().Match<ReviewTask>(t => t.State == TaskState.Open && t.Round == 2 && t.Opinions.Count == 1);
        scenario.Stage().Form["siteArea"]!.GetValue<int>().Should().Be(1100);
        scenario.Try(Reviewer("ecology"), Complete(scenario, "eia", Verdict.Return, "再改"))!.Code.Should().Be("task.returned-before");
        scenario.Grants("eia").Task("eia").Result.Should().Be(TaskResult.Granted);
    }

    [Fact]
    public void A_correction_that_nobody_answers_comes_back_to_the_department_which_decides()
    {
        var scenario = Accepted().Returns("eia");
        var correction = scenario.Supplement(SupplementPhase.Correction);

        scenario.At(OfficeTime.EndOf(correction.DueOn!.Value)).Play(Actor.System, new SupplementDue(No, correction.Id));

        scenario.Task("eia").Should().Match<ReviewTask>(t => t.State == TaskState.Open && t.Round == 2 && t.Result == null);
        scenario.Supplement(SupplementPhase.Correction).State.Should().Be(SupplementState.Overdue);
        scenario.Notices.Should().Contain(n => n.Code == NoticeCodes.CorrectionOverdue && n.Department == "ecology");
    }

    [Fact]
    public void A_claimed_task_is_left_to_who_claimed_it()
    {
        var scenario = Accepted().Play(Reviewer("ecology", "one"), new ClaimTask(No, Accepted().Task("eia").Id));
        var task = scenario.Task("eia").Id;

        scenario.Try(Reviewer("ecology", "two"), Complete(scenario, "eia"))!.Code.Should().Be("task.claimed");
        scenario.Try(Reviewer("ecology", "two"), new ClaimTask(No, task))!.Code.Should().Be("task.claimed");
        scenario.Try(Reviewer("ecology", "two"), new ReleaseTask(No, task))!.Code.Should().Be("task.claimed");
        scenario.Play(Head("ecology"), new DelegateTask(No, task, "ecology-two")).Play(Reviewer("ecology", "two"), Complete(scenario, "eia"));
        scenario.Task("eia").Result.Should().Be(TaskResult.Granted);
    }

    [Fact]
    public void A_released_task_is_free_and_a_free_one_cannot_be_released()
    {
        var scenario = Accepted();
        var task = scenario.Task("eia").Id;

        scenario.Play(Reviewer("ecology"), new ClaimTask(No, task)).Play(Reviewer("ecology"), new ReleaseTask(No, task));

        scenario.Task("eia").Assignee.Should().BeNull();
        scenario.Try(Reviewer("ecology"), new ReleaseTask(No, task))!.Code.Should().Be("task.not-claimed");
        scenario.Try(Reviewer("ecology"), new DelegateTask(No, task, "other"))!.Code.Should().Be("task.not-claimed");
    }

    [Fact]
    public void A_task_is_not_delegated_to_who_has_signed_it()
    {
        var scenario = Accepted();
        scenario.Play(Reviewer("natural-resources", "one"), Complete(scenario, "permit"));

        scenario.Try(Head("natural-resources"), new DelegateTask(No, scenario.Task("permit").Id, "natural-resources-one"))!.Code.Should().Be("task.already-signed");
    }

    [Fact]
    public void A_late_task_is_told_to_its_department_and_to_supervision_once_for_each_clock()
    {
        var scenario = Accepted().FireNextTimer();

        scenario.Task("land").LateSince.Should().Be(OfficeTime.EndOf(new DateOnly(2026, 3, 5)));
        scenario.Notices.Where(n => n.Code == NoticeCodes.Late).Select(n => n.Department).Should().Equal("natural-resources", "supervision");
        scenario.Try(Actor.System, new ClockDue(No, scenario.Clock("land").Id))!.Code.Should().Be("clock.already-late");
        DueTimers.Of(scenario.File).Should().NotContain(t => t.Subject == scenario.Clock("land").Id.ToString());
        DueTimers.Of(scenario.File).Should().Contain(t => t.Subject == scenario.Clock("land", ClockKind.Statutory).Id.ToString());
    }
}
