namespace Workflow.Approvals.Cases;

/// <summary>A case (办件): one service asked for by one party. The lock root: commands on one case queue.</summary>
public sealed record Case
{
    public required CaseNo No { get; init; }
    public required CaseKind Kind { get; init; }

    /// <summary>Definition id and version the case is pinned to (ADR 9); an approved migration alone pins it to another (ADR 13).</summary>
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }

    /// <summary>Catalogue version the case is pinned to.</summary>
    public required int CatalogueVersion { get; init; }

    public required PartyId Applicant { get; init; }
    public ProjectCode? Project { get; init; }

    /// <summary>Administrative division code, 6 digits.</summary>
    public required string Region { get; init; }

    public required CaseState State { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Why the case closed as it did: a code of the text resources, or null.</summary>
    public string? ClosedReason { get; init; }

    /// <summary>Workflow instance that carries the case.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Counts rows made for this case; ids of new rows derive from it.</summary>
    public required int RowCounter { get; init; }

    public bool IsClosed => ClosedAt is not null;
}

/// <summary>What the case is about (convention 31).</summary>
public enum CaseKind
{
    Application,
    Renewal,
    Verification,
    Card,
    Rectification,

    /// <summary>What the office does for itself (机关内部): nobody applied.</summary>
    Internal,
}

/// <summary>States of the national exchange list for construction approval; numbers are the published codes.</summary>
public enum CaseState
{
    Received = 1,
    WithdrawnBeforeAcceptance = 2,
    Accepted = 3,
    AcceptanceRefused = 5,
    SupplementOpen = 6,
    SupplementAnswered = 7,
    InDepartments = 8,
    SpecialProcedure = 9,
    SpecialProcedureEnded = 10,
    Granted = 11,
    GrantedWithTolerance = 12,
    Refused = 13,
    Withdrawn = 14,
    Annulled = 15,

    /// <summary>An internal case or matter is done. No code of the list: no licence is granted, nothing is exchanged.</summary>
    Finished = 100,

    /// <summary>A joint pre-review has given its opinion. No code of the list: nothing is granted or refused before the formal filing.</summary>
    Advised = 101,
}
