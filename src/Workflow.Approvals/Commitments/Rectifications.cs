using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The enterprise says that it has put right; an inspector then looks.</summary>
/// <param name="Case">A verification.</param>
/// <param name="Text">What was done.</param>
public sealed record ReportRectification(CaseNo Case, string Text) : CaseCommand(Case)
{
    /// <summary>Hashes of files that show it. Whoever takes the request has looked that they are on this case.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "report-rectification")
            .Then(() => Standing.Reasons(Text).Then(() => Verifications.Standing(file, VerificationState.Rectifying)))
            .Map(duty =>
            {
                file.Put(duty with { ReportedAt = duty.ReportedAt ?? context.Now });
                file.NotifyDepartment(context, duty.Regulator, NoticeCodes.RectificationReported, new JsonObject { ["matter"] = duty.Matter });
                file.Record("verification.rectification-reported", new JsonObject { ["attachments"] = new JsonArray([.. Attachments.Select(hash => JsonValue.Create(hash))]) });
                return FlowSignals.None;
            });
}

/// <summary>An inspector says whether it was put right. Then rules say what follows: kept, or to be revoked.</summary>
/// <param name="Case">A verification.</param>
/// <param name="Task">Its rectification.</param>
/// <param name="Passed">It was put right.</param>
/// <param name="Text">The record.</param>
public sealed record ConfirmRectification(CaseNo Case, TaskId Task, bool Passed, string Text) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Verifications.Task(file, context, "confirm-rectification", Task, TaskKind.Rectification, VerificationState.Rectifying)
            .Then(found => Standing.Reasons(Text).Then(() => Confirm(file, found.Task, found.Duty, context)));

    private Result<FlowSignals> Confirm(CaseFile file, ReviewTask task, VerificationDuty duty, StepContext context)
    {
        if (!duty.Inspectors.Contains(context.Actor.Account))
        {
            return new NotInspector(context.Actor.Account);
        }

        var decision = file.DecideVerification(
            Passed ? Subjects.Fulfilment : Subjects.Revocation, duty, [VerificationMaking.CheckOf(duty, context), VerificationMaking.OrderOf(duty, Passed, context)], context);
        if (decision.Failure is { } failure)
        {
            return new VerificationUnjudged(failure);
        }

        var opinion = new Opinion(task.Round, SignOffRole.Handler, context.Actor.Account, Passed ? Verdict.Grant : Verdict.Refuse, Text, context.Now);
        task = file.Put(task with { Opinions = [.. task.Opinions, opinion] });
        if (decision.Says(Subjects.Fulfilment, Effect.Grant) is not null)
        {
            return Verifications.End(file, task, "Fulfilled", context);
        }

        file.Put(duty with { Ground = decision.Says(Subjects.Revocation, Effect.Oblige)?.Rule });
        return Verifications.End(file, task, "Revoke", context);
    }
}
