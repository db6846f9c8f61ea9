using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Commitments;

/// <summary>The regulator says that it has the case (浙江省保障“最多跑一次”改革规定 art. 33).</summary>
/// <param name="Case">A verification.</param>
/// <param name="Task">Its hand-over.</param>
public sealed record AcknowledgeHandOver(CaseNo Case, TaskId Task) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Verifications.Task(file, context, "acknowledge-hand-over", Task, TaskKind.HandOver, VerificationState.HandingOver).Map(found =>
        {
            file.Put(found.Duty with { AcknowledgedAt = context.Now, AcknowledgedBy = context.Actor.Account });
            file.Record("verification.acknowledged", []);
            return Verifications.End(file, found.Task, "Acknowledged", context);
        });
}
