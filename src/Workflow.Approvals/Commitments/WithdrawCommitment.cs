using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The applicant withdraws its commitment before the decision, with reasons; the matter goes the ordinary way, in the same case (深圳经济特区社会信用条例 art. 62).</summary>
/// <param name="Case">The case.</param>
/// <param name="Commitment">Signed.</param>
/// <param name="Reason">In the applicant's words.</param>
public sealed record WithdrawCommitment(CaseNo Case, CommitmentId Commitment, string Reason) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "withdraw-commitment")
            .Then(() => Standing.Reasons(Reason).Then(() => file.Commitment(Commitment, CommitmentState.Signed, CommitmentState.Granted, CommitmentState.Rectifying)))
            .Then<FlowSignals>(paper =>
            {
                var stage = file.StageNumber(paper.Stage);
                var withdrawn = paper with { WithdrawnAt = context.Now, Reason = Reason };
                var decision = file.DecideCommitment(new(Subjects.Withdrawal, stage, Matter: paper.Matter), withdrawn, signedVersion: null, context);
                // Where rules cannot say it, the time of the decision does.
                if (decision.Effect == Effect.Deny || paper.GrantedAt is not null)
                {
                    return new CommitmentDecided(Commitment, decision.RuleOf(Subjects.Withdrawal));
                }

                file.Put(withdrawn with { State = CommitmentState.Withdrawn });
                file.AskAgain(stage, context);
                file.Record("commitment.withdrawn", Commitment.ToString(), new JsonObject { ["matter"] = paper.Matter });
                if (file.Tasks.LastOrDefault(task => task.IsOpen && task.Stage == stage.Number && (task.MatterCode == paper.Matter || task.Kind == TaskKind.Intake)) is { } task)
                {
                    file.NotifyDepartment(context, task.Department, NoticeCodes.CommitmentWithdrawn, new JsonObject { ["matter"] = paper.Matter });
                }

                return FlowSignals.None;
            });
}
