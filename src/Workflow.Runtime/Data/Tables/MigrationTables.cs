using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A case that goes over in this step.</summary>
/// <param name="Migration">The migration.</param>
/// <param name="Step">Number of this step.</param>
/// <param name="StateBefore">The state document before.</param>
/// <param name="MovedAt">Office time.</param>
internal sealed record MovedCase(Guid Migration, int Step, byte[] StateBefore, DateTimeOffset MovedAt)
{
    /// <summary>Stands for the step when the case did something in it besides going over.</summary>
    public const int Further = 0;
}

/// <summary><c>migrated_cases</c>.</summary>
internal static class MigrationTables
{
    public static StepTable<MovedCase> Moved { get; } = new(
        "migrated_cases", 2, "migration_id case_no step state_before moved_at undone_at",
        (row, @case, moved) => row.Id(moved.Migration).Text(@case.Value).Number(moved.Step).Bytes(moved.StateBefore).Instant(moved.MovedAt).Instant(null));

    /// <summary>Marks a case as taken back.</summary>
    public static Statement TakingBack(Guid migration, Approvals.Cases.CaseNo @case, DateTimeOffset at) => new(
        "update migrated_cases set undone_at = $3 where migration_id = $1 and case_no = $2", new RowWriter().Id(migration).Text(@case.Value).Instant(at).Cells);
}
