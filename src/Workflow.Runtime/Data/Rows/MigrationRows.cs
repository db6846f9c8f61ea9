using Workflow.Runtime.Migrating;

namespace Workflow.Runtime.Data.Rows;

/// <summary>Row of <c>migrations</c>: running cases of one version are to go on on another.</summary>
internal sealed class MigrationRow
{
    public required Guid Id { get; init; }
    public required string DefinitionId { get; init; }
    public required int FromVersion { get; init; }
    public required int ToVersion { get; init; }
    public required MigrationMode Mode { get; init; }
    public required MigrationState State { get; set; }
    public required string ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public string? ApprovedBy { get; set; }
    public DateTimeOffset? ApprovedAt { get; set; }
    public string? UndoneBy { get; set; }

    /// <summary>Counts changes.</summary>
    public required int Version { get; set; }
}

/// <summary>Row of <c>migrated_cases</c>: a case that was moved, with what is needed to take it back.</summary>
internal sealed class MigratedCaseRow
{
    public required Guid MigrationId { get; init; }
    public required string CaseNo { get; init; }

    /// <summary>Number of the step that moved it: taken back only while it is the last. 0 when the case did something else in the same step.</summary>
    public required int Step { get; init; }

    /// <summary>The state document before.</summary>
    public required byte[] StateBefore { get; init; }

    public required DateTimeOffset MovedAt { get; init; }
    public DateTimeOffset? UndoneAt { get; init; }
}

/// <summary>Row of <c>unmoved_cases</c>: a case a migration could not move, or take back, when it came to it.</summary>
internal sealed class UnmovedCaseRow
{
    public required Guid MigrationId { get; init; }
    public required string CaseNo { get; init; }

    /// <summary>Codes, with the step each is about, separated by commas.</summary>
    public required string Obstacles { get; set; }

    public required DateTimeOffset At { get; set; }
}
