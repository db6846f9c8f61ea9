using Workflow.Approvals.Licences;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>licences</c>: each licence as it is now.</summary>
internal sealed class LicenceRow
{
    public required Guid Id { get; init; }
    public required string Kind { get; init; }
    public required Guid Holder { get; init; }
    public required string Number { get; set; }
    public required string Department { get; init; }
    public required string Region { get; init; }
    public required DateOnly IssuedOn { get; set; }
    public required DateOnly ValidFrom { get; set; }

    /// <summary>Last day; null without an end.</summary>
    public DateOnly? ValidTo { get; set; }

    public required LicenceStatus Status { get; set; }

    /// <summary>Number of the version, which the identifier bears.</summary>
    public required int Version { get; set; }

    public required string Identifier { get; set; }
    public required string HolderName { get; set; }
    public string? Address { get; set; }
    public string? Scope { get; set; }

    /// <summary>Reference into <c>party_data</c>; never a name.</summary>
    public string? ResponsiblePerson { get; set; }

    public required LicenceAct Act { get; set; }
    public string? Reason { get; set; }
    public string? CaseNo { get; set; }

    /// <summary>Counts the acts, for If-Match.</summary>
    public required int Revision { get; set; }

    public required DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Row of <c>licence_versions</c>: a licence as each act left it. Never changed.</summary>
internal sealed class LicenceVersionRow
{
    public required Guid LicenceId { get; init; }
    public required int Revision { get; init; }
    public required int Version { get; init; }
    public required LicenceAct Act { get; init; }
    public required LicenceStatus Status { get; init; }
    public required string Number { get; init; }
    public required DateOnly IssuedOn { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public DateOnly? ValidTo { get; init; }
    public required string Identifier { get; init; }
    public required string HolderName { get; init; }
    public string? Address { get; init; }
    public string? Scope { get; init; }
    public string? ResponsiblePerson { get; init; }
    public string? Reason { get; init; }
    public string? CaseNo { get; init; }
    public required DateTimeOffset ChangedAt { get; init; }
}
