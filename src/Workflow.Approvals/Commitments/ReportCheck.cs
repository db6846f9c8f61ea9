using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>An inspector says what the check found. It takes effect when the other says the same; then rules say what follows.</summary>
/// <param name="Case">A verification.</param>
/// <param name="Task">Its check.</param>
/// <param name="Finding">What was found.</param>
/// <param name="HarmIfRevoked">To revoke would do great harm to the public.</param>
/// <param name="Text">The record of the check.</param>
public sealed record ReportCheck(CaseNo Case, TaskId Task, CheckFinding Finding, bool HarmIfRevoked, string Text) : CaseCommand(Case)
{
    /// <summary>Hashes of files the record rests on. Whoever takes the request has looked that they are on this case.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Verifications.Task(file, context, "report-check", Task, TaskKind.Verification, VerificationState.Checking)
            .Then(found => Standing.Reasons(Text).Then(() => Report(file, found.Task, found.Duty, context)));

    private Result<FlowSignals> Report(CaseFile file, ReviewTask task, VerificationDuty duty, StepContext context)
    {
        var account = context.Actor.Account;
        if (duty.Inspectors.Count != 2)
        {
            return new InspectorsNotTwo(duty.Inspectors.Count);
        }

        if (!duty.Inspectors.Contains(account))
        {
            return new NotInspector(account);
        }

        var isSame = duty.Finding == Finding && duty.HarmIfRevoked == HarmIfRevoked;
        if (isSame && duty.FoundBy == account)
        {
            return new FindingNotConfirmed(account);
        }

        var isConfirmed = isSame && duty.FoundBy is not null;
        var role = isConfirmed ? SignOffRole.Checker : SignOffRole.Handler;
        var verdict = Finding == CheckFinding.Conforms ? Verdict.Grant : Finding == CheckFinding.PromiseFalse ? Verdict.Refuse : Verdict.Return;
        task = file.Put(task with { Opinions = [.. task.Opinions, new Opinion(task.Round, role, account, verdict, Text, context.Now) { Attachments = Attachments }] });
        file.Record("verification.found", task.Owner(), new JsonObject { ["finding"] = Wording.Of(Finding), ["confirmed"] = isConfirmed, ["harm"] = HarmIfRevoked });
        if (!isConfirmed)
        {
            file.Put(duty with { Finding = Finding, FoundBy = account, HarmIfRevoked = HarmIfRevoked });
            return FlowSignals.None;
        }

        return Follow(file, task, duty with { CheckedOn = context.Today }, context);
    }

    private static Result<FlowSignals> Follow(CaseFile file, ReviewTask task, VerificationDuty duty, StepContext context)
    {
        var subject = duty.Finding switch
        {
            CheckFinding.Conforms => Subjects.Fulfilment,
            CheckFinding.PromiseFalse => Subjects.Revocation,
            _ => Subjects.Rectification,
        };
        var decision = file.DecideVerification(subject, duty, [VerificationMaking.CheckOf(duty, context)], context);
        if (decision.Failure is { } failure)
        {
            return new VerificationUnjudged(failure);
        }

        if (decision.Says(Subjects.Fulfilment, Effect.Grant) is not null)
        {
            file.Put(duty);
            return Verifications.End(file, task, "Fulfilled", context);
        }

        if (decision.Says(Subjects.Rectification, Effect.Oblige) is { } order)
        {
            file.Put(duty with { RectifyBy = order.Due });
            return Verifications.End(file, task, "Rectify", context);
        }

        if (decision.Says(Subjects.Revocation, Effect.Oblige) is { } revocation)
        {
            file.Put(duty with { Ground = revocation.Rule });
            return Verifications.End(file, task, "Revoke", context);
        }

        return new VerificationUnjudged(Wording.Of(decision.Effect));
    }
}
