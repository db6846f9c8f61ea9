using Workflow.Approvals.Cases;

namespace Workflow.Approvals.Parties;

/// <summary>An applicant or holder (申请主体). Personal fields are not here: they are kept in party data, encrypted per person.</summary>
/// <param name="DisplayName">Name of an enterprise or body; for a person the fixed word <c>person</c> (the name is party data).</param>
/// <param name="Identifiers">Credit code and the like; for a person none (ID numbers are party data).</param>
public sealed record Party(PartyId Id, PartyKind Kind, string DisplayName, string Region, IReadOnlyList<PartyIdentifier> Identifiers)
{
    /// <summary>Office day on which it was struck off the register; null while it exists. It applies for nothing any more.</summary>
    public DateOnly? ClosedOn { get; init; }
}

/// <summary>Service object kinds (GB/T 39046-2020): 1 person, 2 enterprise, 3 to 5 bodies, 9 others.</summary>
public enum PartyKind
{
    Person = 1,
    Enterprise = 2,
    Body = 3,

    /// <summary>An enterprise that is being set up (设立中企业): it has no credit code yet, and becomes an enterprise when the code is issued (convention 46).</summary>
    Startup = 9,
}

/// <summary>A public identifier of a party.</summary>
/// <param name="Scheme">e.g. <c>uscc</c> (统一社会信用代码).</param>
public sealed record PartyIdentifier(string Scheme, string Value);

/// <summary>Who may act for a party, from when, on what evidence (授权).</summary>
/// <param name="Account">Account id.</param>
/// <param name="Role">legal-representative, handler or agent.</param>
/// <param name="From">First office day.</param>
/// <param name="To">Last office day, or null.</param>
/// <param name="Evidence">Number or hash of the paper it rests on.</param>
public sealed record Mandate(Guid Id, PartyId Party, string Account, MandateRole Role, DateOnly From, DateOnly? To, string Evidence);

/// <summary>In what capacity somebody acts for a party.</summary>
public enum MandateRole
{
    LegalRepresentative,
    Handler,
    Agent,
}
