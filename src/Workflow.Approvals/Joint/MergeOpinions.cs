using System.Globalization;
using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>The convenor merges the opinions into one, which the waiting step goes on with.</summary>
/// <remarks>It says what the departments said: nobody's silence counts as consent (convention 18), unless a local document, whose number the setting names, says so; and a
/// disagreement is not agreed away. What a binding review rejects the lead department decides about.</remarks>
/// <param name="Case">The case.</param>
/// <param name="Task">The convenor's task, on an agenda.</param>
/// <param name="Outcome">The merged opinion.</param>
/// <param name="Text">Its text; required.</param>
/// <param name="Issues">Issues the convenor adds to the list.</param>
public sealed record MergeOpinions(CaseNo Case, TaskId Task, JointOutcome Outcome, string Text, IReadOnlyList<RaisedIssue> Issues) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        JointReading.Convening(file, context, "merge-opinions", Task).Then(convening =>
        {
            var (task, review) = convening;
            if (review.Meeting is null)
            {
                return new NotOnAgenda(Task);
            }

            var voices = JointVoices.Of(file, review, context);
            return (Standing.Reasons(Text).Refusal ?? voices.Quorum(context).Refusal ?? JointReading.Raise(file, review, Issues, context).Refusal
                    ?? Faithful(file, review, voices).Refusal) is { } no
                ? no
                : Result.Of(Merge(file, task, review, voices, context));
        });

    private Result Faithful(CaseFile file, JointReview review, JointVoices voices)
    {
        var open = file.OpenIssues(review);
        return voices.Against is [var against, ..] && (Outcome == JointOutcome.Agreed || (review.IsBinding && Outcome != JointOutcome.Rejected)) ? new JointDisagreement(against)
            : Outcome == JointOutcome.Agreed && open > 0 ? new JointIssuesOpen(open)
            : Outcome == JointOutcome.AgreedWithIssues && open == 0 ? new JointIssuesMissing()
            : Result.Done;
    }

    private FlowSignals Merge(CaseFile file, ReviewTask task, JointReview review, JointVoices voices, StepContext context)
    {
        JointReading.Dismiss(file, review, context);
        review = file.Put(review with { Outcome = Outcome, Text = Text, MergedAt = context.Now });
        var result = Outcome switch
        {
            JointOutcome.Agreed => TaskResult.Agreed,
            JointOutcome.AgreedWithIssues => TaskResult.AgreedWithIssues,
            _ => TaskResult.Rejected,
        };
        var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, Outcome == JointOutcome.Rejected ? Verdict.Refuse : Verdict.Grant, Text, context.Now);
        var bookmark = task.Bookmark!; // An open task always has its step.
        task = file.Put(task with { State = TaskState.Completed, Result = result, Opinions = [.. task.Opinions, opinion], Assignee = null, Bookmark = null, CompletedAt = context.Now });
        file.EndClocks(context, ClockScope.Task, task.Owner());
        var stage = file.StageNumber(task.Stage);
        file.Issue(context, DocumentKind.JointOpinion, review.Convenor, stage, task, JointWords.Opinion(file, review, voices, context));
        file.NotifyApplicant(context, NoticeCodes.JointMerged, new JsonObject { ["stage"] = stage.Code, ["joint"] = Wording.Of(Outcome) });
        file.Record("joint-review.merged", task.Owner(), new JsonObject
        {
            ["joint"] = Wording.Of(Outcome), ["binding"] = review.IsBinding, ["issues"] = file.OpenIssues(review),
            ["silent"] = new JsonArray([.. voices.Silent.Select(department => JsonValue.Create(department))]),
            ["deemed"] = new JsonArray([.. voices.Deemed.Select(department => JsonValue.Create(department))]),
        });
        List<StepAnswer> answers = [new(bookmark, ["Done", Outcome.ToString()]), .. SoftDependencies.Settle(file, stage, context)];
        file.FollowBranches(context);
        return new FlowSignals(answers);
    }
}

/// <summary>Who has said what in a joint review.</summary>
/// <param name="Stated">Departments that gave their opinion, with it.</param>
/// <param name="Deemed">Departments whose silence counts as consent, by the local document.</param>
/// <param name="Silent">Departments that said nothing.</param>
internal sealed record JointVoices(IReadOnlyList<ReviewTask> Stated, IReadOnlyList<string> Deemed, IReadOnlyList<string> Silent)
{
    private const string Off = "off";

    /// <summary>Departments that disagree.</summary>
    public IReadOnlyList<string> Against => [.. Stated.Where(task => task.Result == TaskResult.Rejected).Select(task => task.Department)];

    public static JointVoices Of(CaseFile file, JointReview review, StepContext context)
    {
        var tasks = review.Invited.Select(invited => file.TaskOf(invited)!).ToList(); // On an agenda each has its task.
        var silent = tasks.Where(task => task.State != TaskState.Completed).ToList();
        var deemed = context.Catalogue.Choice(JointReading.Silence, Off) == Off ? [] : silent.Where(task => task.LateSince is not null).ToList();
        return new(
            [.. tasks.Where(task => task.State == TaskState.Completed)], [.. deemed.Select(task => task.Department)], [.. silent.Except(deemed).Select(task => task.Department)]);
    }

    /// <summary>Enough have spoken. Default: all of them.</summary>
    public Result Quorum(StepContext context)
    {
        var percent = int.Parse(context.Catalogue.Choice(JointReading.Quorum, "100"), CultureInfo.InvariantCulture);
        var invited = Stated.Count + Deemed.Count + Silent.Count;
        var needed = ((invited * percent) + 99) / 100;
        var stated = Stated.Count + Deemed.Count;
        return stated < needed ? new QuorumMissing(stated, needed, Silent) : Result.Done;
    }
}
