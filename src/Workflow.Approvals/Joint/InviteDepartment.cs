using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Joint;

/// <summary>The convenor asks one more department for its opinion.</summary>
/// <param name="Case">The case.</param>
/// <param name="Task">The convenor's task, on an agenda.</param>
/// <param name="Department">Code of the catalogue.</param>
public sealed record InviteDepartment(CaseNo Case, TaskId Task, string Department) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        JointReading.Convening(file, context, "invite-department", Task).Then<FlowSignals>(convening =>
        {
            var (task, review) = convening;
            if (review.Meeting is null)
            {
                return new NotOnAgenda(Task);
            }

            if (!context.Catalogue.Departments.ContainsKey(Department))
            {
                return new InvitedUnknown(Department);
            }

            if (Department == review.Convenor || review.Invited.Any(invited => invited.Department == Department))
            {
                return new InvitedBefore(Department);
            }

            var asked = JointReading.Ask(file, task, Department, context);
            file.Put(review with { Invited = [.. review.Invited, asked] });
            file.NotifyDepartment(context, Department, NoticeCodes.NewTask, new JsonObject { ["task"] = asked.Task.ToString() });
            file.Record("joint-review.invited", task.Owner(), new JsonObject { ["department"] = Department });
            return FlowSignals.None;
        });
}
