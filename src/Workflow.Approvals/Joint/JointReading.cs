using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>What the acts of a joint review ask and write again and again.</summary>
internal static class JointReading
{
    /// <summary>Setting: the share of the invited departments, in percent, that must have given their opinion before it is merged.</summary>
    public const string Quorum = "joint-quorum";

    /// <summary>Setting: <c>off</c>, or the number of the local document by which a department that is silent beyond its limit counts as agreeing (convention 18).</summary>
    public const string Silence = "joint-silence";

    /// <summary>The review and the convenor's open task, for a reviewer or head of the convenor.</summary>
    public static Result<(ReviewTask Task, JointReview Review)> Convening(CaseFile file, StepContext context, string act, TaskId id) =>
        Standing.Role(file, context, act, ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Task(file, context, act, id, TaskState.Open))
            .Then<(ReviewTask, JointReview)>(task =>
                task.Kind != TaskKind.JointReview ? new TaskWrongKind(id, task.Kind)
                : task.Assignee is { } assignee && assignee != context.Actor.Account ? new TaskClaimed(id, assignee)
                : (task, file.JointReviews.First(review => review.Task == id)));

    public static JointReview Put(this CaseFile file, JointReview review)
    {
        file.Apply(new Change.JointReviewChanged(review));
        return review;
    }

    public static JointIssue Put(this CaseFile file, JointIssue issue)
    {
        file.Apply(new Change.JointIssueChanged(issue));
        return issue;
    }

    /// <summary>The invited department's task, once it stands in its inbox.</summary>
    public static ReviewTask? TaskOf(this CaseFile file, Invitation invitation) => file.Tasks.FirstOrDefault(task => task.Id.Value == invitation.Task);

    /// <summary>Issues of the review that are not closed.</summary>
    public static int OpenIssues(this CaseFile file, JointReview review) => file.JointIssues.Count(issue => issue.Review == review.Task && issue.State != IssueState.Closed);

    /// <summary>Puts issues on the list. Each has a text, an owner who takes part, and a day that has not passed.</summary>
    public static Result Raise(CaseFile file, JointReview review, IReadOnlyList<RaisedIssue> issues, StepContext context)
    {
        foreach (var raised in issues)
        {
            if (string.IsNullOrWhiteSpace(raised.Text))
            {
                return new IssueTextMissing();
            }

            if (raised.Owner != review.Convenor && !review.Invited.Any(invited => invited.Department == raised.Owner))
            {
                return new NotInvited(raised.Owner);
            }

            if (raised.DueOn < context.Today)
            {
                return new IssueDueInPast(raised.DueOn);
            }

            var issue = file.Put(new JointIssue
            {
                Id = new IssueId(file.NextId()), Review = review.Task, RaisedBy = context.Actor.Department!, Owner = raised.Owner, Convenor = review.Convenor, // Officials have one.
                Text = raised.Text.Trim(), DueOn = raised.DueOn, State = IssueState.Open, RaisedAt = context.Now,
            });
            file.Record("issue.raised", review.Task.Value.ToString("D"), new JsonObject { ["department"] = issue.Owner, ["dueOn"] = Iso.Of(issue.DueOn) });
        }

        return Result.Done;
    }

    /// <summary>Asks a department: a task in its inbox with the promised time to answer.</summary>
    public static Invitation Ask(CaseFile file, ReviewTask convening, string department, StepContext context)
    {
        var task = file.Put(new ReviewTask
        {
            Id = new TaskId(file.NextId()), Kind = TaskKind.JointOpinion, Stage = convening.Stage, Filing = convening.Filing, ActivityId = convening.ActivityId,
            Department = department, State = TaskState.Open, SignOffs = [new SignOffStep(SignOffRole.Handler)], OpenedAt = context.Now,
        });
        file.StartClock(context, ClockScope.Task, task.Owner(), ClockKind.Promised, Limit(context, "joint-opinion", LimitLength.WorkingDays(5)), context.Now);
        return new Invitation(department, task.Id.Value);
    }

    /// <summary>A limit that is a setting of the place.</summary>
    public static TimeLimit Limit(StepContext context, string setting, LimitLength fallback) => new(
        context.Catalogue.Length(setting, fallback), new LegalBasis(context.Catalogue.SourceOf(setting), setting, VerifiedOn: null, IsAssumption: true), StartEvent.Accepted);

    /// <summary>The departments that have not answered are asked no more.</summary>
    public static void Dismiss(CaseFile file, JointReview review, StepContext context)
    {
        foreach (var task in review.Invited.Select(file.TaskOf).OfType<ReviewTask>().Where(task => task.IsOpen).ToList())
        {
            file.Put(task with { State = TaskState.Cancelled, CompletedAt = context.Now, Assignee = null });
            file.EndClocks(context, ClockScope.Task, task.Owner());
        }
    }

    /// <summary>The review ends without a merged opinion, because its stage or its case does.</summary>
    public static void End(CaseFile file, ReviewTask convening, StepContext context)
    {
        if (file.JointReviews.FirstOrDefault(review => review.Task == convening.Id) is { } review)
        {
            Dismiss(file, review, context);
            file.Put(review with { Meeting = null, Item = null });
        }
    }

    /// <summary>True when the task's result lets what waits for it go on.</summary>
    public static bool LetsGoOn(this ReviewTask task) => task.Result is TaskResult.Granted or TaskResult.Agreed or TaskResult.AgreedWithIssues;

    /// <summary>True when the task's result is the lead department's to decide about: a matter refused, or a binding joint review that rejects.</summary>
    public static bool Refuses(this CaseFile file, ReviewTask task) =>
        task.Result == TaskResult.Refused || (task.Result == TaskResult.Rejected && file.JointReviews.Any(review => review.Task == task.Id && review.IsBinding));

    /// <summary>True when nothing but advice was asked for in the stage.</summary>
    public static bool IsAdvice(this CaseFile file, IReadOnlyList<ReviewTask> reviews) =>
        reviews.Count > 0 && reviews.All(task => file.JointReviews.Any(review => review.Task == task.Id && !review.IsBinding));
}
