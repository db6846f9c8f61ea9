using Workflow.Approvals.Cases;
using Workflow.Approvals.Stages;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>A draft as stored, sealed.</summary>
internal sealed record DraftLine(string Stage, Guid Version, byte[] Nonce, byte[] Cipher, DateTimeOffset SavedAt, string SavedBy);

/// <summary>A stage somebody names by its code or its number.</summary>
internal sealed record NamedStage(string Code, StageState State);

/// <summary>The version a draft stands at.</summary>
internal sealed record DraftVersion(string Stage, Guid Version);

/// <summary><c>filing_drafts</c>.</summary>
internal static class DraftTable
{
    public static StepTable<DraftLine> Table { get; } = new(
        "filing_drafts", 2, "case_no stage version nonce cipher saved_at saved_by",
        (row, @case, draft) => row
            .Text(@case.Value).Text(draft.Stage).Id(draft.Version).Bytes(draft.Nonce).Bytes(draft.Cipher).Instant(draft.SavedAt).Text(draft.SavedBy));

    /// <summary>The stage of the case with this code or number.</summary>
    public static Statement FindingStage(CaseNo @case, string stage) =>
        new("select code, state from stage_applications where case_no = $1 and (code = $2 or cast(number as text) = $2)", new RowWriter().Text(@case.Value).Text(stage).Cells);

    /// <summary>The versions of all drafts of the case.</summary>
    public static Statement FindingVersions(CaseNo @case) => new("select stage, version from filing_drafts where case_no = $1", new RowWriter().Text(@case.Value).Cells);

    public static Statement Dropping(CaseNo @case, string stage) => Table.Removing(new RowWriter().Text(@case.Value).Text(stage));

    public static Statement DroppingAll(CaseNo @case) => new("delete from filing_drafts where case_no = $1", new RowWriter().Text(@case.Value).Cells);

    public static NamedStage ReadStage(RowReader row) => new(row.Text(), row.Name<StageState>());

    public static DraftVersion ReadVersion(RowReader row) => new(row.Text(), row.Id());
}
