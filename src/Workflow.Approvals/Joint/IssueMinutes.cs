using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>The meeting was held: its minutes go out to the case, as far as they concern it. Also when the case is closed, for a pre-review ends with its opinion.</summary>
/// <param name="Case">The case.</param>
/// <param name="Meeting">The meeting.</param>
/// <param name="Minutes">What is the same for all cases on the agenda.</param>
public sealed record IssueMinutes(CaseNo Case, MeetingId Meeting, MeetingMinutes Minutes) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        if (context.Actor.Role != ActorRole.System)
        {
            return new RoleMayNot(context.Actor.Role, "issue-minutes");
        }

        var reviews = file.JointReviews.Where(review => review.Meeting == Meeting && review is { MergedAt: not null, MinutesAt: null }).OrderBy(review => review.Item).ToList();
        if (reviews.Count == 0)
        {
            return new MinutesIssued(Meeting);
        }

        foreach (var review in reviews)
        {
            file.Put(review with { MinutesAt = context.Now });
            var task = file.Tasks.First(one => one.Id == review.Task);
            file.Issue(context, DocumentKind.MeetingMinutes, review.Convenor, file.StageNumber(review.Stage), task, Values(file, review, context));
        }

        file.NotifyApplicant(context, NoticeCodes.MinutesIssued, new JsonObject { ["number"] = Minutes.Number });
        foreach (var department in reviews.SelectMany(review => review.Invited).Select(invited => invited.Department).Distinct(StringComparer.Ordinal))
        {
            file.NotifyDepartment(context, department, NoticeCodes.MinutesIssued, new JsonObject { ["number"] = Minutes.Number });
        }

        file.Record("meeting.minutes-issued", new JsonObject { ["number"] = Minutes.Number, ["meeting"] = Minutes.Title });
        return FlowSignals.None;
    }

    private JsonObject Values(CaseFile file, JointReview review, StepContext context) => new()
    {
        ["meeting"] = Minutes.Title,
        ["minutesNumber"] = Minutes.Number,
        ["heldOn"] = LegalWords.Date(OfficeTime.DayOf(Minutes.BeginsAt)),
        ["place"] = Minutes.Place,
        ["present"] = LegalWords.List(Minutes.Present.Select(department => JointWords.Name(department, context))),
        ["result"] = JointWords.Of(review.Outcome),
        ["text"] = review.Text,
        ["opinions"] = LegalWords.List(review.Invited.Select(file.TaskOf).OfType<ReviewTask>().Where(task => task.State == TaskState.Completed).Select(task => JointWords.Line(task, context))),
        ["issues"] = JointWords.Issues(file, review, context),
    };
}

/// <summary>What the minutes of a meeting say to every case on its agenda.</summary>
/// <param name="Number">Number of the minutes, by department and year.</param>
/// <param name="Title">Title of the meeting.</param>
/// <param name="BeginsAt">When it was held.</param>
/// <param name="Place">Where.</param>
/// <param name="Present">Departments that were there.</param>
public sealed record MeetingMinutes(string Number, string Title, DateTimeOffset BeginsAt, string Place, IReadOnlyList<string> Present);
