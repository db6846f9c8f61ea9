using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>cases</c>: what lists show, and the heads a commit needs without reading.</summary>
internal sealed class CaseRow
{
    public required string No { get; init; }
    public required CaseKind Kind { get; init; }
    public required string DefinitionId { get; init; }
    public required int DefinitionVersion { get; init; }
    public required int CatalogueVersion { get; init; }
    public required Guid Applicant { get; init; }
    public string? Project { get; init; }
    public required string Region { get; init; }
    public required CaseState State { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosedAt { get; init; }
    public string? ClosedReason { get; init; }
    public required string InstanceId { get; init; }
    public required int RowCounter { get; init; }

    /// <summary>Earliest end of the case's own open clocks; null while none runs towards an end.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Commits made on this case; a commit moves it from n to n + 1 or is a bug.</summary>
    public required int StepNumber { get; init; }

    /// <summary>Sequence of the last audit entry, 0 before the first.</summary>
    public required long AuditSequence { get; init; }

    /// <summary>Hash of the last audit entry; 32 zero bytes before the first.</summary>
    public required byte[] AuditHead { get; init; }
}

/// <summary>Row of <c>stage_applications</c>.</summary>
internal sealed class StageApplicationRow
{
    public required string CaseNo { get; init; }
    public required int Number { get; init; }
    public required string Code { get; init; }
    public required string LeadDepartment { get; init; }
    public required StageState State { get; init; }
    public string? FilingBookmark { get; init; }
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public DateTimeOffset? AcceptedAt { get; init; }
    public required bool DeemedAccepted { get; init; }
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>JSON object: field code to value.</summary>
    public required string Form { get; init; }

    /// <summary>JSON array of matter choices.</summary>
    public required string Matters { get; init; }

    public string? EndReason { get; init; }
    public required int Filing { get; init; }
}
