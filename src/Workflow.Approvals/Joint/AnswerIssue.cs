using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Joint;

/// <summary>The owner of an issue says how it is settled. Also when the case is closed: an issue outlives it.</summary>
/// <param name="Case">The case.</param>
/// <param name="Issue">The issue.</param>
/// <param name="Text">The answer; required.</param>
public sealed record AnswerIssue(CaseNo Case, IssueId Issue, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        IssueStanding.Of(file, context, "answer-issue", Issue, issue => issue.Owner, IssueState.Open)
            .Then(issue => Standing.Reasons(Text).Map(() =>
            {
                file.Put(issue with { State = IssueState.Answered, Answer = Text, AnsweredAt = context.Now });
                file.NotifyDepartment(context, issue.Convenor, NoticeCodes.IssueAnswered, new JsonObject { ["department"] = issue.Owner });
                file.Record("issue.answered", issue.Review.Value.ToString("D"), new JsonObject { ["department"] = issue.Owner });
                return FlowSignals.None;
            }));
}

/// <summary>Who may act on an issue, and when.</summary>
internal static class IssueStanding
{
    public static Result<JointIssue> Of(CaseFile file, StepContext context, string act, IssueId id, Func<JointIssue, string> whose, params ReadOnlySpan<IssueState> states)
    {
        if (context.Actor.Role is not (ActorRole.Reviewer or ActorRole.DepartmentHead))
        {
            return new RoleMayNot(context.Actor.Role, act);
        }

        return file.JointIssues.FirstOrDefault(issue => issue.Id == id) is not { } issue ? new IssueUnknown(id)
            : whose(issue) != context.Actor.Department ? new IssueNotYours(id, whose(issue))
            : states.Contains(issue.State) ? issue
            : new IssueWrongState(id, issue.State);
    }
}
