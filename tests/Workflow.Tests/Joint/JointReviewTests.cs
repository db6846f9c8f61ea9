using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;
using Workflow.Tests.CaseFiles;
using static Workflow.Tests.CaseFiles.CaseScenario;
using static Workflow.Tests.Joint.JointCase;

namespace Workflow.Tests.Joint;

public sealed class JointReviewTests
{
    private static readonly string[] Outcomes = ["Done", "AgreedWithIssues"];

    private static readonly RaisedIssue Issue = new("water", "补充防洪评价", new DateOnly(2026, 3, 20));

    [Fact]
    public void A_review_invites_the_departments_of_the_stage_but_not_its_convenor()
    {
        var joint = Waiting();

        joint.Review.Should().Match<JointReview>(r => r.Convenor == "natural-resources" && r.Meeting == null && !r.IsBinding);
        joint.Review.Invited.Select(invited => invited.Department).Should().Equal("ecology", "water");
        joint.File.Tasks.Should().NotContain(task => task.Kind == TaskKind.JointOpinion, "nobody is asked before there is a meeting");
    }

    [Fact]
    public void Putting_it_on_an_agenda_asks_the_departments_and_counts_the_item()
    {
        var joint = OnAgenda();

        joint.Meeting.Should().Match<Meeting>(m => m.Items == 1 && m.Version == 2);
        joint.Review.Should().Match<JointReview>(r => r.Meeting == Called && r.Item == 1);
        joint.File.Tasks.Where(task => task.Kind == TaskKind.JointOpinion && task.IsOpen).Select(task => task.Department).Should().Equal("ecology", "water");
        joint.Changes.OfType<Change.NoticePosted>().Count(posted => posted.Notice.Code == NoticeCodes.JointInvited).Should().Be(2);
    }

    [Fact]
    public void A_meeting_that_is_foreign_closed_or_changed_takes_no_item()
    {
        var joint = Waiting();
        var open = joint.Meeting;

        CodeOf(open with { Department = "water" }).Should().Be("meeting.not-found");
        CodeOf(open with { Region = "330411" }).Should().Be("meeting.not-found");
        CodeOf(open with { State = MeetingState.Closed }).Should().Be("meeting.closed");
        CodeOf(open with { Version = 2 }).Should().Be("meeting.stale");
        joint.Review.Meeting.Should().BeNull();

        string CodeOf(Meeting meeting)
        {
            joint.Meeting = meeting;
            return joint.Try(Convenor, one => new PutOnAgenda(No, one.Task.Id, Called, 1))!.Code;
        }
    }

    [Fact]
    public void Only_the_convenor_puts_it_on_an_agenda_and_once()
    {
        Waiting().Try(Reviewer("water"), one => new PutOnAgenda(No, one.Task.Id, Called, 1))!.Code.Should().Be("task.not-yours");
        Waiting().Try(Applicant, one => new PutOnAgenda(No, one.Task.Id, Called, 1))!.Code.Should().Be("actor.role-not-allowed");
        OnAgenda().Try(Convenor, one => new PutOnAgenda(No, one.Task.Id, Called, 2))!.Code.Should().Be("joint-review.on-agenda");
        OnAgenda().Try(Convenor, one => new PutOnAgenda(No, one.TaskOf("water"), Called, 2))!.Code.Should().Be("task.not-yours");
    }

    [Fact]
    public void An_opinion_is_given_once_by_the_invited_department_itself()
    {
        var joint = OnAgenda();

        joint.Try(Reviewer("housing"), one => new GiveJointOpinion(No, one.TaskOf("water"), true, "", []))!.Code.Should().Be("task.not-yours");
        joint.Try(Convenor, one => new GiveJointOpinion(No, one.Task.Id, true, "", []))!.Code.Should().Be("task.wrong-kind");
        joint.Try(Reviewer("water"), one => new GiveJointOpinion(No, one.TaskOf("water"), false, " ", []))!.Code.Should().Be("reasons.missing");
        joint.Says("water").Try(Reviewer("water"), one => new GiveJointOpinion(No, one.TaskOf("water"), true, "", []))!.Code.Should().Be("task.wrong-state");
    }

    [Fact]
    public void An_issue_has_a_text_an_owner_who_takes_part_and_a_day_to_come()
    {
        var joint = OnAgenda();

        CodeOf(Issue with { Text = " " }).Should().Be("issue.text-missing");
        CodeOf(Issue with { Owner = "housing" }).Should().Be("joint-review.not-invited");
        CodeOf(Issue with { DueOn = new DateOnly(2026, 3, 1) }).Should().Be("issue.due-in-past");
        joint.File.JointIssues.Should().BeEmpty();

        string CodeOf(RaisedIssue issue) => joint.Try(Reviewer("water"), one => new GiveJointOpinion(No, one.TaskOf("water"), true, "", [Issue, issue]))!.Code;
    }

    [Fact]
    public void Silence_is_no_consent_however_late_it_is()
    {
        var joint = OnAgenda().Says("water").At("2026-04-30 09:00");
        foreach (var clock in joint.File.Clocks.Where(clock => clock.OwnerId == joint.TaskOf("ecology").Value.ToString("D")).ToList())
        {
            joint.Do(Actor.System, _ => new ClockDue(No, clock.Id));
        }

        var refusal = joint.Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "同意", []));

        refusal!.Values.Should().Equal(("stated", "1"), ("needed", "2"), ("silent", "ecology"));
    }

    [Fact]
    public void A_quorum_lets_it_merge_and_says_who_was_silent()
    {
        var joint = OnAgenda(catalogue: With(("joint-quorum", "50"))).Says("water").Merges(JointOutcome.Agreed);

        Opinions(joint).Should().Equal("水利局：同意。意见", "生态环境局：未反馈意见（不视为同意）");
        joint.File.Tasks.Where(task => task.Kind == TaskKind.JointOpinion).Select(task => task.State).Should().BeEquivalentTo([TaskState.Completed, TaskState.Cancelled]);
    }

    [Fact]
    public void A_local_document_makes_silence_consent_once_the_limit_has_passed()
    {
        var joint = OnAgenda(catalogue: With(("joint-silence", "某府办发〔2026〕1号"))).Says("water");
        joint.Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "同意", []))!.Code.Should().Be("joint-review.quorum-missing", "the limit runs");
        joint.At("2026-04-30 09:00");
        foreach (var clock in joint.File.Clocks.Where(clock => clock.OwnerId == joint.TaskOf("ecology").Value.ToString("D")).ToList())
        {
            joint.Do(Actor.System, _ => new ClockDue(No, clock.Id));
        }

        joint.Merges(JointOutcome.Agreed);

        Opinions(joint).Should().Contain("生态环境局：逾期未反馈，依据某府办发〔2026〕1号视为同意");
    }

    [Theory]
    [InlineData(JointOutcome.Agreed, false, "joint-review.disagreement")]
    [InlineData(JointOutcome.AgreedWithIssues, false, null)]
    [InlineData(JointOutcome.AgreedWithIssues, true, "joint-review.disagreement")]
    [InlineData(JointOutcome.Rejected, true, null)]
    public void A_disagreement_is_not_agreed_away(JointOutcome outcome, bool isBinding, string? code)
    {
        var joint = OnAgenda(isBinding).Says("water", agrees: false, Issue).Says("ecology");

        joint.Try(Convenor, one => new MergeOpinions(No, one.Task.Id, outcome, "汇总", []))?.Code.Should().Be(code);
        (joint.Review.Outcome == outcome).Should().Be(code is null);
    }

    [Fact]
    public void The_merged_opinion_says_whether_issues_are_open()
    {
        OnAgenda().Says("water", agrees: true, Issue).Says("ecology").Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "同意", []))!.Code.Should().Be("joint-review.issues-open");
        OnAgenda().Says("water").Says("ecology").Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.AgreedWithIssues, "同意", []))!.Code.Should().Be("joint-review.issues-missing");
        OnAgenda().Says("water").Says("ecology").Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "", []))!.Code.Should().Be("reasons.missing");
        Waiting().Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "同意", []))!.Code.Should().Be("joint-review.not-on-agenda");
    }

    [Fact]
    public void The_step_goes_on_with_the_merged_opinion_and_its_document()
    {
        var joint = OnAgenda().Says("water", agrees: true, Issue).Says("ecology").Merges(JointOutcome.AgreedWithIssues);

        joint.Signals.Answers.Should().ContainSingle().Which.Should().Match<StepAnswer>(answer => answer.BookmarkId == Bookmark && answer.Outcomes.SequenceEqual(Outcomes));
        joint.Task.Should().Match<ReviewTask>(task => task.State == TaskState.Completed && task.Result == TaskResult.AgreedWithIssues && task.Bookmark == null);
        joint.Changes.OfType<Change.DocumentIssued>().Last().Draft.Kind.Should().Be(DocumentKind.JointOpinion);
        joint.Try(Convenor, one => new MergeOpinions(No, one.Task.Id, JointOutcome.Agreed, "同意", []))!.Code.Should().Be("task.wrong-state");
    }

    [Fact]
    public void Taken_off_the_agenda_opinions_given_stay_given()
    {
        var joint = OnAgenda().Says("water");
        joint.Try(Convenor, one => new TakeOffAgenda(No, one.Task.Id, ""))!.Code.Should().Be("reasons.missing");
        joint.Do(Convenor, one => new TakeOffAgenda(No, one.Task.Id, "图纸要改"));
        joint.File.Tasks.Should().NotContain(task => task.Kind == TaskKind.JointOpinion && task.IsOpen);

        joint.Do(Convenor, one => new PutOnAgenda(No, one.Task.Id, Called, 2));

        joint.Review.Item.Should().Be(2);
        joint.File.Tasks.Where(task => task.Kind == TaskKind.JointOpinion && task.IsOpen).Select(task => task.Department).Should().Equal("ecology");
    }

    [Fact]
    public void One_more_department_is_invited_once()
    {
        var joint = OnAgenda();
        joint.Try(Convenor, one => new InviteDepartment(No, one.Task.Id, "nobody"))!.Code.Should().Be("joint-review.department-unknown");
        joint.Do(Convenor, one => new InviteDepartment(No, one.Task.Id, "housing"));

        joint.Try(Convenor, one => new InviteDepartment(No, one.Task.Id, "housing"))!.Code.Should().Be("joint-review.invited-before");
        joint.Review.Invited.Select(invited => invited.Department).Should().Equal("ecology", "water", "housing");
    }

    [Fact]
    public void An_issue_is_answered_by_its_owner_and_closed_or_sent_back_by_the_convenor()
    {
        var joint = OnAgenda().Says("ecology", agrees: true, Issue).Says("water").Merges(JointOutcome.AgreedWithIssues);
        var id = joint.File.JointIssues.Single().Id;

        joint.Try(Reviewer("ecology"), _ => new AnswerIssue(No, id, "x"))!.Code.Should().Be("issue.not-yours");
        joint.Try(Convenor, _ => new CloseIssue(No, id, IsSettled: false, "x"))!.Code.Should().Be("issue.wrong-state");
        joint.Do(Reviewer("water"), _ => new AnswerIssue(No, id, "已补充"));
        joint.Try(Reviewer("water"), _ => new AnswerIssue(No, id, "again"))!.Code.Should().Be("issue.wrong-state");
        joint.Try(Reviewer("water"), _ => new CloseIssue(No, id, IsSettled: true, ""))!.Code.Should().Be("issue.not-yours");
        joint.Do(Convenor, _ => new CloseIssue(No, id, IsSettled: false, "缺附图")).Do(Reviewer("water"), _ => new AnswerIssue(No, id, "附图已补")).Do(Convenor, _ => new CloseIssue(No, id, IsSettled: true, ""));

        joint.File.JointIssues.Single().State.Should().Be(IssueState.Closed);
    }

    [Fact]
    public void The_minutes_reach_the_case_once()
    {
        var joint = OnAgenda().Says("ecology").Says("water").Merges(JointOutcome.Agreed);
        var minutes = new IssueMinutes(No, Called, new("嘉自然资规联审纪〔2026〕1号", "会议", joint.Meeting.BeginsAt, "三楼", ["water"]));
        joint.Try(Convenor, _ => minutes)!.Code.Should().Be("actor.role-not-allowed");

        joint.Do(Actor.System, _ => minutes);

        joint.Try(Actor.System, _ => minutes)!.Code.Should().Be("meeting.minutes-issued");
        joint.Changes.OfType<Change.DocumentIssued>().Count(issued => issued.Draft.Kind == DocumentKind.MeetingMinutes).Should().Be(1);
    }

    [Fact]
    public void A_withdrawal_ends_the_review_and_asks_nobody_any_more()
    {
        var joint = OnAgenda().Says("water").Do(Applicant, _ => new Withdraw(No, ""));

        joint.File.Tasks.Should().OnlyContain(task => !task.IsOpen);
        joint.File.Clocks.Should().OnlyContain(clock => clock.EndedAt != null);
        joint.Review.Meeting.Should().BeNull("a closed case stands on no agenda");
        joint.Try(Convenor, one => new PutOnAgenda(No, one.Task.Id, Called, 2))!.Code.Should().Be("case.closed");
    }

    [Theory]
    [InlineData(true, "Refused")]
    [InlineData(false, "Passed")]
    public void What_a_binding_review_rejects_the_lead_decides_about(bool isBinding, string outcome)
    {
        var joint = OnAgenda(isBinding).Says("water", agrees: false).Says("ecology").Merges(JointOutcome.Rejected);
        var file = joint.File;
        foreach (var task in file.Tasks.Where(task => task.Kind == TaskKind.Review).ToList())
        {
            file.Apply(new Change.TaskChanged(task with { State = TaskState.Completed, Result = TaskResult.Granted, Bookmark = null }));
        }

        StageResults.Conclude(file, "planning", joint.Context(Actor.System)).Value.Should().Equal(outcome);
    }

    private static IEnumerable<string> Opinions(JointCase joint) =>
        joint.Changes.OfType<Change.DocumentIssued>().Last().Draft.Values["opinions"]!.AsArray().Select(line => line!.GetValue<string>());

    private static CatalogueVersion With((string Code, string Value) setting)
    {
        var catalogue = SmallCatalogue.Build();
        catalogue.Settings[setting.Code] = new Setting(setting.Code, setting.Value, "本地文件", IsAssumption: false);
        return catalogue;
    }
}
