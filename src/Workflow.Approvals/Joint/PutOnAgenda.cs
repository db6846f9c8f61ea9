using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Joint;

/// <summary>The convenor puts a waiting joint review on the agenda of one of its meetings; the invited departments are asked for their opinions.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The convenor's task.</param>
/// <param name="Meeting">A meeting of the convenor that is not closed. The step has locked it.</param>
/// <param name="Version">The version of the meeting the convenor has seen.</param>
public sealed record PutOnAgenda(CaseNo Case, TaskId Task, MeetingId Meeting, int Version) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        JointReading.Convening(file, context, "put-on-agenda", Task).Then<FlowSignals>(convening =>
        {
            if (file.Meeting is not { } meeting || meeting.Id != Meeting || meeting.Department != context.Actor.Department || (meeting.Region is { } region && region != file.Case.Region))
            {
                return new MeetingNotFound(Meeting);
            }

            return meeting.State == MeetingState.Closed ? new MeetingClosed(Meeting)
                : convening.Review.Meeting is not null ? new OnAgenda(Task)
                : meeting.Version != Version ? new MeetingStale(Meeting, meeting.Version)
                : Put(file, convening.Task, convening.Review, meeting, context);
        });

    private static FlowSignals Put(CaseFile file, ReviewTask task, JointReview review, Meeting meeting, StepContext context)
    {
        meeting = meeting with { Items = meeting.Items + 1, Version = meeting.Version + 1 };
        file.Apply(new Change.MeetingChanged(meeting));
        var day = Iso.Of(OfficeTime.DayOf(meeting.BeginsAt));
        // Who has answered for an agenda it was taken from is not asked again.
        review = file.Put(review with
        {
            Meeting = meeting.Id,
            Item = meeting.Items,
            Invited = [.. review.Invited.Select(invited => file.TaskOf(invited) is { State: TaskState.Completed } ? invited : JointReading.Ask(file, task, invited.Department, context))],
        });
        foreach (var invited in review.Invited.Where(invited => file.TaskOf(invited) is { IsOpen: true }))
        {
            file.NotifyDepartment(context, invited.Department, NoticeCodes.JointInvited, new JsonObject { ["meeting"] = meeting.Title, ["day"] = day, ["task"] = invited.Task.ToString() });
        }

        file.NotifyApplicant(context, NoticeCodes.JointAgenda, new JsonObject { ["meeting"] = meeting.Title, ["day"] = day });
        file.Record("joint-review.on-agenda", task.Owner(), new JsonObject { ["meeting"] = meeting.Title, ["day"] = day, ["item"] = meeting.Items });
        return FlowSignals.None;
    }
}
