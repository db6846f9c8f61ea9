using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Parties;

/// <summary>The party has no name.</summary>
public sealed record PartyNameMissing() : Refusal("party.name-missing", "A party needs a name.");

/// <summary>An enterprise or body needs its credit code; a person's identifiers are party data.</summary>
public sealed record PartyIdentifierMissing() : Refusal("party.identifier-missing", "An enterprise or body needs a unified social credit code.");

/// <summary>A person's identifiers and name never stand in the party row.</summary>
public sealed record PartyPersonIdentified() : Refusal("party.person-identified", "The name and identifiers of a person are kept in party data, not in the party row.");

/// <summary>A startup gets its credit code when it is registered.</summary>
public sealed record PartyStartupIdentified() : Refusal("party.startup-identified", "A startup has no credit code yet: what has one is an enterprise.");

/// <summary>The region is not six digits.</summary>
public sealed record RegionMalformed(string Region) : Refusal("region.malformed", $"'{Region}' is not a region: 6 digits.", ("region", Region));

/// <summary>The text is not a unified social credit code.</summary>
public sealed record CreditCodeMalformed(string Code)
    : Refusal("credit-code.malformed", $"'{Code}' is not a unified social credit code: 18 of the digits and letters without I, O, S, V, Z.", ("code", Code))
{
    public override string? LegalSource => "GB 32100-2015";
}

/// <summary>A check digit does not fit and nobody has confirmed the code.</summary>
public sealed record CreditCodeUnconfirmed(string Code)
    : Refusal("credit-code.unconfirmed", $"A check digit of {Code} does not fit; a few early codes are like that: confirm it.", ("code", Code))
{
    public override string? LegalSource => "GB 32100-2015";
}

/// <summary>The account has no mandate for the party.</summary>
public sealed record MandateMissing(string Account, PartyId Party)
    : Refusal("mandate.missing", $"{Account} has no mandate for party {Party.Value}.", ("account", Account), ("party", $"{Party.Value}"));

/// <summary>The mandate has not begun or is over.</summary>
public sealed record MandateNotInForce(string Account, DateOnly On)
    : Refusal("mandate.not-in-force", $"No mandate of {Account} is in force on {On:yyyy-MM-dd}.", ("account", Account), ("on", $"{On:yyyy-MM-dd}"));

/// <summary>The mandate's role may not do this.</summary>
public sealed record MandateRoleNotAllowed(string Account, MandateRole Role)
    : Refusal("mandate.role-not-allowed", $"{Account} acts as {Wording.Of(Role)}, which is not enough.", ("account", Account), ("role", Wording.Of(Role)));

/// <summary>A mandate rests on evidence.</summary>
public sealed record MandateEvidenceMissing() : Refusal("mandate.evidence-missing", "A mandate needs evidence: the number or hash of the paper it rests on.");

/// <summary>A mandate ends before it begins.</summary>
public sealed record MandateEndsBeforeStart(DateOnly From, DateOnly To)
    : Refusal("mandate.ends-before-start", $"The mandate ends {To:yyyy-MM-dd}, before it begins {From:yyyy-MM-dd}.", ("from", $"{From:yyyy-MM-dd}"), ("to", $"{To:yyyy-MM-dd}"));

/// <summary>The party was struck off the register: it applies for nothing any more.</summary>
public sealed record PartyIsClosed(DateOnly On) : Refusal("party.closed", $"The party was struck off the register on {Clocks.Iso.Of(On)}.", ("on", Clocks.Iso.Of(On)));
