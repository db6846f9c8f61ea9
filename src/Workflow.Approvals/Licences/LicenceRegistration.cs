using Workflow.Approvals.Cases;
using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;
using Workflow.Approvals.Tasks;

namespace Workflow.Approvals.Licences;

/// <summary>What a licence is to say when it enters the register.</summary>
/// <param name="Kind">Kind of the catalogue.</param>
/// <param name="Number">Number on the document.</param>
/// <param name="Department">Who issues.</param>
/// <param name="Region">Division of the department.</param>
/// <param name="IssuedOn">Office day.</param>
/// <param name="ValidFrom">First day of the term.</param>
/// <param name="ValidTo">Last day of the term, or null.</param>
public sealed record LicenceTerms(string Kind, string Number, string Department, string Region, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo)
{
    /// <summary>Where the licensed activity takes place.</summary>
    public string? Address { get; init; }

    /// <summary>What is licensed.</summary>
    public string? Scope { get; init; }

    /// <summary>Reference into party data; never a name.</summary>
    public string? ResponsiblePerson { get; init; }

    /// <summary>The identifier the document bears already; null to make one.</summary>
    public string? Identifier { get; init; }
}

/// <summary>A licence enters the register: issued by a decision, or entered because it exists already.</summary>
public static class LicenceRegistration
{
    private const int FewestSigns = 4;
    private const int LongestNumber = 60;

    /// <summary>Makes the first version, and says whether its number, kind, holder and dates can be.</summary>
    /// <param name="id">Surrogate id.</param>
    /// <param name="terms">What it says.</param>
    /// <param name="holder">Who holds it.</param>
    /// <param name="act">Issued or registered.</param>
    /// <param name="case">The case that decided; null when entered.</param>
    /// <param name="catalogue">Kinds and departments.</param>
    /// <param name="now">Office time.</param>
    /// <returns>Refused: <c>licence.kind-unknown</c>, <c>.holder-kind</c>, <c>.number-malformed</c>, <c>.department-unknown</c>, <c>.department-not-competent</c>,
    /// <c>.issuer-without-code</c>, <c>.issued-in-future</c>, <c>.ends-before-start</c>, <c>.end-missing</c>, <c>.identifier-malformed</c>, <c>.identifier-check-fails</c>,
    /// <c>region.malformed</c>.</returns>
    public static Result<Licence> Enter(LicenceId id, LicenceTerms terms, Party holder, LicenceAct act, CaseNo? @case, CatalogueVersion catalogue, DateTimeOffset now) =>
        (Checked(terms, holder, catalogue).Refusal ?? Dated(terms, catalogue, now).Refusal) is { } no
            ? no
            : IdentifierOf(terms, catalogue).Map(identifier => new Licence
            {
                Id = id,
                Kind = terms.Kind,
                Holder = holder.Id,
                Number = terms.Number,
                Department = terms.Department,
                Region = terms.Region,
                IssuedOn = terms.IssuedOn,
                ValidFrom = terms.ValidFrom,
                ValidTo = terms.ValidTo,
                Status = LicenceStatus.Valid,
                Version = identifier.Version,
                Identifier = identifier.ToString(),
                Content = new LicenceContent(holder.DisplayName, terms.Address, terms.Scope, terms.ResponsiblePerson),
                Act = act,
                Case = @case,
                Revision = 1,
                ChangedAt = now,
            });

    /// <summary>Corrects an entry that was made wrongly: number, dates, address, scope. Kind, holder and department stay, and so does the version.</summary>
    /// <returns>Refused as <see cref="Enter"/>, and <c>licence.wrong-status</c> when it is cancelled or revoked.</returns>
    public static Result<Licence> Correct(Licence licence, LicenceTerms terms, Party holder, string reason, CatalogueVersion catalogue, DateTimeOffset now) =>
        licence.Status is LicenceStatus.Cancelled or LicenceStatus.Revoked ? new LicenceWrongStatus(licence.Id, licence.Status, LicenceAct.Corrected)
        : string.IsNullOrWhiteSpace(reason) ? new ReasonsMissing()
        : (Checked(terms, holder, catalogue).Refusal ?? Dated(terms, catalogue, now).Refusal) is { } no ? no
        : licence with
        {
            Number = terms.Number,
            IssuedOn = terms.IssuedOn,
            ValidFrom = terms.ValidFrom,
            ValidTo = terms.ValidTo,
            Content = licence.Content with { Address = terms.Address, Scope = terms.Scope },
            Act = LicenceAct.Corrected,
            Reason = reason.Trim(),
            Case = null,
            Revision = licence.Revision + 1,
            ChangedAt = now,
        };

    private static Result Checked(LicenceTerms terms, Party holder, CatalogueVersion catalogue) =>
        !catalogue.LicenceKinds.TryGetValue(terms.Kind, out var kind) ? new LicenceKindUnknown(terms.Kind)
        : (kind.Holder == LicenceHolder.Person) != (holder.Kind == PartyKind.Person) ? new LicenceHolderKind(terms.Kind, kind.Holder, holder.Kind)
        : !IsNumber(terms.Number) ? new LicenceNumberMalformed(terms.Number)
        : !catalogue.Departments.ContainsKey(terms.Department) ? new LicenceDepartmentUnknown(terms.Department)
        : kind.Department is { } competent && competent != terms.Department ? new LicenceDepartmentNotCompetent(terms.Kind, terms.Department, competent)
        : PartyRegistration.Region(terms.Region);

    private static Result Dated(LicenceTerms terms, CatalogueVersion catalogue, DateTimeOffset now) =>
        terms.IssuedOn > Clocks.OfficeTime.DayOf(now) ? new LicenceIssuedInFuture(terms.IssuedOn)
        : terms.ValidTo is { } last ? last < terms.ValidFrom ? new LicenceEndsBeforeStart(terms.ValidFrom, last) : Result.Done
        : catalogue.LicenceKinds[terms.Kind].Validity.Amount > 0 ? new LicenceEndMissing(terms.Kind)
        : Result.Done;

    private static Result<LicenceIdentifier> IdentifierOf(LicenceTerms terms, CatalogueVersion catalogue) =>
        terms.Identifier is { } given ? LicenceIdentifier.Parse(given)
        : catalogue.Departments[terms.Department].CreditCode is not { } issuer || catalogue.LicenceTypeCode(terms.Kind) is not { } type ? new LicenceIssuerWithoutCode(terms.Department)
        : new LicenceIdentifier(type, issuer, LicenceIdentifier.SerialOf(terms.Number), 1);

    // Numbers carry Chinese signs and brackets; the identifier needs some letters or digits of them.
    private static bool IsNumber(string number) =>
        number.Length <= LongestNumber && number == number.Trim() && !number.Any(char.IsControl) && LicenceIdentifier.SerialOf(number).Length >= FewestSigns;
}
