using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Joint;

/// <summary>The convenor closes an issue, or sends it back to its owner. Also when the case is closed.</summary>
/// <param name="Case">The case.</param>
/// <param name="Issue">The issue; one that is not answered can only be closed, with the reason.</param>
/// <param name="IsSettled">False to send it back.</param>
/// <param name="Text">The remark; required but to close what was answered.</param>
public sealed record CloseIssue(CaseNo Case, IssueId Issue, bool IsSettled, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        IssueStanding.Of(file, context, "close-issue", Issue, issue => issue.Convenor, IssueState.Open, IssueState.Answered).Then<FlowSignals>(issue =>
        {
            var wasAnswered = issue.State == IssueState.Answered;
            if (!IsSettled && !wasAnswered)
            {
                return new IssueWrongState(Issue, issue.State);
            }

            if ((!IsSettled || !wasAnswered) && Standing.Reasons(Text) is { IsRefused: true } silent)
            {
                return silent.Refusal;
            }

            file.Put(IsSettled
                ? issue with { State = IssueState.Closed, Remark = Text, ClosedAt = context.Now }
                : issue with { State = IssueState.Open, Remark = Text });
            file.NotifyDepartment(context, issue.Owner, IsSettled ? NoticeCodes.IssueClosed : NoticeCodes.IssueReturned, new JsonObject { ["department"] = issue.Convenor });
            file.Record(IsSettled ? "issue.closed" : "issue.returned", issue.Review.Value.ToString("D"), new JsonObject { ["department"] = issue.Owner });
            return FlowSignals.None;
        });
}
