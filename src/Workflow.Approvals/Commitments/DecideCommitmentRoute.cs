using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Commitments;

/// <summary>A person of the department says whether a referred commitment may be gone by. Opened, its matter is reviewed and may be granted on it; closed, what it stood in for is asked for as ever.</summary>
/// <param name="Case">The case.</param>
/// <param name="Commitment">Signed and referred.</param>
/// <param name="Open">Whether the way is open.</param>
/// <param name="Reasons">Told to the applicant.</param>
public sealed record DecideCommitmentRoute(CaseNo Case, CommitmentId Commitment, bool Open, string Reasons) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Role(file, context, "decide-commitment-route", ActorRole.Reviewer, ActorRole.DepartmentHead)
            .Then(() => Standing.Reasons(Reasons).Then(() => file.Commitment(Commitment, CommitmentState.Signed)))
            .Then<FlowSignals>(paper =>
            {
                var matter = context.Catalogue.Matters[paper.Matter];
                if (matter.Department != context.Actor.Department)
                {
                    return new CommitmentNotYours(Commitment, matter.Department);
                }

                if (paper.Route != CommitmentRoute.Referred)
                {
                    return new CommitmentNotReferred(Commitment);
                }

                file.Put(Open ? paper with { Route = CommitmentRoute.OpenedByPerson, Reason = Reasons } : paper with { State = CommitmentState.Closed, Reason = Reasons });
                if (!Open)
                {
                    file.AskAgain(file.StageNumber(paper.Stage), context);
                }

                file.Record(Open ? "commitment.opened" : "commitment.closed", Commitment.ToString(), new JsonObject { ["matter"] = paper.Matter });
                file.NotifyApplicant(context, Open ? NoticeCodes.CommitmentOpened : NoticeCodes.CommitmentClosed, new JsonObject { ["matter"] = paper.Matter });
                return FlowSignals.None;
            });
}

/// <summary>The matter of the commitment is another department's.</summary>
public sealed record CommitmentNotYours(CommitmentId Commitment, string Department)
    : Refusal("commitment.not-yours", $"Commitment {Commitment.Value} belongs to {Department}.", ("commitment", $"{Commitment.Value}"), ("department", Department));

/// <summary>Nothing about the commitment was referred to a person, or a person decided.</summary>
public sealed record CommitmentNotReferred(CommitmentId Commitment)
    : Refusal("commitment.not-referred", $"Nothing about commitment {Commitment.Value} waits for a person.", ("commitment", $"{Commitment.Value}"));
