using Workflow.Approvals.Stages;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>stage_applications</c>.</summary>
internal static class StageTable
{
    public static StepTable<StageApplication> Table { get; } = new(
        "stage_applications", 2,
        "case_no number code lead_department state filing_bookmark opened_at filed_at accepted_at deemed_accepted decided_at form matters end_reason filing",
        (row, @case, stage) => row
            .Text(@case.Value).Number(stage.Number).Text(stage.Code).Text(stage.LeadDepartment).Name(stage.State).Text(stage.FilingBookmark)
            .Instant(stage.OpenedAt).Instant(stage.FiledAt).Instant(stage.AcceptedAt).Flag(stage.DeemedAccepted).Instant(stage.DecidedAt)
            .Json(stage.Form).Text(StoreJson.Write(stage.Matters)).Text(stage.EndReason).Number(stage.Filing));

    public static StageApplication Read(RowReader row)
    {
        row.Skip();
        return new()
        {
            Number = row.Count(),
            Code = row.Text(),
            LeadDepartment = row.Text(),
            State = row.Name<StageState>(),
            FilingBookmark = row.TextOrNull(),
            OpenedAt = row.Instant(),
            FiledAt = row.InstantOrNull(),
            AcceptedAt = row.InstantOrNull(),
            DeemedAccepted = row.Flag(),
            DecidedAt = row.InstantOrNull(),
            Form = row.Json(),
            Matters = StoreJson.ReadMatters(row.Text()),
            EndReason = row.TextOrNull(),
            Filing = row.Count(),
        };
    }
}
