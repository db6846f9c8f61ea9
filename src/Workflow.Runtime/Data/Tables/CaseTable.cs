using Workflow.Approvals.Cases;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A case row with the heads that only the store looks at.</summary>
/// <param name="Case">The case.</param>
/// <param name="DueAt">Earliest end of the case's own open clocks.</param>
/// <param name="StepNumber">Commits made so far.</param>
/// <param name="Audit">Head of the audit chain.</param>
internal sealed record CaseLine(Case Case, DateTimeOffset? DueAt, int StepNumber, Audit.AuditHead Audit);

/// <summary><c>cases</c>.</summary>
internal static class CaseTable
{
    public static StepTable<CaseLine> Table { get; } = new(
        "cases", 1,
        "no kind definition_id definition_version catalogue_version applicant project region state opened_at closed_at closed_reason instance_id row_counter due_at step_number audit_sequence audit_head",
        (row, _, line) => row
            .Text(line.Case.No.Value).Name(line.Case.Kind).Text(line.Case.DefinitionId).Number(line.Case.DefinitionVersion).Number(line.Case.CatalogueVersion)
            .Id(line.Case.Applicant.Value).Text(line.Case.Project?.Value).Text(line.Case.Region).Name(line.Case.State).Instant(line.Case.OpenedAt)
            .Instant(line.Case.ClosedAt).Text(line.Case.ClosedReason).Text(line.Case.InstanceId).Number(line.Case.RowCounter)
            .Instant(line.DueAt).Number(line.StepNumber).Number(line.Audit.Sequence).Bytes(line.Audit.Hash));

    /// <summary>The case row under its lock, if it is within reach.</summary>
    public static Statement Locking(CaseNo no, CaseReach reach, Dialect dialect)
    {
        var values = new RowWriter().Text(no.Value);
        reach.Write(values);
        return new($"select {Table.List} from cases where no = $1{reach.Condition}{dialect.RowLock}", values.Cells);
    }

    /// <summary>Moves the row from step n to n + 1 (last parameter = n); any other state of the row is a bug.</summary>
    private static readonly string Move =
        $"update cases set {string.Join(", ", Table.Columns.Select((column, i) => $"\"{column}\" = ${i + 1}"))} where no = $1 and step_number = ${Table.Columns.Count + 1}";

    public static Statement Moving(CaseLine next)
    {
        var cells = Table.Putting(next.Case.No, next).Cells;
        return new(Move, [.. cells, new Cell(CellKind.Number, (long)(next.StepNumber - 1))], MustMove: true);
    }

    public static CaseLine Read(RowReader row) => new(
        new Case
        {
            No = new(row.Text()),
            Kind = row.Name<CaseKind>(),
            DefinitionId = row.Text(),
            DefinitionVersion = row.Count(),
            CatalogueVersion = row.Count(),
            Applicant = new(row.Id()),
            Project = row.TextOrNull() is { } project ? new ProjectCode(project) : null,
            Region = row.Text(),
            State = row.Name<CaseState>(),
            OpenedAt = row.Instant(),
            ClosedAt = row.InstantOrNull(),
            ClosedReason = row.TextOrNull(),
            InstanceId = row.Text(),
            RowCounter = row.Count(),
        },
        row.InstantOrNull(),
        row.Count(),
        new(row.Number(), row.Bytes()));
}
