using System.Text.Json.Nodes;
using Workflow.Approvals.Documents;
using Workflow.Approvals.Joint;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Stages;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Cases;

/// <summary>The applicant withdraws the case, at any time before it is decided. What was granted in earlier stages stays granted.</summary>
/// <param name="Case">The case.</param>
/// <param name="Reason">In the applicant's words; may be empty.</param>
public sealed record Withdraw(CaseNo Case, string Reason) : CaseCommand(Case)
{
    /// <summary>With this code the flow is cancelled and the case is closed.</summary>
    public const string CancelReason = "case.withdrawn";

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "withdraw").Then<FlowSignals>(() =>
        {
            if (file.Case.Kind == CaseKind.Verification)
            {
                return new VerificationNotWithdrawn(Case);
            }

            var departments = new List<string>();
            foreach (var task in file.Tasks.Where(t => t.IsOpen).ToList())
            {
                JointReading.End(file, task, context);
                file.Put(task with { State = TaskState.Cancelled, CompletedAt = context.Now, Assignee = null, Bookmark = null });
                departments.Add(task.Department);
            }

            var accepted = file.HasCaseClock();
            var stage = file.Stages.MaxBy(s => s.Number);
            if (stage is { State: StageState.Open or StageState.Filed or StageState.SupplementOpen or StageState.Accepted or StageState.InDepartments or StageState.LeadDeciding })
            {
                stage = file.Put(stage with { State = StageState.Withdrawn, DecidedAt = context.Now, FilingBookmark = null, EndReason = CancelReason });
            }

            CaseClosing.Close(file, accepted ? CaseState.Withdrawn : CaseState.WithdrawnBeforeAcceptance, CancelReason, context);
            file.Issue(context, DocumentKind.Termination, Standing.Window, stage, task: null, new JsonObject
            {
                ["reasons"] = LegalWords.List(string.IsNullOrWhiteSpace(Reason) ? LegalWords.Withdrawn : $"{LegalWords.Withdrawn}:{Reason}"),
                ["basis"] = LegalWords.WithdrawalBasis,
            });
            file.NotifyApplicant(context, NoticeCodes.CaseWithdrawn, []);
            foreach (var department in departments.Distinct(StringComparer.Ordinal))
            {
                file.NotifyDepartment(context, department, NoticeCodes.CaseWithdrawn, []);
            }

            return new FlowSignals([], CancelReason);
        });
}

/// <summary>Nobody applied for a verification, so nobody withdraws it.</summary>
public sealed record VerificationNotWithdrawn(CaseNo Case) : Refusal("verification.not-withdrawn", $"Verification {Case} was not applied for and cannot be withdrawn.", ("case", Case.Value));
