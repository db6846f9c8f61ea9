using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Deciding;
using Workflow.Approvals.Notices;

namespace Workflow.Approvals.Commitments;

/// <summary>A verification came to its end: the case whose matter was granted is told, whether it is still open or not.</summary>
/// <param name="Case">The case that was granted.</param>
/// <param name="Commitment">Of this case.</param>
/// <param name="State">How the verification ended.</param>
/// <param name="Ground">Rule that proposed revocation, or null.</param>
public sealed record EndCommitment(CaseNo Case, CommitmentId Commitment, VerificationState State, string? Ground) : CaseCommand(Case)
{
    /// <summary>Kind of the message that brings it.</summary>
    public const string Message = "commitment.ended";

    public override Result<FlowSignals> Decide(CaseFile file, StepContext context)
    {
        if (context.Actor.Role != ActorRole.System)
        {
            return new RoleMayNot(context.Actor.Role, "end-commitment");
        }

        return file.Commitment(Commitment, CommitmentState.Granted).Map(paper =>
        {
            var end = State switch
            {
                VerificationState.Fulfilled => CommitmentState.Fulfilled,
                VerificationState.Revoked => CommitmentState.Revoked,
                VerificationState.Upheld => CommitmentState.Upheld,
                _ => CommitmentState.Granted, // Not drawn or for the supervisors: the grant stands as it is.
            };
            if (end != paper.State)
            {
                file.Put(paper with { State = end });
            }

            file.Record("commitment.ended", Commitment.ToString(), new JsonObject { ["state"] = Wording.Of(State), ["ground"] = Ground });
            if (end == CommitmentState.Revoked)
            {
                RevokedGrants.Follow(file, paper, Ground ?? "-", context);
            }

            return FlowSignals.None;
        });
    }
}

/// <summary>What follows on its own case when a grant is revoked. What was issued on the grant (licences) is revoked here, by the verb of its concept.</summary>
internal static class RevokedGrants
{
    /// <summary>Tells the department that granted, and whoever leads what still rests on the grant: a case on a revoked licence stands still (rule R40).</summary>
    public static void Follow(CaseFile file, CommitmentPaper paper, string ground, StepContext context)
    {
        var values = new JsonObject { ["matter"] = paper.Matter, ["ground"] = ground };
        file.NotifyDepartment(context, context.Catalogue.Matters[paper.Matter].Department, NoticeCodes.GrantRevokedHere, values);
        if (file.Case.IsClosed)
        {
            return;
        }

        var licence = paper.Id.ToString();
        file.DecideByRules(context, CommitmentMaking.RuleSet, new(Subjects.DependentCase, Matter: paper.Matter), parameters => CommitmentParameters.Of(parameters).Map<IReadOnlyList<object>>(read =>
            [new Moment(context.Now, context.Calendar), read, new Revocation(licence, ground), new DependentCase(file.Case.No.Value, licence)]));
        file.NotifyDepartment(context, file.Stages.MaxBy(stage => stage.Number)?.LeadDepartment ?? Standing.Window, NoticeCodes.CaseRestsOnRevoked, values);
        file.NotifyApplicant(context, NoticeCodes.CaseRestsOnRevoked, values);
    }
}
