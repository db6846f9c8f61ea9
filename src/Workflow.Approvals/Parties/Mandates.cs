using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Parties;

/// <summary>Who may act for whom (convention 46).</summary>
public static class Mandates
{
    /// <summary>Gives a mandate.</summary>
    public static Result<Mandate> Give(Guid id, PartyId party, string account, MandateRole role, DateOnly from, DateOnly? to, string evidence) =>
        string.IsNullOrWhiteSpace(evidence) ? new MandateEvidenceMissing()
        : to < from ? new MandateEndsBeforeStart(from, to.Value)
        : new Mandate(id, party, account, role, from, to, evidence.Trim());

    /// <summary>The mandate with another last day, or with none. A day that has passed ends it at once; what was done under it stays done.</summary>
    public static Result<Mandate> End(Mandate mandate, DateOnly? to) => to < mandate.From ? new MandateEndsBeforeStart(mandate.From, to.Value) : mandate with { To = to };

    /// <summary>The mandate under which an account acts for a party on a day.</summary>
    /// <param name="mandates">All mandates known of the account.</param>
    /// <param name="account">Who acts.</param>
    /// <param name="party">For whom.</param>
    /// <param name="on">Office day; both ends of a mandate are included.</param>
    /// <param name="allowed">Roles that are enough; confirming a renewal needs more than filing (convention 14).</param>
    public static Result<Mandate> Check(IReadOnlyList<Mandate> mandates, string account, PartyId party, DateOnly on, params ReadOnlySpan<MandateRole> allowed)
    {
        var own = mandates.Where(m => m.Account == account && m.Party == party).ToList();
        if (own.Count == 0)
        {
            return new MandateMissing(account, party);
        }

        var inForce = own.FindAll(m => m.From <= on && (m.To is not { } to || on <= to));
        if (inForce.Count == 0)
        {
            return new MandateNotInForce(account, on);
        }

        foreach (var mandate in inForce)
        {
            if (allowed.Contains(mandate.Role))
            {
                return mandate;
            }
        }

        return new MandateRoleNotAllowed(account, inForce[0].Role);
    }
}
