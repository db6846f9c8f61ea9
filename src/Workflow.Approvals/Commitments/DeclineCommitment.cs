using System.Text.Json.Nodes;
using Workflow.Approvals.Audit;
using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Commitments;

/// <summary>The applicant read the notice and does not commit itself: the case goes the ordinary way, under the same number (深圳经济特区社会信用条例 art. 62).</summary>
/// <param name="Case">The case.</param>
/// <param name="Commitment">The one that was shown.</param>
public sealed record DeclineCommitment(CaseNo Case, CommitmentId Commitment) : CaseCommand(Case)
{
    public override Result<FlowSignals> Decide(CaseFile file, StepContext context) =>
        Standing.Applicant(file, context, "decline-commitment").Then(() => file.Commitment(Commitment, CommitmentState.Shown)).Map(paper =>
        {
            file.Put(paper with { State = CommitmentState.Declined });
            file.Record("commitment.declined", Commitment.ToString(), new JsonObject { ["matter"] = paper.Matter });
            return FlowSignals.None;
        });
}
