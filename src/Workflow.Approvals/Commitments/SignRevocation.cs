using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>One proposes to revoke what was granted, the head of the department, another person, approves: then it is revoked, recorded and told with the ways to review and court (行政许可法 art. 38). Either may say no.</summary>
/// <param name="Case">A verification.</param>
/// <param name="Task">Its revocation.</param>
/// <param name="Revoke">Whether to revoke.</param>
/// <param name="Text">The reasons.</param>
public sealed record SignRevocation(CaseNo Case, TaskId Task, bool Revoke, string Text) : CaseCommand(Case)
{
    private const string Basis = "《中华人民共和国行政许可法》第六十九条";

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Verifications.Task(file, context, "sign-revocation", Task, TaskKind.Revocation, VerificationState.Revoking)
            .Then(found => Standing.Reasons(Text).Then(() => Sign(file, found.Task, found.Duty, context)));

    private Result<FlowSignals> Sign(CaseFile file, ReviewTask task, VerificationDuty duty, StepContext context)
    {
        var isSecond = duty.ProposedBy is not null;
        if (isSecond && (duty.ProposedBy == context.Actor.Account || context.Actor.Role != ActorRole.DepartmentHead))
        {
            return new RevocationNeedsSecond(duty.ProposedBy!);
        }

        var opinion = new Opinion(task.Round, isSecond ? SignOffRole.Approver : SignOffRole.Handler, context.Actor.Account, Revoke ? Verdict.Refuse : Verdict.Grant, Text, context.Now);
        task = file.Put(task with { Opinions = [.. task.Opinions, opinion] });
        file.Record(isSecond ? "revocation.decided" : "revocation.proposed", task.Owner(), new JsonObject { ["revoke"] = Revoke, ["ground"] = duty.Ground });
        if (!Revoke && isSecond)
        {
            return Verifications.End(file, task, "Upheld", context);
        }

        if (!isSecond)
        {
            // Not to revoke needs the second person as well.
            file.Put(duty with { ProposedBy = context.Actor.Account });
            return FlowSignals.None;
        }

        Execute(file, task, duty, context);
        return Verifications.End(file, task, "Revoked", context);
    }

    private static void Execute(CaseFile file, ReviewTask task, VerificationDuty duty, StepContext context)
    {
        file.DecideVerification(Subjects.Credit, duty, [new Revocation(duty.Origin.Value, duty.Ground ?? "-")], context);
        file.Issue(context, DocumentKind.RevocationDecision, duty.Regulator, stage: null, task, new JsonObject
        {
            ["matter"] = duty.MatterName, ["reasons"] = LegalWords.List(task.Opinions.Select(opinion => opinion.Text)), ["basis"] = Basis,
        });
        file.Apply(new Change.CreditChanged(new CreditRecord(
            new CreditRecordId(file.NextId()), file.Case.Applicant, duty.Commitment, file.Case.No, duty.Ground == "R28" ? CreditKind.FalsePromise : CreditKind.BrokenPromise, duty.Matter, context.Today, RepairedOn: null)));
        file.NotifyApplicant(context, NoticeCodes.GrantRevoked, new JsonObject { ["matter"] = duty.Matter, ["ground"] = duty.Ground, ["day"] = Iso.Of(context.Today) });
    }
}
