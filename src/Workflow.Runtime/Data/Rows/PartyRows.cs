using Workflow.Approvals.Parties;
using Workflow.Approvals.Projects;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>parties</c>; personal fields are in <c>party_data</c>.</summary>
internal sealed class PartyRow
{
    public required Guid Id { get; init; }
    public required PartyKind Kind { get; set; }
    public required string DisplayName { get; set; }
    public required string Region { get; set; }

    /// <summary>Office day on which it was struck off the register; null while it exists.</summary>
    public DateOnly? ClosedOn { get; set; }

    /// <summary>Counts its changes, for If-Match.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>Row of <c>party_identifiers</c>.</summary>
internal sealed class PartyIdentifierRow
{
    public required Guid PartyId { get; init; }
    public required string Scheme { get; init; }
    public required string Value { get; init; }
}

/// <summary>Row of <c>party_data</c>: one personal field, encrypted with the party's key.</summary>
internal sealed class PartyDataRow
{
    public required Guid PartyId { get; init; }
    public required string Field { get; init; }
    public required byte[] Nonce { get; set; }

    /// <summary>AES-GCM cipher text followed by its tag.</summary>
    public required byte[] Cipher { get; set; }
}

/// <summary>Row of <c>party_keys</c>: a party's key, wrapped with one of the master key. Without it the party's fields are noise.</summary>
internal sealed class PartyKeyRow
{
    public required Guid PartyId { get; init; }
    public required byte[] Nonce { get; init; }
    public required byte[] Wrapped { get; init; }
}

/// <summary>Row of <c>mandates</c>.</summary>
internal sealed class MandateRow
{
    public required Guid Id { get; init; }
    public required Guid PartyId { get; init; }
    public required string Account { get; init; }
    public required MandateRole Role { get; init; }
    public required DateOnly FromDay { get; init; }
    public DateOnly? ToDay { get; set; }
    public required string Evidence { get; init; }

    /// <summary>Counts its changes, for If-Match.</summary>
    public int Version { get; set; } = 1;
}

/// <summary>Row of <c>projects</c>.</summary>
internal sealed class ProjectRow
{
    public required string Code { get; init; }
    public required Guid Owner { get; init; }
    public required string Name { get; set; }
    public required InvestmentKind Investment { get; init; }
    public required string Region { get; set; }

    /// <summary>JSON object: attribute code to value.</summary>
    public required string Attributes { get; set; }

    /// <summary>Counts its changes, for If-Match.</summary>
    public int Version { get; set; } = 1;
}
