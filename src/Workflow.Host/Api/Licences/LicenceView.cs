using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Workflow.Approvals;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Licences;
using Workflow.Host.Api.Cases;
using Workflow.Host.Security;
using Workflow.Runtime.Data;
using Workflow.Runtime.Data.Rows;

namespace Workflow.Host.Api.Licences;

/// <summary>A licence as the register shows it.</summary>
/// <param name="Id">Surrogate id.</param>
/// <param name="Kind">Kind of the catalogue with its name.</param>
/// <param name="Holder">Id of the party that holds it.</param>
/// <param name="HolderName">As written on it; of a person the word person.</param>
/// <param name="Number">Number on the document.</param>
/// <param name="Department">Who issued it.</param>
/// <param name="Region">Division of the department.</param>
/// <param name="IssuedOn">Day of issue of the present version.</param>
/// <param name="ValidFrom">First day of the term.</param>
/// <param name="ValidTo">Last day of the term; null without an end.</param>
/// <param name="Status">As the register has it.</param>
/// <param name="StatusName">The same in words.</param>
/// <param name="IsInForce">It holds today.</param>
/// <param name="DaysLeft">Days after today on which it still holds; 0 on its last day, negative afterwards, null without an end.</param>
/// <param name="Version">A change or a renewal raises it.</param>
/// <param name="Identifier">E-licence identifier of the version.</param>
/// <param name="IsIdentifierAssumed">The issuer's credit code in the catalogue is made up, so the identifier is no official one.</param>
/// <param name="Address">Where the licensed activity takes place.</param>
/// <param name="Scope">What is licensed.</param>
/// <param name="Case">The case whose decision the last act follows.</param>
/// <param name="ChangedAt">Office time of the last act.</param>
internal sealed record LicenceView(
    Guid Id, CodeName Kind, Guid Holder, string HolderName, string Number, CodeName Department, string Region, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo,
    LicenceStatus Status, string StatusName, bool IsInForce, int? DaysLeft, int Version, string Identifier, bool IsIdentifierAssumed, string? Address, string? Scope, string? Case,
    DateTimeOffset ChangedAt)
{
    public static LicenceView Of(Licence licence, CatalogueNames names, DateOnly today) => new(
        licence.Id.Value, names.LicenceKind(licence.Kind), licence.Holder.Value, licence.Content.HolderName, licence.Number, names.DepartmentOf(licence.Department), licence.Region,
        licence.IssuedOn, licence.ValidFrom, licence.ValidTo, licence.Status, names.State(licence.Status), licence.IsInForce(today), licence.DaysLeft(today), licence.Version,
        licence.Identifier, IsAssumed(licence, names.Catalogue), licence.Content.Address, licence.Content.Scope, licence.Case?.Value, licence.ChangedAt);

    /// <summary>A licence the caller may see. Refused: <c>licence.not-found</c>.</summary>
    public static async Task<Result<LicenceRow>> FindAsync(WorkflowDb db, Caller caller, DateOnly today, Guid id, CancellationToken cancellationToken) =>
        await Visible.Licences(db, caller, today).SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? row : new LicenceNotFound(id);

    /// <summary>What the trail tells; nothing on a licence of ours is personal but a reference.</summary>
    public static JsonObject Trail(Licence licence) => new()
    {
        ["kind"] = licence.Kind, ["number"] = licence.Number, ["holder"] = licence.Holder.Value, ["department"] = licence.Department, ["status"] = Wording.Of(licence.Status),
        ["validFrom"] = $"{licence.ValidFrom:yyyy-MM-dd}", ["validTo"] = licence.ValidTo is { } to ? $"{to:yyyy-MM-dd}" : null, ["address"] = licence.Content.Address, ["scope"] = licence.Content.Scope,
        ["reason"] = licence.Reason,
    };

    private static bool IsAssumed(Licence licence, CatalogueVersion catalogue) =>
        catalogue.Departments.TryGetValue(licence.Department, out var department) && department.IsCodeAssumed
        && licence.Identifier.Contains($".{department.CreditCode}.", StringComparison.Ordinal);
}

/// <summary>No such licence, or none the caller may see.</summary>
internal sealed record LicenceNotFound(Guid Id) : Refusal("licence.not-found", $"There is no licence {Id}.", ("licence", $"{Id}"));
