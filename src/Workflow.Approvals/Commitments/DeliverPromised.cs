using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Commitments;

/// <summary>The enterprise hands in a material it promised for later (安阳市优化营商环境条例 art. 27).</summary>
/// <param name="Case">A verification.</param>
/// <param name="Material">Code of the material.</param>
/// <param name="Reference">Content hash of the file. Whoever takes the request has looked that it is on this case.</param>
public sealed record DeliverPromised(CaseNo Case, string Material, string Reference) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "deliver-promised")
            .Then(() => Verifications.Standing(file, VerificationState.HandingOver, VerificationState.Checking, VerificationState.Rectifying, VerificationState.Revoking))
            .Then<FlowSignals>(duty =>
            {
                if (duty.Later.FirstOrDefault(later => later.Code == Material) is not { } promised)
                {
                    return new MaterialNotPromised(Material);
                }

                if (promised.DeliveredOn is not null)
                {
                    return new PromisedDelivered(Material);
                }

                file.Put(duty with { Later = [.. duty.Later.Select(later => later.Code == Material ? later with { DeliveredOn = context.Today } : later)] });
                file.NotifyDepartment(context, duty.Regulator, NoticeCodes.PromisedMaterialCame, new JsonObject { ["material"] = Material });
                file.Record("verification.material-delivered", Material, new JsonObject { ["reference"] = Reference });
                return FlowSignals.None;
            });
}
