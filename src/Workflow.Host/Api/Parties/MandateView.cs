using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Parties;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Parties;

/// <summary>Who may act for a party.</summary>
/// <param name="From">First office day.</param>
/// <param name="To">Last office day, or null.</param>
/// <param name="Evidence">Number or hash of the paper it rests on.</param>
internal sealed record MandateView(Guid Id, string Account, string? AccountName, MandateRole Role, DateOnly From, DateOnly? To, string Evidence)
{
    /// <summary>Adds the names of the accounts.</summary>
    public static IQueryable<MandateView> Of(WorkflowDb db, IQueryable<MandateRow> mandates) => mandates.AsNoTracking().Select(row => new MandateView(
        row.Id, row.Account, db.Users.Where(account => account.Id == row.Account).Select(account => account.DisplayName).FirstOrDefault(), row.Role, row.FromDay, row.ToDay, row.Evidence));

    /// <summary>What the trail tells; the paper may name a person.</summary>
    public static JsonObject Trail(Mandate mandate) => new()
    {
        ["party"] = mandate.Party.Value.ToString(), ["account"] = mandate.Account, ["role"] = mandate.Role.ToString(), ["from"] = $"{mandate.From:yyyy-MM-dd}",
        ["to"] = mandate.To is { } to ? $"{to:yyyy-MM-dd}" : null,
    };

    /// <summary>Whether the caller gives and ends mandates of a party it sees: the window and the administrator do; for the party itself its legal representative, whose own mandate holds
    /// today. Refused: <c>mandate.role-not-allowed</c>, <c>access.refused</c> by route for other roles.</summary>
    internal static async Task<Result> CheckGiverAsync(WorkflowDb db, Caller caller, DateOnly today, Guid party, CancellationToken cancellationToken)
    {
        if (caller.Role != ActorRole.Applicant)
        {
            return Result.Done;
        }

        var rows = await db.Mandates.AsNoTracking().Where(row => row.Account == caller.Account && row.PartyId == party).OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var own = rows.ConvertAll(row => new Mandate(row.Id, new(row.PartyId), row.Account, row.Role, row.FromDay, row.ToDay, row.Evidence));
        return Mandates.Check(own, caller.Account, new(party), today, MandateRole.LegalRepresentative) is { IsRefused: true } no ? no.Refusal : Result.Done;
    }
}

/// <summary>The party has no such mandate.</summary>
internal sealed record MandateNotFound(Guid Mandate) : Refusal("mandate.not-found", $"There is no mandate {Mandate}.", ("mandate", Mandate.ToString()));

/// <summary>Only an applicant's account acts for a party.</summary>
internal sealed record MandateAccountUnknown(string Account)
    : Refusal("mandate.account-unknown", $"{Account} is no open account of an applicant.", ("account", Account));
