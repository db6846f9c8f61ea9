using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Commitments;

/// <summary>A bad record of a party (失信记录). Until it is repaired or expires, the way of commitment is closed to it.</summary>
/// <param name="Id">Of the record.</param>
/// <param name="Party">Whose.</param>
/// <param name="Commitment">Which one was not kept.</param>
/// <param name="Case">The verification in which it came on record.</param>
/// <param name="Kind">False, or not kept.</param>
/// <param name="Matter">Code of the matter that was granted on it.</param>
/// <param name="RecordedOn">Day it came on record.</param>
/// <param name="RepairedOn">Day the repair took effect, or null.</param>
public sealed record CreditRecord(CreditRecordId Id, PartyId Party, CommitmentId Commitment, CaseNo Case, CreditKind Kind, string Matter, DateOnly RecordedOn, DateOnly? RepairedOn);

/// <summary>What a record is about.</summary>
public enum CreditKind
{
    FalsePromise,
    BrokenPromise,
}
