using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Parties;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Host.Api.Parties;

/// <summary>A party as the register shows it. What a person is called does not stand there.</summary>
internal sealed record PartyView(Guid Id, PartyKind Kind, string Name, string Region, string? CreditCode)
{
    /// <summary>Adds the credit codes to the parties of a query.</summary>
    public static IQueryable<PartyView> Of(WorkflowDb db, IQueryable<PartyRow> parties) => parties.AsNoTracking().Select(row => new PartyView(
        row.Id, row.Kind, row.DisplayName, row.Region,
        db.PartyIdentifiers.Where(code => code.PartyId == row.Id && code.Scheme == PartyRegistration.CreditCodeScheme).Select(code => code.Value).FirstOrDefault()));

    public static PartyView Of(Party party) =>
        new(party.Id.Value, party.Kind, party.DisplayName, party.Region, party.Identifiers.FirstOrDefault(code => code.Scheme == PartyRegistration.CreditCodeScheme)?.Value);

    /// <summary>What the trail tells: names of organisations are public, and persons have none here.</summary>
    public JsonObject Trail() => new() { ["kind"] = Kind.ToString(), ["name"] = Name, ["region"] = Region, ["creditCode"] = CreditCode };

    /// <summary>A party the caller may see, with its credit code. Refused: <c>party.not-found</c>.</summary>
    internal static async Task<Result<(PartyRow Row, PartyView View)>> FindAsync(WorkflowDb db, Caller caller, DateOnly today, Guid id, CancellationToken cancellationToken)
    {
        var visible = Visible.Parties(db, caller, today).Where(party => party.Id == id);
        return await visible.SingleOrDefaultAsync(cancellationToken) is { } row
            ? (row, await Of(db, visible).SingleAsync(cancellationToken))
            : new PartyNotFound(new(id));
    }
}
