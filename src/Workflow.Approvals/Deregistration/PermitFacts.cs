using Workflow.Approvals.Facts;

namespace Workflow.Approvals.Deregistration;

/// <summary>A licence whose cancellation is asked for, as far as the choice between machine and department goes.</summary>
/// <param name="Number">Number on it.</param>
/// <param name="NeedsApproval">Its cancellation needs an approval.</param>
/// <param name="HasObligations">Its industry may leave obligations behind: stock of tobacco, drugs, pesticides.</param>
/// <param name="ObligationsRemain">Whether any remain; not asked where the industry leaves none.</param>
/// <param name="UnderInvestigation">Whether its holder is investigated over it.</param>
public sealed record PermitToCancel(string Number, bool NeedsApproval, bool HasObligations, Fact<bool> ObligationsRemain, Fact<bool> UnderInvestigation)
{
    /// <summary>Nothing is left to see to: no approval, no obligations, and both are known.</summary>
    public bool IsClear => !NeedsApproval && UnderInvestigation.IsFalse() && (!HasObligations || ObligationsRemain.IsFalse());
}
