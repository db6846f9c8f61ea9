using Workflow.Approvals.Archives;
using Workflow.Approvals.Cases;
using Workflow.Approvals.Clocks;
using Workflow.Approvals.Documents;
using Workflow.Runtime.Data.Steps;

namespace Workflow.Runtime.Data.Tables;

/// <summary>An archive as written.</summary>
internal sealed record ArchiveLine(DateTimeOffset ArchivedAt, DateOnly? RetainUntil, string Catalogue);

/// <summary><c>archives</c>; and what the step that closes a case reads for it.</summary>
internal static class ArchiveTable
{
    public static StepTable<ArchiveLine> Table { get; } = new(
        "archives", 1, "case_no archived_at retain_until catalogue sha256",
        (row, @case, line) => row.Text(@case.Value).Instant(line.ArchivedAt).Day(line.RetainUntil).Text(line.Catalogue).Text(ArchiveCatalogue.HashOf(line.Catalogue)));

    /// <summary>What the case has already: documents in order of issue, attachments in order of upload.</summary>
    public static IReadOnlyList<Statement> Selecting(CaseNo @case)
    {
        var key = new RowWriter().Text(@case.Value).Cells;
        return
        [
            new("select d.number, d.title, d.issued_at, cast(octet_length(c.html) as bigint), d.sha256 from documents d join document_contents c on c.document_id = d.id where d.case_no = $1 order by d.issued_at, d.id", key),
            new("select '', a.name, a.uploaded_at, c.size, a.sha256 from attachments a join attachment_contents c on c.sha256 = a.sha256 where a.case_no = $1 order by a.uploaded_at, a.sha256", key),
        ];
    }

    public static ArchivedPaper ReadDocument(RowReader row) => Read(row, ArchivedPaper.Document);

    public static ArchivedPaper ReadAttachment(RowReader row) => Read(row, ArchivedPaper.Attachment);

    /// <summary>A document that is issued in the closing step itself.</summary>
    public static ArchivedPaper Of(IssuedDocument document) =>
        new(ArchivedPaper.Document, document.Number, document.Title, document.IssuedAt, System.Text.Encoding.UTF8.GetByteCount(document.Html), document.Sha256);

    /// <summary>Writes the archive of a case that is closed in this step.</summary>
    public static Statement Writing(CaseFile file, Retention retention, IReadOnlyList<ArchivedPaper> papers)
    {
        var closedAt = file.Case.ClosedAt ?? throw new InvalidOperationException($"Case {file.Case.No} is archived and open.");
        var catalogue = new ArchiveCatalogue(file.Case, file.Applicant.DisplayName, retention, papers);
        return Table.Adding(file.Case.No, new(closedAt, retention.Until(OfficeTime.DayOf(closedAt)), catalogue.Write()));
    }

    private static ArchivedPaper Read(RowReader row, string kind)
    {
        var (number, title, at) = (row.Text(), row.Text(), row.Instant());
        return new(kind, number, title, at, row.Number(), row.Text());
    }
}
