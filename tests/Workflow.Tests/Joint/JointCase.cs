using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Tasks;
using Workflow.Tests.CaseFiles;
using static Workflow.Tests.CaseFiles.CaseScenario;

namespace Workflow.Tests.Joint;

/// <summary>A case in its first stage with a joint review of the whole stage, played without a flow.</summary>
internal sealed class JointCase
{
    public const string Bookmark = "joint-bookmark";

    public static readonly Actor Convenor = Reviewer("natural-resources");
    public static readonly MeetingId Called = new(new Guid("22222222-2222-4222-8222-222222222222"));

    private readonly CaseScenario _scenario;
    private CaseFile _file;

    private JointCase(CaseScenario scenario, bool isBinding)
    {
        (_scenario, _file) = (scenario, Reload(scenario.File, null));
        _ = JointReviews.Open(_file, ("planning", null), [], isBinding, "planning-joint", Bookmark, scenario.Context(Actor.System)).Value;
        Keep();
    }

    public CaseFile File => _file;

    public List<Change> Changes { get; } = [];

    public FlowSignals Signals { get; private set; } = FlowSignals.None;

    public Meeting Meeting { get; set; } = new(Called, "natural-resources", "330402", "第一次联审会议", DateTimeOffset.UnixEpoch.AddDays(20_600), "三楼会议室", MeetingState.Open, 0, 1);

    public ReviewTask Task => _file.Tasks.Last(task => task.Kind == TaskKind.JointReview);

    public JointReview Review => _file.JointReviews[^1];

    /// <summary>Waiting, on no agenda. Ecology and water are invited; the lead of the stage convenes.</summary>
    public static JointCase Waiting(bool isBinding = false, CatalogueVersion? catalogue = null) =>
        new(OpenedWith(Attributes(), catalogue).Files().Accepts(), isBinding);

    public static JointCase OnAgenda(bool isBinding = false, CatalogueVersion? catalogue = null) =>
        Waiting(isBinding, catalogue).Do(Convenor, joint => new PutOnAgenda(No, joint.Task.Id, Called, 1));

    public TaskId TaskOf(string department) => new(Review.Invited.Single(invited => invited.Department == department).Task!.Value);

    public JointCase Says(string department, bool agrees = true, params RaisedIssue[] issues) =>
        Do(Reviewer(department), joint => new GiveJointOpinion(No, joint.TaskOf(department), agrees, "意见", issues));

    public JointCase Merges(JointOutcome outcome) => Do(Convenor, joint => new MergeOpinions(No, joint.Task.Id, outcome, "汇总意见", []));

    public JointCase At(string time)
    {
        _scenario.At(time);
        return this;
    }

    public JointCase Do(Actor actor, Func<JointCase, CaseCommand> command)
    {
        Try(actor, command)?.Message.Should().BeNull("it must succeed");
        return this;
    }

    /// <summary>A refusal leaves nothing behind.</summary>
    public Refusal? Try(Actor actor, Func<JointCase, CaseCommand> command)
    {
        var before = _file;
        _file = Reload(before, Meeting);
        var decided = command(this).Decide(_file, _scenario.Context(actor));
        if (decided.IsRefused)
        {
            _file = before;
            return decided.Refusal;
        }

        Signals = decided.Value;
        Keep();
        return null;
    }

    public StepContext Context(Actor actor) => _scenario.Context(actor);

    private void Keep()
    {
        Changes.AddRange(_file.Changes);
        Meeting = _file.Changes.OfType<Change.MeetingChanged>().LastOrDefault()?.Meeting ?? Meeting;
        _file = Reload(_file, Meeting);
    }

    private static CaseFile Reload(CaseFile file, Meeting? meeting)
    {
        var again = new CaseFile(file.Case, file.Applicant, file.Project, file.Stages, file.Tasks, file.Clocks, file.Materials, file.Supplements);
        again.Join(file.JointReviews, file.JointIssues, meeting);
        return again;
    }
}
