using Workflow.Approvals.Documents;
using Workflow.Approvals.Materials;
using Workflow.Approvals.Notices;
using Workflow.Runtime.Data.Json;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary><c>materials</c>, <c>supplements</c>, <c>documents</c>, <c>document_contents</c>, <c>notices</c>.</summary>
internal static class PaperTables
{
    public static StepTable<Material> Materials { get; } = new(
        "materials", 3, "case_no stage code state reference due_on",
        (row, @case, material) => row
            .Text(@case.Value).Number(material.Stage).Text(material.Code).Name(material.State).Text(material.Reference).Day(material.DueOn));

    public static StepTable<Supplement> Supplements { get; } = new(
        "supplements", 1, "id case_no stage phase state items bookmark task_id sent_at due_on answered_at",
        (row, @case, supplement) => row
            .Id(supplement.Id.Value).Text(@case.Value).Number(supplement.Stage).Name(supplement.Phase).Name(supplement.State)
            .Text(StoreJson.Write(supplement.Items)).Text(supplement.Bookmark).Id(supplement.Task?.Value).Instant(supplement.SentAt)
            .Day(supplement.DueOn).Instant(supplement.AnsweredAt));

    public static StepTable<IssuedDocument> Documents { get; } = new(
        "documents", 1, "id case_no kind department stage task_id number title template_version sha256 issued_at",
        (row, @case, document) => row
            .Id(document.Id.Value).Text(@case.Value).Name(document.Kind).Text(document.Department).Number(document.Stage).Id(document.Task?.Value)
            .Text(document.Number).Text(document.Title).Number(document.TemplateVersion).Text(document.Sha256).Instant(document.IssuedAt));

    public static StepTable<IssuedDocument> Contents { get; } = new(
        "document_contents", 1, "document_id html", (row, _, document) => row.Id(document.Id.Value).Text(document.Html));

    public static StepTable<Notice> Notices { get; } = new(
        "notices", 1, "id case_no code party department values posted_at read_at",
        (row, @case, notice) => row
            .Id(notice.Id.Value).Text(@case.Value).Text(notice.Code).Id(notice.Party?.Value).Text(notice.Department).Json(notice.Values)
            .Instant(notice.At).Instant(notice.ReadAt));

    public static Material ReadMaterial(RowReader row)
    {
        row.Skip();
        return new(row.Count(), row.Text(), row.Name<MaterialState>(), row.TextOrNull(), row.DayOrNull());
    }

    public static Supplement ReadSupplement(RowReader row)
    {
        var id = new Approvals.Cases.SupplementId(row.Id());
        row.Skip();
        return new()
        {
            Id = id,
            Stage = row.Count(),
            Phase = row.Name<SupplementPhase>(),
            State = row.Name<SupplementState>(),
            Items = StoreJson.ReadItems(row.Text()),
            Bookmark = row.TextOrNull(),
            Task = row.IdOrNull() is { } task ? new Approvals.Cases.TaskId(task) : null,
            SentAt = row.InstantOrNull(),
            DueOn = row.DayOrNull(),
            AnsweredAt = row.InstantOrNull(),
        };
    }
}
