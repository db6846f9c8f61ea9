using Workflow.Approvals.Catalogue;
using Workflow.Approvals.Parties;

namespace Workflow.Approvals.Licences;

/// <summary>The catalogue has no such kind.</summary>
public sealed record LicenceKindUnknown(string Kind) : Refusal("licence.kind-unknown", $"The catalogue has no licence kind {Kind}.", ("kind", Kind));

/// <summary>Persons hold the licences of persons, enterprises and bodies all others.</summary>
public sealed record LicenceHolderKind(string Kind, LicenceHolder Holder, PartyKind Party)
    : Refusal("licence.holder-kind", $"{Kind} is held by a {Wording.Of(Holder)}, not by a {Wording.Of(Party)}.", ("kind", Kind), ("holder", Wording.Of(Holder)), ("party", Wording.Of(Party)));

/// <summary>The number cannot stand on a licence.</summary>
public sealed record LicenceNumberMalformed(string Number)
    : Refusal("licence.number-malformed", $"'{Number}' is not the number of a licence: 60 characters at most, with at least four letters or digits.", ("number", Number));

/// <summary>The catalogue has no such department.</summary>
public sealed record LicenceDepartmentUnknown(string Department)
    : Refusal("licence.department-unknown", $"The catalogue has no department {Department}.", ("department", Department));

/// <summary>Another department issues licences of the kind.</summary>
public sealed record LicenceDepartmentNotCompetent(string Kind, string Department, string Competent)
    : Refusal("licence.department-not-competent", $"{Kind} is issued by {Competent}, not by {Department}.", ("kind", Kind), ("department", Department), ("competent", Competent));

/// <summary>No identifier can be made: the catalogue has no credit code of the department.</summary>
public sealed record LicenceIssuerWithoutCode(string Department)
    : Refusal("licence.issuer-without-code", $"Department {Department} has no credit code in the catalogue, so no e-licence identifier can be made.", ("department", Department))
{
    public override string? LegalSource => "GB/T 36904-2018";
}

/// <summary>A licence is entered once it was issued.</summary>
public sealed record LicenceIssuedInFuture(DateOnly IssuedOn)
    : Refusal("licence.issued-in-future", $"The licence is said to be issued on {IssuedOn:yyyy-MM-dd}, which is still to come.", ("issuedOn", $"{IssuedOn:yyyy-MM-dd}"));

/// <summary>The term ends before it begins.</summary>
public sealed record LicenceEndsBeforeStart(DateOnly From, DateOnly To)
    : Refusal("licence.ends-before-start", $"The licence ends {To:yyyy-MM-dd}, before it begins {From:yyyy-MM-dd}.", ("from", $"{From:yyyy-MM-dd}"), ("to", $"{To:yyyy-MM-dd}"));

/// <summary>The kind has a term, so the licence has an end.</summary>
public sealed record LicenceEndMissing(string Kind) : Refusal("licence.end-missing", $"A licence of kind {Kind} has a term: say its last day.", ("kind", Kind));

/// <summary>The text is not an e-licence identifier.</summary>
public sealed record LicenceIdentifierMalformed(string Text)
    : Refusal("licence.identifier-malformed", $"'{Text}' is not an e-licence identifier: 1.2.156.3005.2, type, issuer, serial, version and check, with dots between.", ("text", Text))
{
    public override string? LegalSource => "GB/T 36904-2018";
}

/// <summary>The check character does not fit: a typing error.</summary>
public sealed record LicenceIdentifierCheckFails(string Text)
    : Refusal("licence.identifier-check-fails", $"The check character of {Text} does not fit.", ("text", Text))
{
    public override string? LegalSource => "GB/T 36904-2018";
}

/// <summary>The licence stands in a way in which this cannot be done to it.</summary>
public sealed record LicenceWrongStatus(LicenceId Licence, LicenceStatus Status, LicenceAct Act)
    : Refusal(
        "licence.wrong-status", $"Licence {Licence.Value} is {Wording.Of(Status)}; it cannot be {Wording.Of(Act)}.", ("licence", $"{Licence.Value}"), ("status", Wording.Of(Status)),
        ("act", Wording.Of(Act)));

/// <summary>Its term still runs.</summary>
public sealed record LicenceNotExpired(LicenceId Licence, DateOnly? ValidTo)
    : Refusal(
        "licence.not-expired", $"Licence {Licence.Value} has not expired: {(ValidTo is { } last ? $"{last:yyyy-MM-dd}" : "it has no end")}.", ("licence", $"{Licence.Value}"),
        ("validTo", ValidTo is { } day ? $"{day:yyyy-MM-dd}" : "-"));

/// <summary>The version has three digits and they are used up.</summary>
public sealed record LicenceVersionsExhausted(LicenceId Licence)
    : Refusal("licence.versions-exhausted", $"Licence {Licence.Value} has had {LicenceIdentifier.LastVersion} versions; the identifier has no room for another.", ("licence", $"{Licence.Value}"));
