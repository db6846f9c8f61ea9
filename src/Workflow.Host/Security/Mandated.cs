using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Security;

/// <summary>For whom an account acts on an office day.</summary>
internal static class Mandated
{
    /// <summary>The parties the caller has a mandate for on that day (served by the mandates' index on account and party).</summary>
    public static IQueryable<PartyRow> Parties(WorkflowDb db, Caller caller, DateOnly today) =>
        db.Parties.Where(party => db.Mandates.Any(mandate =>
            mandate.Account == caller.Account && mandate.PartyId == party.Id && mandate.FromDay <= today && (mandate.ToDay == null || mandate.ToDay >= today)));
}
