using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Parties;

/// <summary>Enters a party into the register.</summary>
public static class PartyRegistration
{
    /// <summary>Scheme of the unified social credit code.</summary>
    public const string CreditCodeScheme = "uscc";

    /// <summary>Display name of every person; the real one is party data (convention 47).</summary>
    public const string Person = "person";

    /// <summary>An enterprise or body.</summary>
    /// <param name="id">Surrogate id, made by the caller.</param>
    /// <param name="kind">Enterprise, body or startup.</param>
    /// <param name="name">Registered name; of a startup the one it is to bear.</param>
    /// <param name="region">6 digits.</param>
    /// <param name="creditCode">Unified social credit code; a startup has none, and a body without one passes null with <paramref name="confirmed"/>.</param>
    /// <param name="confirmed">Somebody looked at the paper: a missing code or a check digit that does not fit is meant so.</param>
    public static Result<Party> Organisation(PartyId id, PartyKind kind, string name, string region, string? creditCode, bool confirmed)
    {
        if (kind == PartyKind.Person)
        {
            return new PartyPersonIdentified();
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            return new PartyNameMissing();
        }

        if (Region(region) is { IsRefused: true } malformed)
        {
            return malformed.Refusal;
        }

        if (kind == PartyKind.Startup && creditCode is not null)
        {
            return new PartyStartupIdentified();
        }

        if (creditCode is null)
        {
            return confirmed || kind == PartyKind.Startup ? new Party(id, kind, name.Trim(), region, []) : new PartyIdentifierMissing();
        }

        return CreditCode.Check(creditCode) switch
        {
            CreditCodeStanding.Malformed => new CreditCodeMalformed(creditCode),
            CreditCodeStanding.CheckFails when !confirmed => new CreditCodeUnconfirmed(creditCode),
            _ => new Party(id, kind, name.Trim(), region, [new PartyIdentifier(CreditCodeScheme, creditCode)]),
        };
    }

    /// <summary>A person: nothing that identifies stands in the row.</summary>
    public static Result<Party> NaturalPerson(PartyId id, string region) =>
        Region(region) is { IsRefused: true } malformed ? malformed.Refusal : new Party(id, PartyKind.Person, Person, region, []);

    /// <summary>The party under another name or in another division. What a person is called is not in the register.</summary>
    public static Result<Party> Amend(Party party, string name, string region) =>
        party.Kind == PartyKind.Person && name != Person ? new PartyPersonIdentified()
        : string.IsNullOrWhiteSpace(name) ? new PartyNameMissing()
        : Region(region) is { IsRefused: true } malformed ? malformed.Refusal
        : party with { DisplayName = name.Trim(), Region = region };

    /// <summary>Whether a text is an administrative division: 6 digits. Refused: <c>region.malformed</c>.</summary>
    public static Result Region(string region) => region.Length == 6 && region.All(char.IsAsciiDigit) ? Result.Done : new RegionMalformed(region);
}
